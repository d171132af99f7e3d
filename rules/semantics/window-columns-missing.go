package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// WindowColumnsMissing finds aggregations over a window table function that do
// not group by the window (Flink: "Window Aggregation").
var WindowColumnsMissing = Pack.Add(rules.Rule{
	Name:     "window-columns-missing",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      windowColumnsMissing,
})

func windowColumnsMissing(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		j.Walk(func(r plan.Rel) {
			a, ok := r.(*plan.Aggregate)
			if !ok || a.Distinct {
				return
			}
			window, ok := through(a.Inputs()[0]).(*plan.Window)
			if !ok {
				return
			}
			keys := map[string]bool{}
			for _, f := range fieldsOf(a.Refs) {
				keys[source(f).Name] = true
			}
			missing := "window_start and window_end"
			switch {
			case keys["window_start"] && keys["window_end"]:
				return
			case keys["window_start"]:
				missing = "window_end"
			case keys["window_end"]:
				missing = "window_start"
			}
			pass.ReportRangef(a.Head(), "the aggregation over %s does not group by %s, so no window ends it: it updates its result forever; add them to GROUP BY", window.Call.Name, missing)
		})
	}
}
