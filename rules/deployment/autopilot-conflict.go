package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// AutopilotConflict finds deployments that more than one thing tunes, and
// plans that are longer than the platform takes.
var AutopilotConflict = Pack.Add(rules.Rule{
	Name:     "autopilot-conflict",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      autopilotConflict,
})

// mostTimes is how many changes of resources a plan may have (page "Configure
// automatic tuning" of Realtime Compute for Apache Flink, 2025-11-28).
const mostTimes = 20

func autopilotConflict(pass *analysis.Pass) {
	for _, t := range tunedOf(pass) {
		if t.autopilot != nil {
			for _, plan := range t.plans {
				rules.Report{
					At:      place(plan),
					Message: "Autopilot and scheduled tuning exclude each other, and this deployment has both; keep one of them",
					Related: placed(t.autopilot, "Autopilot is enabled here"),
				}.To(pass)
			}
		}
	}
	for _, f := range linters.Configs.Of(pass) {
		for _, t := range f.Tunings {
			if n := len(t.Times); n > mostTimes {
				rules.Report{At: place(t), Message: fmt.Sprintf("the plan has %d times at which it changes resources, and the platform takes %d at most; join some", n, mostTimes)}.To(pass)
			}
		}
	}
}

// place is where a tuning is marked: what switches it on, or its first key.
func place(t *config.Tuning) draft.Range {
	switch {
	case t.Scheduled:
		return at(t.Tree, "periodicSchedulingPolicies")
	case t.State != nil:
		return t.State.Range
	}
	return at(t.Tree, "policyConfig")
}
