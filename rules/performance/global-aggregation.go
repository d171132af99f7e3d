package performance

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// GlobalAggregation finds aggregations of all rows of a stream, which one task
// has to do.
var GlobalAggregation = Pack.Add(rules.Rule{
	Name:     "global-aggregation",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      globalAggregation,
})

func globalAggregation(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j *jobs.Job, r plan.Rel) {
		a, ok := r.(*plan.Aggregate)
		if !ok || len(a.Keys) > 0 || !endless(p, j, a) || miniBatch(j) || fewer(a.Inputs()[0]) {
			return
		}
		if node, ok := a.Node().(*sql.Select); ok {
			pass.ReportRangef(node.Kw, "the aggregation has no GROUP BY, so one task gets all rows of the stream; group by a key first, or set \"table.exec.mini-batch.enabled\" to add up in parallel")
		}
	})
}

// fewer reports whether a relation has far fewer rows than the stream: it is
// grouped already.
func fewer(r plan.Rel) bool {
	switch r := r.(type) {
	case *plan.Aggregate:
		return true
	case *plan.Scan, *plan.Values, *plan.Unknown:
		return false
	default:
		for _, input := range r.Inputs() {
			if fewer(input) {
				return true
			}
		}
	}
	return false
}
