package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// SingleRetainedCheckpoint finds jobs that keep one completed checkpoint, which
// is Flink's default (CheckpointingOptions.MAX_RETAINED_CHECKPOINTS).
var SingleRetainedCheckpoint = Pack.Add(rules.Rule{
	Name:     "single-retained-checkpoint",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.singleRetainedCheckpoint),
})

func (j job) singleRetainedCheckpoint(pass *analysis.Pass) {
	if !j.streams() || !j.plain() {
		return
	}
	keep, keeps := j.written(retention)
	switch n, set, ok := j.number(retained); {
	case ok && set.IsValid() && n == 1:
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = 1 keeps one completed checkpoint; if that one cannot be read there is nothing to restore from; keep 3", set.Written),
			Fixes:   replace(set, "3"),
		}.To(pass)
	case keeps && j.is(retention, "RETAIN_ON_CANCELLATION") && j.lacks(retained):
		rules.Report{
			At:      keep,
			Message: fmt.Sprintf("one completed checkpoint is kept, and if that one cannot be read there is nothing to restore from; set %q to 3", j.spell(retained)),
		}.To(pass)
	}
}
