package plan

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// refs returns what the columns mean that an expression names, in the order of
// the text, and binds the calls and the queries in it.
func (b *binder) refs(e sql.Expr, s *scope, with *ctes) []Ref {
	var refs []Ref
	var visit func(sql.Expr)
	visit = func(e sql.Expr) {
		switch e := e.(type) {
		case *sql.Name:
			ref, miss := s.resolve(e)
			if ref.Field != nil {
				refs = append(refs, ref)
			} else if miss == nil {
				b.show(e, s)
			}
			b.miss(miss)
		case *sql.Call:
			b.call(e)
			for _, operand := range b.window(e) {
				visit(operand)
			}
		}
		if q := queryIn(e); q != nil {
			b.query(q, s, with)
		}
		for _, operand := range operands(e) {
			if operand != nil {
				visit(operand)
			}
		}
	}
	visit(e)
	return refs
}

// miss notes a name that is a mistake, unless it is a variable.
func (b *binder) miss(m *Miss) {
	if m == nil || b.missed[m.At] || m.At.Templated() {
		return
	}
	if m.Selected = b.aliases[m.At.String()]; m.Selected && m.Ambiguous {
		return
	}
	b.missed[m.At] = true
	b.plan.Misses = append(b.plan.Misses, m)
}

// call notes which of the draft's functions is called.
func (b *binder) call(call *sql.Call) {
	if call.Name == nil || len(call.Name.Parts) == 0 {
		return
	}
	if f := b.catalog.Function(b.stmt, call.Name); f != nil {
		b.plan.functions[call] = f
	}
}

// window returns what a window names that a call means by its name.
func (b *binder) window(call *sql.Call) []sql.Expr {
	if call.Over == nil || call.Over.Name == nil {
		return nil
	}
	for _, named := range b.over {
		if named.Name == nil || named.Window == nil || named.Name.Name != call.Over.Name.Name {
			continue
		}
		parts := slices.Clone(named.Window.PartitionBy)
		for _, item := range named.Window.OrderBy {
			parts = append(parts, item.Expr)
		}
		return parts
	}
	return nil
}

// queryIn returns the query that an expression holds, nil for most.
func queryIn(e sql.Expr) sql.Query {
	switch e := e.(type) {
	case *sql.SubqueryExpr:
		return e.Query
	case *sql.Exists:
		return e.Query
	case *sql.In:
		return e.Query
	case *sql.Quantified:
		return e.Query
	case *sql.Array:
		return e.Query
	case *sql.Map:
		return e.Query
	}
	return nil
}

// operands returns the expressions right below one, in the order of the text.
// Some may be nil. Queries are not entered.
func operands(e sql.Expr) []sql.Expr {
	switch e := e.(type) {
	case *sql.Unary:
		return []sql.Expr{e.X}
	case *sql.Binary:
		return []sql.Expr{e.X, e.Y}
	case *sql.Between:
		return []sql.Expr{e.X, e.Low, e.High}
	case *sql.In:
		return append([]sql.Expr{e.X}, e.List...)
	case *sql.Like:
		return []sql.Expr{e.X, e.Pattern, e.Escape}
	case *sql.Is:
		return []sql.Expr{e.X}
	case *sql.Quantified:
		return append([]sql.Expr{e.X}, e.List...)
	case *sql.Case:
		return branches(e)
	case *sql.Cast:
		return []sql.Expr{e.X}
	case *sql.Collate:
		return []sql.Expr{e.X}
	case *sql.Index:
		return []sql.Expr{e.X, e.Index}
	case *sql.Field:
		return []sql.Expr{e.X}
	case *sql.Paren:
		return []sql.Expr{e.X}
	case *sql.Call:
		return arguments(e)
	case *sql.Row:
		return e.Items
	case *sql.Array:
		return e.Items
	case *sql.Map:
		return e.Items
	case *sql.Grouping:
		return e.Items
	case *sql.NamedArg:
		return []sql.Expr{e.Value}
	}
	return nil
}

func branches(e *sql.Case) []sql.Expr {
	parts := []sql.Expr{e.Operand}
	for _, when := range e.Whens {
		parts = append(append(parts, when.Conds...), when.Then)
	}
	return append(parts, e.Else)
}

// arguments returns the arguments of a call and what its clauses name.
func arguments(e *sql.Call) []sql.Expr {
	parts := append([]sql.Expr{}, e.Args...)
	if clauses := e.Clauses; clauses != nil {
		for _, item := range clauses.OrderBy {
			parts = append(parts, item.Expr)
		}
		for _, item := range clauses.WithinGroup {
			parts = append(parts, item.Expr)
		}
		parts = append(parts, clauses.Filter)
	}
	if e.Over != nil && e.Over.Window != nil {
		parts = append(parts, e.Over.Window.PartitionBy...)
		for _, item := range e.Over.Window.OrderBy {
			parts = append(parts, item.Expr)
		}
	}
	return parts
}

// Within returns the type of a nested field of a row type, nil where it is not
// known.
func Within(t *sql.Type, path []string) *sql.Type {
	for _, name := range path {
		if t == nil {
			return nil
		}
		var inner *sql.Type
		for _, f := range t.Fields() {
			if f.Name != nil && f.Name.Name == name {
				inner = f.Type
			}
		}
		t = inner
	}
	return t
}

// aggregateFunctions are the built-in functions of many rows (Flink: "Built-in
// functions", aggregate functions).
var aggregateFunctions = map[string]bool{
	"COUNT": true, "SUM": true, "AVG": true, "MIN": true, "MAX": true,
	"STDDEV_POP": true, "STDDEV_SAMP": true, "STDDEV": true,
	"VAR_POP": true, "VAR_SAMP": true, "VARIANCE": true,
	"COLLECT": true, "ARRAY_AGG": true, "LISTAGG": true,
	"FIRST_VALUE": true, "LAST_VALUE": true, "PERCENTILE": true,
	"JSON_OBJECTAGG": true, "JSON_ARRAYAGG": true, "APPROX_COUNT_DISTINCT": true,
}

// aggregates reports whether a SELECT without GROUP BY makes one row of many.
func aggregates(q *sql.Select) bool {
	for _, item := range q.Items {
		if item.Expr != nil && aggregated(item.Expr) {
			return true
		}
	}
	return q.Having != nil
}

// Aggregates reports whether a name, in upper case, is that of a built-in function of
// many rows.
func Aggregates(name string) bool { return aggregateFunctions[name] }

func aggregated(e sql.Expr) bool {
	if call, ok := e.(*sql.Call); ok && call.Over == nil && call.Name != nil &&
		aggregateFunctions[strings.ToUpper(call.Name.String())] {
		return true
	}
	for _, operand := range operands(e) {
		if operand != nil && aggregated(operand) {
			return true
		}
	}
	return false
}
