package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// typedViews are the views that rules about the types of expressions need.
var typedViews = linters.Needs(linters.Draft, linters.Scripts, linters.Plan, linters.Target)

// A typed is an expression of which the types of its parts are asked for.
type typed struct {
	plan.Expression
	plan *plan.Plan
	of   func(sql.Expr) *sql.Type
}

// eachTyped calls f for the expressions of a draft. VVR turns types into one
// another that Flink does not, so of it nothing is said.
func eachTyped(pass *analysis.Pass, f func(typed)) {
	if linters.Target.Of(pass).Platform == "vvr" {
		return
	}
	p, readable := linters.Plan.Of(pass), sound(pass)
	for _, e := range p.Expressions() {
		if readable.has(e.Expr) {
			f(typed{e, p, p.Types(e.Refs)})
		}
	}
}

// inspect calls f for the parts of the expression and itself; queries in it are
// not entered, they are expressions of their own, nor are lambdas, whose
// parameters are not known.
func (t typed) inspect(f func(sql.Node)) {
	sql.Inspect(t.Expr, func(n sql.Node) bool {
		switch n.(type) {
		case sql.Query, *sql.Lambda:
			return false
		}
		f(n)
		return true
	})
}

// family returns which types an expression goes together with: those of
// families, and INTERVAL; "" where it is not known. Texts of bytes are not told
// from others.
func (t typed) family(e sql.Expr) string {
	switch x := e.(type) {
	case nil, *sql.Null:
		return ""
	case *sql.Interval:
		return "INTERVAL"
	case *sql.Paren:
		return t.family(x.X)
	case *sql.Unary:
		if x.Op == "-" || x.Op == "+" {
			return t.family(x.X)
		}
	case *sql.Binary:
		if _, interval := x.X.(*sql.Interval); interval && x.Op != "+" {
			return ""
		}
	}
	if family := familyOf(t.of(e)); family != "BYTES" {
		return family
	}
	return ""
}

// text writes the type of an expression for a message.
func (t typed) text(e sql.Expr) string {
	if of := t.of(e); of != nil {
		return typeText(of)
	}
	return t.family(e)
}
