package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// JoinWithoutEquality finds joins of streams that compare no columns for
// equality.
var JoinWithoutEquality = Pack.Add(rules.Rule{
	Name:     "join-without-equality",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      joinWithoutEquality,
})

func joinWithoutEquality(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, j := range streamingJobs(pass) {
		above := j.filters()
		j.Walk(func(r plan.Rel) {
			join, ok := r.(*plan.Join)
			if !ok || !plainJoin(join) || equates(p, join, above[join]) || !j.Streams(join) {
				return
			}
			if singleRow(join.Inputs()[0]) || singleRow(join.Inputs()[1]) {
				return
			}
			if node, ok := join.Node().(*sql.Join); ok {
				pass.ReportRangef(node.Kw, "the join has no condition that compares columns of both sides with =; one task pairs every row with every other and keeps them all; join ON equal columns")
			}
		})
	}
}
