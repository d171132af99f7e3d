package lineage

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// eval returns the values that an expression of the field passes on, and what
// decides about them.
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
		return g.index(f, e)
	case *sql.Field:
		return g.part(f, e)
	case *sql.NamedArg:
		return g.eval(f, e.Value)
	case *sql.Unary:
		return g.unary(f, e)
	case *sql.Binary:
		if e.Op == "||" {
			return g.concat(f, chain(e), nil)
		}
		return g.operands(f, e, nil)
	case *sql.Case:
		return g.branches(f, e)
	case *sql.Call:
		return g.call(f, e)
	case *sql.Row:
		return used(g.all(f, e.Items), Transformation)
	case *sql.Array:
		return used(append(g.all(f, e.Items), g.query(e.Query)...), Transformation)
	case *sql.Map:
		return used(append(g.all(f, e.Items), g.query(e.Query)...), Transformation)
	case *sql.SubqueryExpr:
		return g.query(e.Query)
	case *sql.Exists:
		return decide(g.query(e.Query), Conditional)
	case *sql.Star:
		return g.all(f, nil)
	case *sql.Descriptor:
		return lost(g.refs(f), "DESCRIPTOR")
	case *sql.Lambda, *sql.TableArg, *sql.ModelArg, *sql.Type, *sql.Unit, nil:
		return nil
	}
	return lost(g.parts(f, node), "")
}

func (g *Graph) all(f *plan.Field, items []sql.Expr) []value {
	var values []value
	for _, item := range items {
		values = append(values, g.eval(f, item)...)
	}
	return values
}

// parts returns the values of the expressions and the queries right below one.
func (g *Graph) parts(f *plan.Field, e sql.Node) []value {
	var values []value
	sql.Inspect(e, func(n sql.Node) bool {
		if n == e {
			return true
		}
		switch n := n.(type) {
		case sql.Query:
			values = append(values, g.query(n)...)
			return false
		case sql.Expr:
			values = append(values, g.eval(f, n)...)
			return false
		}
		return true
	})
	return values
}

// operands adds the values of the operands of an operator, and of the operators
// among these, to those that there are. Long sums are deep, so that nothing is
// gathered at each level again.
func (g *Graph) operands(f *plan.Field, e *sql.Binary, values []value) []value {
	for _, x := range [...]sql.Expr{e.X, e.Y} {
		if below, ok := bare(x).(*sql.Binary); ok && below.Op != "||" {
			values = g.operands(f, below, values)
		} else {
			values = append(values, lost(g.eval(f, x), e.Op)...)
		}
	}
	return values
}

// bare returns an expression without the parentheses around it.
func bare(e sql.Expr) sql.Expr {
	for {
		paren, ok := e.(*sql.Paren)
		if !ok {
			return e
		}
		e = paren.X
	}
}

// refs returns the values of all fields that a field's expression names.
func (g *Graph) refs(f *plan.Field) []value {
	var values []value
	for _, ref := range f.Refs {
		values = append(values, g.read(ref.Field)...)
	}
	return values
}

// query returns the values of the rows that a query in an expression yields,
// and what decides which rows these are.
func (g *Graph) query(q sql.Query) []value {
	if q == nil {
		return nil
	}
	rel := g.Plan.Query(q)
	if rel == nil {
		return unknown()
	}
	var values []value
	for _, f := range rel.Fields() {
		values = append(values, g.read(f)...)
	}
	return append(values, decide(g.rows(rel), Conditional)...)
}

func (g *Graph) name(f *plan.Field, name *sql.Name) []value {
	ref, ok := g.ref(f, name)
	if !ok {
		ref, ok = g.Plan.Undeclared(name)
	}
	if !ok {
		return unknown()
	}
	values := g.read(ref.Field)
	for i := range values {
		values[i].step.Name = name
	}
	return inside(values, ref.Nested)
}

// ref returns what a name in a field's expression means. Where there are many, a
// list of them is made once.
func (g *Graph) ref(f *plan.Field, name *sql.Name) (ref plan.Ref, ok bool) {
	const few = 32
	if len(f.Refs) <= few {
		return f.Ref(name)
	}
	refs := g.meant[f]
	if refs == nil {
		refs = make(map[*sql.Name]plan.Ref, len(f.Refs))
		for _, r := range f.Refs {
			refs[r.At] = r
		}
		g.meant[f] = refs
	}
	ref, ok = refs[name]
	return ref, ok
}

// index returns an element of an array, or what a map or a VARIANT has under a
// key.
func (g *Graph) index(f *plan.Field, e *sql.Index) []value {
	values := g.eval(f, e.X)
	_, made := e.X.(*sql.Map) // here and now: its values are columns of their own
	if key, ok := text(e.Index); ok && !made {
		values = inside(values, []string{key})
	}
	return append(used(values, Transformation), lost(g.eval(f, e.Index), "[]")...)
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
	values := g.eval(f, e.X)
	if e.Type != nil && e.Type.Name == "BOOLEAN" {
		return lost(values, "CAST")
	}
	return used(values, Transformation)
}

// unary passes on what FINAL, RUNNING and FORMAT JSON stand at.
func (g *Graph) unary(f *plan.Field, e *sql.Unary) []value {
	values := g.eval(f, e.X)
	switch e.Op {
	case "NOT", "-", "+":
		return lost(values, e.Op)
	}
	return values
}

// branches returns what a CASE yields; its tests only decide.
func (g *Graph) branches(f *plan.Field, e *sql.Case) []value {
	values := used(g.eval(f, e.Else), Transformation)
	tests := g.eval(f, e.Operand)
	for _, when := range e.Whens {
		values = append(values, used(g.eval(f, when.Then), Transformation)...)
		tests = append(tests, g.all(f, when.Conds)...)
	}
	return append(values, decide(tests, Conditional)...)
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

// concat puts texts together. Parts of one value beside stars are a mask of
// what can be counted of them; without stars they are a longer part.
func (g *Graph) concat(f *plan.Field, operands []sql.Expr, call *sql.Call) []value {
	starred := slices.ContainsFunc(operands, stars)
	var values, merged []value
	for _, operand := range operands {
		values = append(values, merge(g.eval(f, operand))...)
	}
	find := finder(len(values))
	for _, v := range values {
		at, found := find(merged, v)
		switch {
		case !found:
			merged = append(merged, v)
		case v.left == Part && merged[at].left == Part:
			merged[at].but(func(d *detail) { d.cut = d.cut.and(v.cut) })
		case v.reveals(merged[at]):
			merged[at] = v
		}
	}
	for i, v := range merged {
		if starred && v.left == Part && !v.cut.counted() {
			merged[i].left = Masked
			merged[i].but(func(d *detail) { d.function, d.call = "CONCAT", call })
		}
	}
	return used(merged, Transformation)
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
