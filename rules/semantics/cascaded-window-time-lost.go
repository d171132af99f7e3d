package semantics

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CascadedWindowTimeLost finds windows over the start or end of other windows
// (Flink: "Window Aggregation", cascading).
var CascadedWindowTimeLost = Pack.Add(rules.Rule{
	Name:     "cascaded-window-time-lost",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      cascadedWindowTimeLost,
})

func cascadedWindowTimeLost(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		for _, need := range timeNeeds(p, r) {
			instead := ""
			switch {
			case need.trait.Edge == plan.WindowStart || need.trait.Edge == plan.WindowEnd:
				instead = "select window_time as well, group by it, and use that"
			case groupEnd(need.field):
				instead = "select TUMBLE_ROWTIME or its kin, and use that"
			default:
				continue
			}
			pass.ReportRangef(need.at, "%s", fmt.Sprintf("%s needs a time attribute, but %q is the bound of a window, which is a plain timestamp; %s", need.by, need.field.Name, instead))
		}
	})
}

// groupEnd reports whether a field is TUMBLE_START, TUMBLE_END or one of their
// kin.
func groupEnd(f *plan.Field) bool {
	call, ok := source(f).Expr.(*sql.Call)
	return ok && call.Name != nil && slices.Contains([]string{"TUMBLE_START", "TUMBLE_END", "HOP_START", "HOP_END", "SESSION_START", "SESSION_END"}, call.Name.String())
}
