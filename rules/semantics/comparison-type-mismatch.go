package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ComparisonTypeMismatch finds comparisons of values that Flink does not turn
// into one another (ScalarOperatorGens; Calcite's COMPARABLE operands).
var ComparisonTypeMismatch = Pack.Add(rules.Rule{
	Name:     "comparison-type-mismatch",
	Severity: rules.Error,
	Needs:    typedViews,
	Run:      comparisonTypeMismatch,
})

func comparisonTypeMismatch(pass *analysis.Pass) {
	var keys map[sql.Node]bool
	eachTyped(pass, func(t typed) {
		if keys == nil {
			keys = joinKeys(t.plan)
		}
		t.inspect(func(n sql.Node) {
			if keys[n] {
				return // join-key-type-mismatch has it
			}
			if at, x, y := t.mismatch(n); at != nil {
				pass.ReportRangef(at, "%s", fmt.Sprintf("a %s is compared with a %s, and Flink turns neither into the other; write the constant in the type of the column, or a CAST", t.text(x), t.text(y)))
			}
		})
	})
}

// joinKeys returns the comparisons of two columns by which joins join.
func joinKeys(p *plan.Plan) map[sql.Node]bool {
	keys := map[sql.Node]bool{}
	p.Walk(func(r plan.Rel) {
		if join, ok := r.(*plan.Join); ok {
			for _, c := range p.Comparisons(join) {
				if c.At != nil && c.Op == "=" && c.Plain {
					keys[c.At] = true
				}
			}
		}
	})
	return keys
}

// mismatch returns two values that a part of an expression compares although
// they are of types that cannot be, and where it does; nil where it does not.
func (t typed) mismatch(n sql.Node) (at analysis.Range, x, y sql.Expr) {
	switch n := n.(type) {
	case *sql.Binary:
		if strict, ok := comparisonOps[n.Op]; ok && t.incomparable(n.X, n.Y, strict) {
			return n, n.X, n.Y
		}
	case *sql.Between:
		for _, bound := range []sql.Expr{n.Low, n.High} {
			if t.incomparable(n.X, bound, false) {
				return n, n.X, bound
			}
		}
	case *sql.In:
		for i, item := range n.List {
			if t.incomparable(n.X, item, false) {
				return item, n.X, item
			}
			if i > 0 && t.incomparable(n.List[0], item, true) {
				return item, n.List[0], item
			}
		}
	case *sql.Case:
		for _, when := range n.Whens {
			for _, cond := range when.Conds {
				if n.Operand != nil && t.incomparable(n.Operand, cond, true) {
					return cond, n.Operand, cond
				}
			}
		}
	}
	return nil, nil, nil
}

// comparisonOps are the operators that compare, and whether a text and a number
// are not turned into one another for them.
var comparisonOps = map[string]bool{
	"=": true, "<>": true, "!=": true, "IS DISTINCT FROM": true, "IS NOT DISTINCT FROM": true,
	"<": false, "<=": false, ">": false, ">=": false,
}

// textLike are the families that a text is turned into to be compared.
var textLike = map[string]bool{"DATE": true, "TIME": true, "TIMESTAMP": true, "BOOLEAN": true, "INTERVAL": true}

func (t typed) incomparable(a, b sql.Expr, strict bool) bool {
	x, y := t.family(a), t.family(b)
	if y == "STRING" {
		x, y = y, x
	}
	switch {
	case x == "" || y == "" || x == y:
		return false
	case x == "STRING" && y == "NUMBER":
		return strict
	case x == "STRING":
		return !textLike[y]
	}
	return true
}
