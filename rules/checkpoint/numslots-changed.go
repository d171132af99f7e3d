package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// NumslotsChanged finds task managers with several slots on Realtime Compute,
// which expects one (its guide to SQL tuning: keep 1; automatic tuning relies on
// it).
var NumslotsChanged = Pack.Add(rules.Rule{
	Name:     "numslots-changed",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.numslotsChanged),
})

func (j job) numslotsChanged(pass *analysis.Pass) {
	n, set, ok := j.number("taskmanager.numberOfTaskSlots")
	if !ok || !set.IsValid() || n == 1 || j.Target.Platform != "vvr" || j.session() || j.batch() {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("the platform sizes task managers for one slot each, and %q = %d keeps it from tuning the job; remove it", set.Written, n),
	}.To(pass)
}
