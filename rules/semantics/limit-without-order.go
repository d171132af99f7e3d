package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// LimitWithoutOrder finds streams that end after their first rows.
var LimitWithoutOrder = Pack.Add(rules.Rule{
	Name:     "limit-without-order",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      limitWithoutOrder,
})

func limitWithoutOrder(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		j.Walk(func(r plan.Rel) {
			q, ok := r.Node().(*sql.Ordered)
			if _, sorted := r.(*plan.Sort); ok && sorted && q.Limit != nil && len(q.OrderBy) == 0 && j.Streams(r) {
				pass.ReportRangef(q.LimitKw, "without ORDER BY the first rows that arrive are kept, and no other ever; add an ORDER BY, or remove the limit")
			}
		})
	}
}
