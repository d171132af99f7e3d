package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// AlignedTimeoutIgnored finds a time after which checkpoints are to turn
// unaligned in jobs that have none of that kind
// (CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT: only where unaligned
// checkpoints are enabled).
var AlignedTimeoutIgnored = Pack.Add(rules.Rule{
	Name:     "aligned-timeout-ignored",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.alignedTimeoutIgnored),
})

func (j job) alignedTimeoutIgnored(pass *analysis.Pass) {
	d, set, ok := j.duration(alignedTimeout)
	if !ok || d == 0 || !j.streams() {
		return
	}
	switch on, unalignedSet, known := j.Bool(unaligned); {
	case known && !on && unalignedSet.IsValid():
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q has no effect, for unaligned checkpoints are off; remove it, or set %q to true", set.Written, unalignedSet.Written),
			Related: []analysis.RelatedInformation{{Pos: unalignedSet.Pos(), End: unalignedSet.End(), Message: "switched off here"}},
		}.To(pass)
	case j.lacks(unaligned) && len(j.Scripts) > 0:
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q has no effect, for unaligned checkpoints are off by default; set %q to true", set.Written, j.spell(unaligned)),
		}.To(pass)
	}
}
