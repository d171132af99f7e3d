package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// IntervalJoinNotTimeAttribute finds joins that bound the time between rows by
// columns that are no time attributes (Flink: "Interval Joins").
var IntervalJoinNotTimeAttribute = Pack.Add(rules.Rule{
	Name:     "interval-join-not-time-attribute",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      intervalJoinNotTimeAttribute,
})

func intervalJoinNotTimeAttribute(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		join, ok := r.(*plan.Join)
		if !ok || p.Form(join) != plan.Regular || !j.Streams(join.Inputs()[0]) || !j.Streams(join.Inputs()[1]) {
			return
		}
		var lower, upper bool
		var plain *plan.Field
		for _, c := range p.Comparisons(join) {
			if c.Op == "=" || !instants(c) {
				continue
			}
			lower = lower || strings.HasPrefix(c.Op, ">")
			upper = upper || strings.HasPrefix(c.Op, "<")
			for i, f := range []*plan.Field{c.Left, c.Right} {
				if p.Trait(join.Inputs()[i], f).Time == plan.NoTime && plain == nil {
					plain = f
				}
			}
		}
		if lower && upper && plain != nil {
			pass.ReportRangef(kwOf(join), "%s", fmt.Sprintf("the join bounds the time between its rows, but %q is no time attribute, so it runs as a regular join and keeps all rows; declare a WATERMARK on the column, and join before it is changed", plain.Name))
		}
	})
}

// instants reports whether a comparison is one of two timestamps.
func instants(c plan.Comparison) bool {
	return strings.HasPrefix(plan.Kind(c.Left.Type), "TIMESTAMP") && strings.HasPrefix(plan.Kind(c.Right.Type), "TIMESTAMP")
}
