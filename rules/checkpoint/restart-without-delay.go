package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RestartWithoutDelay finds jobs that are restarted at once, over and over
// (RestartStrategyOptions: 1 s by default).
var RestartWithoutDelay = Pack.Add(rules.Rule{
	Name:     "restart-without-delay",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.restartWithoutDelay),
})

func (j job) restartWithoutDelay(pass *analysis.Pass) {
	name, _ := j.strategy()
	if name != "fixed-delay" && name != "failure-rate" || !j.streams() {
		return
	}
	if d, set, ok := j.duration("restart-strategy." + name + ".delay"); ok && d == 0 {
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = %s restarts the job at once, so that its attempts are gone, and what it reads from is overrun, before anything has recovered; wait 10 s or so", set.Written, set.Value),
		}.To(pass)
	}
}
