package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// CheckpointingDisabled finds streaming jobs that run without checkpoints.
var CheckpointingDisabled = Pack.Add(rules.Rule{
	Name:     "checkpointing-disabled",
	Severity: rules.Error,
	Needs:    sinkViews,
	Run:      each(job.checkpointingDisabled),
})

// What a sink that commits with checkpoints is without them is
// commit-sink-without-checkpoint's to say.
func (j job) checkpointingDisabled(pass *analysis.Pass) {
	set, ok := j.written(interval)
	off, visible := j.withoutCheckpoints()
	reads, head := j.reads()
	switch {
	case j.batch(), head.IsValid() && reads == flink.Bounded, off && len(j.committing(pass)) > 0:
	case ok && disables(set.Value):
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q is %s, which switches checkpoints off; the job loses its state with every failure; set an interval, such as 3 min", set.Written, set.Value),
			Related: j.overridden(interval),
		}.To(pass)
	case off:
		withoutInterval(visible, head).To(pass)
	}
}

// disables reports whether an interval is none. Flink refuses negative ones.
func disables(value string) bool {
	value = strings.TrimSpace(value)
	if strings.HasPrefix(value, "-") || strings.EqualFold(value, "disabled") {
		return true
	}
	d, _, err := flink.ParseDuration(value)
	return err == nil && d == 0
}

// withoutInterval reports the statement of a job for which nothing sets an
// interval: an error where all of its configuration is in sight, and else no
// more than a note.
func withoutInterval(visible bool, head draft.Range) rules.Report {
	if visible {
		return rules.Report{At: head, Message: fmt.Sprintf(
			"the job runs without checkpoints: nothing sets %q; after a failure it starts without its state", interval)}
	}
	return rules.Report{At: head, Severity: rules.Note, Message: fmt.Sprintf(
		"the checkpoint interval is not visible here; make sure that the deployment sets %q", interval)}
}
