package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ConcurrentCheckpoints finds checkpoints that are to overlap where they cannot:
// Flink refuses it for unaligned ones (CheckpointCoordinatorConfiguration), and
// a pause between checkpoints leaves no room for it (Flink's page Checkpointing).
var ConcurrentCheckpoints = Pack.Add(rules.Rule{
	Name:     "concurrent-checkpoints",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.concurrentCheckpoints),
})

func (j job) concurrentCheckpoints(pass *analysis.Pass) {
	n, set, ok := j.number(concurrent)
	if !ok || !set.IsValid() || n <= 1 || j.batch() {
		return
	}
	r := rules.Report{At: set, Fixes: replace(set, "1")}
	if on, _, _ := j.Bool(unaligned); on && !j.is(mode, "AT_LEAST_ONCE") {
		r.Severity = rules.Error
		r.Message = fmt.Sprintf("%d checkpoints are to run at a time, and Flink refuses the job: unaligned ones cannot overlap; set %q to 1", n, set.Written)
		r.To(pass)
	} else if pause, _, known := j.Duration(minPause); known && pause > 0 {
		r.Message = fmt.Sprintf("%d checkpoints are to run at a time, but the pause of %v between them allows one; set %q to 1", n, pause, set.Written)
		r.To(pass)
	}
}
