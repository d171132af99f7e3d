package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// SessionWindowUnpartitioned finds sessions of all rows together (Flink:
// "Windowing TVF", SESSION).
var SessionWindowUnpartitioned = Pack.Add(rules.Rule{
	Name:     "session-window-unpartitioned",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      sessionWindowUnpartitioned,
})

func sessionWindowUnpartitioned(pass *analysis.Pass) {
	each(pass, func(j job, r plan.Rel) {
		w, ok := r.(*plan.Window)
		if ok && w.Func() == "SESSION" && len(w.PartitionBy()) == 0 && j.Streams(w) {
			pass.ReportRangef(w.Call.Name, "the sessions are of all rows together, so they end only when nobody does anything, and one task has them all; add PARTITION BY behind the table")
		}
	})
}
