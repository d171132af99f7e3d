package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// LocalRecoveryNeedsDisk finds local recovery on Realtime Compute, which keeps a
// second copy of the state on the task manager's disk (its page on faster start
// and scaling).
var LocalRecoveryNeedsDisk = Pack.Add(rules.Rule{
	Name:      "local-recovery-needs-disk",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     views,
	Run:       each(job.localRecoveryNeedsDisk),
})

func (j job) localRecoveryNeedsDisk(pass *analysis.Pass) {
	on, set, _ := j.Bool(fromLocal)
	if !on || !set.IsValid() || j.Target.Platform != "vvr" || !j.streams() {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q keeps a second copy of the state on the disk and helps after a failure and with dynamic updates only; make sure that the disk is large enough", set.Written),
	}.To(pass)
}
