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
		for _, cond := range plan.Conjuncts(filter.Cond) {
			for _, operand := range tested(cond) {
				if f := meant(operand, filter.Refs); f != nil {
					nullified{pass, cond, operand, f}.by(filter.Inputs()[0])
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

// A nullified is a field in a condition that NULL does not meet.
type nullified struct {
	pass          *analysis.Pass
	cond, operand sql.Expr
	field         *plan.Field
}

// by reports the outer join, r or below it, that may fill the field with NULL.
func (n nullified) by(r plan.Rel) {
	join, ok := r.(*plan.Join)
	if !ok {
		return
	}
	if node, ok := join.Node().(*sql.Join); ok && n.optional(join) {
		kind := "LEFT"
		if join.Kind == sql.RightJoin {
			kind = "RIGHT"
		}
		rules.Report{
			At: n.cond,
			Message: fmt.Sprintf("no row without a match meets this condition on %q, so the %s JOIN keeps none of them; move the condition into ON, or write INNER JOIN",
				nameIn(n.operand), kind),
			Related: declaredAt(node.Kw, "the join is here"),
		}.To(n.pass)
		return
	}
	for _, input := range join.Inputs() {
		n.by(input)
	}
}

// optional reports whether the field is of the side of a join that may have no
// match. One that is of both, in a table joined with itself, may be either's.
func (n nullified) optional(join *plan.Join) bool {
	if join.Kind != sql.LeftJoin && join.Kind != sql.RightJoin {
		return false
	}
	left, right := join.Sides(n.field)
	if join.Kind == sql.LeftJoin {
		return right && !left
	}
	return left && !right
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
