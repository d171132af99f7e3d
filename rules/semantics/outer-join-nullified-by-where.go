package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// OuterJoinNullifiedByWhere finds conditions in WHERE that no row meets that an
// outer join has filled up with NULL.
var OuterJoinNullifiedByWhere = Pack.Add(rules.Rule{
	Name:     "outer-join-nullified-by-where",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      outerJoinNullifiedByWhere,
})

func outerJoinNullifiedByWhere(pass *analysis.Pass) {
	readable := sheaf(scripts(pass))
	plan.Walk(linters.Plan.Of(pass).Roots, func(r plan.Rel) {
		filter, ok := r.(*plan.Filter)
		if !ok || !readable.has(filter.Node()) {
			return
		}
		for _, cond := range conjuncts(filter.Cond) {
			for _, operand := range tested(cond) {
				if f := meant(operand, filter.Refs); f != nil {
					nullified(pass, filter.Inputs()[0], cond, operand, f)
				}
			}
		}
	})
}

// tested returns the operands of a condition that is not true where one of them
// is NULL; none where it may be.
func tested(cond sql.Expr) []sql.Expr {
	switch cond := cond.(type) {
	case *sql.Binary:
		if comparisons[cond.Op] {
			return []sql.Expr{cond.X, cond.Y}
		}
	case *sql.Between:
		return []sql.Expr{cond.X}
	case *sql.Like:
		return []sql.Expr{cond.X}
	case *sql.In:
		return []sql.Expr{cond.X}
	}
	return nil
}

// meant returns the field that an operand is, a cast of it included.
func meant(e sql.Expr, refs []plan.Ref) *plan.Field {
	switch e := e.(type) {
	case *sql.Paren:
		return meant(e.X, refs)
	case *sql.Cast:
		return meant(e.X, refs)
	case *sql.Name:
		for _, r := range refs {
			if r.At == e {
				return r.Field
			}
		}
	}
	return nil
}

// nullified reports the outer join below r that may fill the field with NULL.
func nullified(pass *analysis.Pass, r plan.Rel, cond, operand sql.Expr, f *plan.Field) {
	join, ok := r.(*plan.Join)
	if !ok {
		return
	}
	s := sidesOf(join)
	node, ok := join.Node().(*sql.Join)
	if ok && s.left[f] != s.right[f] && (s.right[f] && join.Kind == sql.LeftJoin || s.left[f] && join.Kind == sql.RightJoin) {
		kind := "LEFT"
		if join.Kind == sql.RightJoin {
			kind = "RIGHT"
		}
		rules.Report{
			At: cond,
			Message: fmt.Sprintf("no row without a match meets this condition on %q, so the %s JOIN keeps none of them; move the condition into ON, or write INNER JOIN",
				nameIn(operand), kind),
			Related: declaredAt(node.Kw, "the join is here"),
		}.To(pass)
		return
	}
	for _, input := range join.Inputs() {
		nullified(pass, input, cond, operand, f)
	}
}

func nameIn(e sql.Expr) string {
	name := ""
	sql.Inspect(e, func(n sql.Node) bool {
		if at, ok := n.(*sql.Name); ok {
			name = at.String()
		}
		return name == ""
	})
	return name
}
