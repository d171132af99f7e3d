package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// CheckpointsNotRetained finds jobs whose last checkpoint is deleted when they
// are cancelled.
var CheckpointsNotRetained = Pack.Add(rules.Rule{
	Name:     "checkpoints-not-retained",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.checkpointsNotRetained),
})

func (j job) checkpointsNotRetained(pass *analysis.Pass) {
	if j.batch() {
		return
	}
	set, _ := j.Get(retention)
	switch {
	case set.IsValid() && deletes(set.Value):
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%s deletes the last checkpoint when the job is cancelled, and its state with it; use RETAIN_ON_CANCELLATION", set.Value),
			Fixes:   replace(set, "RETAIN_ON_CANCELLATION"),
		}.To(pass)
	case set.Layer == settings.Default && j.Target.Complete && !j.managed():
		j.withoutRetention(pass)
	}
}

func deletes(value string) bool {
	return strings.EqualFold(value, "DELETE_ON_CANCELLATION") || strings.EqualFold(value, "NO_EXTERNALIZED_CHECKPOINTS")
}

// managed reports whether the platform keeps snapshots of its own: VVR and
// Ververica Platform do, and the Kubernetes operator sets the retention.
func (j job) managed() bool {
	return j.Target.Platform != "" && j.Target.Platform != "oss"
}

// withoutRetention reports a job that takes checkpoints and says nothing of
// keeping them, at the setting that switches them on.
func (j job) withoutRetention(pass *analysis.Pass) {
	set, ok := j.written(interval)
	if reads, head := j.reads(); !ok || !head.IsValid() || reads != flink.Endless || disables(set.Value) {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("checkpoints are taken and deleted when the job is cancelled; set %q to RETAIN_ON_CANCELLATION", retention),
	}.To(pass)
}
