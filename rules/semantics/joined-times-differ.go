package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// JoinedTimesDiffer finds joins by event time of a TIMESTAMP with a TIMESTAMP_LTZ
// (IntervalJoinUtil, TemporalJoinUtil: "requires same rowtime types").
var JoinedTimesDiffer = Pack.Add(rules.Rule{
	Name:     "joined-times-differ",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      joinedTimesDiffer,
})

func joinedTimesDiffer(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(_ job, r plan.Rel) {
		join, ok := r.(*plan.Join)
		if !ok {
			return
		}
		left, right := joinedTimes(p, join)
		if left == nil || right == nil || plan.Kind(left.Type) == plan.Kind(right.Type) {
			return
		}
		pass.ReportRangef(kwOf(join), "%s", fmt.Sprintf("the join compares the event time %q, a %s, with %q, a %s, and Flink needs both of one type; declare the watermarks on columns of one type", left.Name, plan.Kind(left.Type), right.Name, plan.Kind(right.Type)))
	})
}

// joinedTimes returns the time attributes that a join by event time brings
// together, nil where they are not known.
func joinedTimes(p *plan.Plan, join *plan.Join) (left, right *plan.Field) {
	switch p.Form(join) {
	case plan.Interval:
		for _, c := range p.Comparisons(join) {
			if rowtime(p, join.Inputs()[0], c.Left) && rowtime(p, join.Inputs()[1], c.Right) {
				return c.Left, c.Right
			}
		}
	case plan.Temporal:
		snapshot, ok := through(join.Inputs()[1]).(*plan.Snapshot)
		if !ok {
			return nil, nil
		}
		for _, f := range snapshot.Fields() {
			if rowtime(p, snapshot, f) {
				right = f
			}
		}
		if name, ok := snapshot.Period.(*sql.Name); ok {
			left = meant(name, snapshot.Refs)
		}
		if left != nil && !rowtime(p, join.Inputs()[0], left) {
			left = nil
		}
	}
	return left, right
}

// rowtime reports whether a field is an event time of a known type.
func rowtime(p *plan.Plan, r plan.Rel, f *plan.Field) bool {
	return f.Type != nil && p.Trait(r, f).Time == plan.Rowtime
}
