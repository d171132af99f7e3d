package semantics

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// LegacyGroupWindow finds the functions of GROUP BY that window table functions
// replace (Flink: "Group Window Aggregation", deprecated).
var LegacyGroupWindow = Pack.Add(rules.Rule{
	Name:     "legacy-group-window",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      legacyGroupWindow,
})

// windowFunctions is the release that brought window table functions.
var windowFunctions = flink.Version{Major: 1, Minor: 13}

func legacyGroupWindow(pass *analysis.Pass) {
	each(pass, func(j job, r plan.Rel) {
		a, ok := r.(*plan.Aggregate)
		if !ok || j.Target.Flink.Before(windowFunctions) || emits(j) {
			return
		}
		call := a.GroupWindow()
		if call == nil || strings.EqualFold(call.Name.String(), "SESSION") && j.Target.Flink.Before(flink.Version{Major: 1, Minor: 19}) {
			return
		}
		name := strings.ToUpper(call.Name.String())
		pass.ReportRangef(call, "%s in GROUP BY is deprecated, and Flink optimises it no more; select from TABLE(%s(TABLE …, DESCRIPTOR(…), …)) and group by window_start and window_end", name, name)
	})
}

// emits reports whether the job asks for results before or after a window's end,
// which only the older functions give.
func emits(j job) bool {
	for _, key := range j.Keys() {
		if strings.HasPrefix(key, "table.exec.emit.") {
			return true
		}
	}
	return false
}
