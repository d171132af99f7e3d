package checkpoint

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// TimeoutTooShort finds checkpoints that are given up before they can finish.
// A timeout below the interval is no mistake: Flink's own is 10 minutes, and
// intervals of 15 are usual.
var TimeoutTooShort = Pack.Add(rules.Rule{
	Name:     "timeout-too-short",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.timeoutTooShort),
})

func (j job) timeoutTooShort(pass *analysis.Pass) {
	if !j.streams() {
		return
	}
	if d, set, ok := j.duration(timeout); ok && d < time.Minute {
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("checkpoints are given up after %v, which back pressure alone can use up; allow some minutes (10 min by default)", d),
			Related: j.overridden(timeout),
		}.To(pass)
		return
	}
	whole, _, known := j.Duration(timeout)
	aligned, set, ok := j.duration(alignedTimeout)
	if on, _, _ := j.Bool(unaligned); on && known && ok && aligned >= whole {
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("a checkpoint turns unaligned after %v, but is given up after %v already; set %q well below %q", aligned, whole, set.Written, timeout),
		}.To(pass)
	}
}
