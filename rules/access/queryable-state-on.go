package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// QueryableStateOn finds clusters that show their state to everyone.
var QueryableStateOn = Pack.Add(rules.Rule{
	Name:     "queryable-state-on",
	Severity: rules.Note,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-306"},
	Needs:    jobViews,
	Run:      each(queryableStateOn),
})

func queryableStateOn(pass *analysis.Pass, e *settings.Effective) {
	if s, ok := written(e, "queryable-state.enable"); ok && is(s.Value, "true") {
		at(pass, s, 0, "whoever reaches the task managers can read the jobs' state; switch it off, and write what others need to a sink")
	}
}
