package performance

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CascadingRegularJoins finds chains of joins each of which keeps what the one
// before it yields (Flink: "Performance Tuning", Multiple Regular Joins).
var CascadingRegularJoins = Pack.Add(rules.Rule{
	Name:     "cascading-regular-joins",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      cascadingRegularJoins,
})

// manyJoins is how many joins in a chain are many.
const manyJoins = 3

func cascadingRegularJoins(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j *jobs.Job, r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || len(project.Inputs()) == 0 {
			return
		}
		n, top := 0, (*plan.Join)(nil)
		input := project.Inputs()[0]
		for {
			if f, ok := input.(*plan.Filter); ok {
				input = f.Inputs()[0]
				continue
			}
			join, ok := input.(*plan.Join)
			if !ok {
				break
			}
			if p.Form(join) == plan.Regular && j.Streams(join.Inputs()[0]) && j.Streams(join.Inputs()[1]) {
				n++
				if top == nil {
					top = join
				}
			}
			input = join.Inputs()[0]
		}
		if node, ok := joinNode(top); ok && n >= manyJoins {
			pass.ReportRangef(node.Kw, "%s", fmt.Sprintf("%d joins in a chain: each keeps all that the one before it yields, so the state multiplies; join fewer streams, aggregate before, or use the MULTI_JOIN hint (Flink 2.1 on)", n))
		}
	})
}

func joinNode(j *plan.Join) (*sql.Join, bool) {
	if j == nil {
		return nil, false
	}
	node, ok := j.Node().(*sql.Join)
	return node, ok
}
