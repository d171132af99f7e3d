package lineage

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// eval returns the values that an expression of the field passes on.
func (g *Graph) eval(f *plan.Field, node sql.Node) []value {
	switch e := node.(type) {
	case *sql.Name:
		return g.name(f, e)
	case *sql.Paren:
		return g.eval(f, e.X)
	case *sql.Cast:
		return g.cast(f, e)
	case *sql.Collate:
		return g.eval(f, e.X)
	case *sql.Index:
		return g.eval(f, e.X)
	case *sql.Field:
		return g.part(f, e)
	case *sql.NamedArg:
		return g.eval(f, e.Value)
	case *sql.Unary:
		return g.unary(f, e)
	case *sql.Binary:
		if e.Op == "||" {
			return g.concat(f, chain(e))
		}
	case *sql.Case:
		return g.branches(f, e)
	case *sql.Call:
		return g.call(f, e)
	case *sql.Row:
		return g.all(f, e.Items)
	case *sql.Array:
		return append(g.all(f, e.Items), g.query(e.Query)...)
	case *sql.Map:
		return append(g.all(f, e.Items), g.query(e.Query)...)
	case *sql.SubqueryExpr:
		return g.query(e.Query)
	}
	// Constants, comparisons and arithmetic: nothing that tells a text.
	return nil
}

func (g *Graph) all(f *plan.Field, items []sql.Expr) []value {
	var values []value
	for _, item := range items {
		values = append(values, g.eval(f, item)...)
	}
	return values
}

// query returns the values of the rows that a query in an expression yields.
func (g *Graph) query(q sql.Query) []value {
	if q == nil || g.Plan.Query(q) == nil {
		return nil
	}
	var values []value
	for _, f := range g.Plan.Query(q).Fields() {
		values = append(values, g.read(f)...)
	}
	return values
}

func (g *Graph) name(f *plan.Field, name *sql.Name) []value {
	ref, ok := f.Ref(name)
	if !ok {
		return nil
	}
	values := g.read(ref.Field)
	for i := range values {
		values[i].step.Name = name
	}
	return inside(values, ref.Nested)
}

// inside returns the values of a field within each of the values.
func inside(values []value, nested []string) []value {
	if len(nested) == 0 {
		return values
	}
	for i, v := range values {
		values[i].nested = slices.Concat(v.nested, nested)
	}
	return values
}

func (g *Graph) part(f *plan.Field, e *sql.Field) []value {
	values := g.eval(f, e.X)
	if e.Name == nil {
		return values
	}
	return inside(values, []string{e.Name.Name})
}

// cast passes a value on. A truth value tells nothing.
func (g *Graph) cast(f *plan.Field, e *sql.Cast) []value {
	if e.Type != nil && e.Type.Name == "BOOLEAN" {
		return nil
	}
	return g.eval(f, e.X)
}

// unary passes on what FINAL, RUNNING and FORMAT JSON stand at.
func (g *Graph) unary(f *plan.Field, e *sql.Unary) []value {
	switch e.Op {
	case "NOT", "-", "+":
		return nil
	}
	return g.eval(f, e.X)
}

// branches returns what a CASE yields; its tests carry no value.
func (g *Graph) branches(f *plan.Field, e *sql.Case) []value {
	var values []value
	for _, when := range e.Whens {
		values = append(values, g.eval(f, when.Then)...)
	}
	return append(values, g.eval(f, e.Else)...)
}

// chain returns the operands of a chain of ||.
func chain(e sql.Expr) []sql.Expr {
	switch e := e.(type) {
	case *sql.Binary:
		if e.Op == "||" {
			return append(chain(e.X), chain(e.Y)...)
		}
	case *sql.Paren:
		if operands := chain(e.X); len(operands) > 1 {
			return operands
		}
	}
	return []sql.Expr{e}
}

// concat puts texts together. Parts of one value beside stars are a mask;
// without stars they are a longer part.
func (g *Graph) concat(f *plan.Field, operands []sql.Expr) []value {
	starred := slices.ContainsFunc(operands, stars)
	var merged []value
	for _, operand := range operands {
		for _, v := range merge(g.eval(f, operand)) {
			if v.left == Part && starred {
				v.left, v.function = Masked, "CONCAT"
			}
			at := slices.IndexFunc(merged, v.same)
			switch {
			case at < 0:
				merged = append(merged, v)
			case v.left == Part && merged[at].left == Part:
				merged[at].keep = together(merged[at].keep, v.keep)
			case v.reveals(merged[at]):
				merged[at] = v
			}
		}
	}
	return merged
}

// together adds the lengths of two parts; what is not known stays so.
func together(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	return a + b
}

// stars reports whether an expression is a constant that hides: asterisks and
// the like, or x's.
func stars(e sql.Expr) bool {
	switch e := e.(type) {
	case *sql.Str:
		text := e.Value()
		return strings.ContainsAny(text, "*#•") || text != "" && strings.Trim(text, "xX") == ""
	case *sql.Paren:
		return stars(e.X)
	case *sql.Call:
		name := function(e)
		return (name == "REPEAT" || name == "CONCAT") && slices.ContainsFunc(e.Args, stars)
	}
	return false
}
