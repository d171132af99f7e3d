package plan

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// query binds a query; names that mean nothing in it may be of the outer scope.
func (b *binder) query(q sql.Query, outer *scope, with *ctes) Rel {
	if q == nil {
		return unknown(nil)
	}
	if bound, ok := b.plan.queries[q]; ok {
		return bound
	}
	bound := b.bind(q, outer, with)
	b.plan.queries[q] = bound
	return bound
}

func (b *binder) bind(q sql.Query, outer *scope, with *ctes) Rel {
	switch q := q.(type) {
	case *sql.Select:
		return b.selection(q, outer, with)
	case *sql.SetOp:
		return b.setOp(q, outer, with)
	case *sql.Values:
		return b.values(q, outer, with)
	case *sql.TableQuery:
		bound, _ := b.named(q, q.Name, with)
		return bound
	case *sql.With:
		return b.with(q, outer, with)
	case *sql.Ordered:
		return b.sort(q, outer, with)
	case *sql.ParenQuery:
		return b.query(q.Query, outer, with)
	}
	return unknown(q)
}

// sort binds ORDER BY, whose names are those of what is selected; others are of
// what it is selected from.
func (b *binder) sort(q *sql.Ordered, outer *scope, with *ctes) Rel {
	input := b.query(q.Query, outer, with)
	s := &Sort{rel: rel{q, []Rel{input}, input.Fields()}}
	names := newItem([]string{}, input.Fields())
	below := b.scopes[unwrapped(q.Query)]
	if below == nil {
		below = outer
	}
	in := &scope{below, []*item{names}}
	for _, key := range q.OrderBy {
		if name, ok := key.Expr.(*sql.Name); ok && len(name.Parts) == 1 {
			if f := names.field(name.Parts[0].Name); f != nil {
				s.Refs = append(s.Refs, Ref{At: name, Field: f})
				continue
			}
		}
		for _, ref := range b.refs(key.Expr, in, with) {
			if !has(input, ref.Field) {
				s.Below = append(s.Below, ref)
			}
		}
	}
	return s
}

// unwrapped returns a query without parentheses and common table expressions
// around it.
func unwrapped(q sql.Query) sql.Query {
	for {
		switch outer := q.(type) {
		case *sql.ParenQuery:
			q = outer.Query
		case *sql.With:
			q = outer.Body
		default:
			return q
		}
	}
}

// with binds common table expressions, each of which sees those before it.
func (b *binder) with(q *sql.With, outer *scope, with *ctes) Rel {
	for _, cte := range q.CTEs {
		if cte.Name == nil {
			continue
		}
		seen := with
		if q.Recursive {
			seen = &ctes{cte.Name.Name, unknown(cte), with}
		}
		bound := b.query(cte.Query, outer, seen)
		if len(cte.Columns) > 0 {
			bound = renamed(cte, bound, cte.Columns)
		}
		with = &ctes{cte.Name.Name, bound, with}
	}
	return b.query(q.Body, outer, with)
}

// setOp binds a set operation, whose fields come together by position. What
// EXCEPT and INTERSECT yield is rows of their left side.
func (b *binder) setOp(q *sql.SetOp, outer *scope, with *ctes) Rel {
	left, right := b.query(q.Left, outer, with), b.query(q.Right, outer, with)
	var fields []*Field
	for i, f := range left.Fields() {
		if f.Rest {
			fields = append(fields, f)
			break
		}
		both := &Field{Name: f.Name, Type: f.Type, From: []*Field{f}}
		if q.Op == "UNION" {
			if i < len(right.Fields()) && !open(right.Fields()[:i+1]) {
				both.From = append(both.From, right.Fields()[i])
			}
		}
		fields = append(fields, both)
	}
	union := &Union{rel: rel{q, []Rel{left, right}, fields}, Op: q.Op, All: q.All}
	if q.All {
		return union
	}
	return &Aggregate{rel: rel{q, []Rel{union}, fields}, Distinct: true}
}

// values binds the rows of VALUES.
func (b *binder) values(q *sql.Values, outer *scope, with *ctes) Rel {
	var fields []*Field
	for _, row := range q.Rows {
		for i, e := range cells(row) {
			if i == len(fields) {
				fields = append(fields, &Field{Name: fmt.Sprintf("EXPR$%d", i)})
			}
			cell := b.field("", e, outer, with)
			if len(fields[i].From) == 0 {
				fields[i].Type = cell.Type
			} else if !SameType(fields[i].Type, cell.Type) {
				fields[i].Type = nil
			}
			fields[i].From = append(fields[i].From, cell)
		}
	}
	return &Values{rel{node: q, fields: fields}}
}

func cells(row sql.Expr) []sql.Expr {
	switch row := row.(type) {
	case *sql.Row:
		return row.Items
	case *sql.Paren:
		return []sql.Expr{row.X}
	}
	return []sql.Expr{row}
}

// selection binds a SELECT, clause by clause in the order in which they hold.
func (b *binder) selection(q *sql.Select, outer *scope, with *ctes) Rel {
	input, s := b.from(q, outer, with)
	b.scopes[q] = s
	input = b.filter(q.Where, input, s, with)
	b.windows(q, s, with)
	outerAliases := b.aliases
	b.aliases = aliases(q)
	if q.GroupBy != nil || aggregates(q) {
		input = b.aggregate(q, input, s, with)
	}
	input = b.filter(q.Having, input, s, with)
	b.aliases = outerAliases
	outerWindows := b.over
	b.over = q.Windows
	defer func() { b.over = outerWindows }()
	var out Rel = &Project{rel: rel{q, []Rel{input}, b.items(q, s, with)}}
	out = b.filter(q.Qualify, out, &scope{s, []*item{newItem(nil, out.Fields())}}, with)
	if q.Distinct {
		out = &Aggregate{rel: rel{q, []Rel{out}, out.Fields()}, Distinct: true}
	}
	return out
}

// windows binds the names in the windows that the query declares.
func (b *binder) windows(q *sql.Select, s *scope, with *ctes) {
	for _, named := range q.Windows {
		if named.Window == nil {
			continue
		}
		exprs := slices.Clone(named.Window.PartitionBy)
		for _, item := range named.Window.OrderBy {
			exprs = append(exprs, item.Expr)
		}
		for _, e := range exprs {
			for _, ref := range b.refs(e, s, with) {
				b.plan.windows[ref.At] = ref
			}
		}
	}
}

func aliases(q *sql.Select) map[string]bool {
	names := make(map[string]bool)
	for _, item := range q.Items {
		if item.Alias != nil {
			names[item.Alias.Name] = true
		}
	}
	return names
}

// from binds FROM and returns what its names mean.
func (b *binder) from(q *sql.Select, outer *scope, with *ctes) (Rel, *scope) {
	if q.From == nil {
		return &Values{rel{node: q}}, &scope{outer: outer}
	}
	input, items := b.rel(q.From, outer, with)
	return input, &scope{outer, items}
}

func (b *binder) filter(f *sql.Filter, input Rel, s *scope, with *ctes) Rel {
	if f == nil || f.Cond == nil {
		return input
	}
	filter := &Filter{rel{f, []Rel{input}, input.Fields()}, f.Cond, b.refs(f.Cond, s, with)}
	push(filter, input)
	return filter
}

// push gives a filter to the joins below it that it can be moved into.
func push(f *Filter, r Rel) {
	for {
		j, ok := r.(*Join)
		if !ok {
			return
		}
		j.Where = append(j.Where, f)
		if j.Kind == sql.FullJoin || j.Kind == sql.RightJoin {
			return
		}
		if j.Kind != sql.LeftJoin {
			push(f, j.inputs[1])
		}
		r = j.inputs[0]
	}
}

func (b *binder) aggregate(q *sql.Select, input Rel, s *scope, with *ctes) Rel {
	a := &Aggregate{rel: rel{q, []Rel{input}, input.Fields()}}
	if q.GroupBy != nil {
		a.node, a.Keys = q.GroupBy, q.GroupBy.Items
		for _, key := range a.Keys {
			a.Refs = append(a.Refs, b.refs(key, s, with)...)
		}
	}
	return a
}

// items binds what is selected, stars expanded.
func (b *binder) items(q *sql.Select, s *scope, with *ctes) []*Field {
	var fields []*Field
	for _, item := range q.Items {
		switch e := item.Expr.(type) {
		case *sql.Star:
			fields = append(fields, s.star(e)...)
		case nil:
			fields = append(fields, &Field{Name: fmt.Sprintf("EXPR$%d", len(fields))})
		default:
			fields = append(fields, b.field(nameOf(item, len(fields)), e, s, with))
		}
	}
	return fields
}

// nameOf returns the name of the item at index i: its alias, the column that it
// is, or the name that Calcite makes up.
func nameOf(item *sql.SelectItem, i int) string {
	if item.Alias != nil {
		return item.Alias.Name
	}
	switch e := item.Expr.(type) {
	case *sql.Name:
		return e.Last().Name
	case *sql.Field:
		if e.Name != nil {
			return e.Name.Name
		}
	}
	return fmt.Sprintf("EXPR$%d", i)
}

// field makes a field that an expression computes.
func (b *binder) field(name string, e sql.Expr, s *scope, with *ctes) *Field {
	refs := b.refs(e, s, with)
	return &Field{Name: name, Expr: e, Refs: refs, Type: b.plan.Types(refs)(e)}
}

// star returns the fields that a star stands for. Columns that USING makes of
// two come first and once.
func (s *scope) star(star *sql.Star) []*Field {
	var fields []*Field
	if star.Qualifier != nil {
		it := s.item(star.Qualifier.Parts)
		if it == nil {
			return []*Field{rest()} // the fields of a row, or a mistake
		}
		return passed(fields, it.fields, star, nil)
	}
	hidden := make(map[string]bool)
	for _, it := range s.items {
		if it.path == nil {
			fields = passed(fields, it.fields, star, hidden)
			for _, f := range it.fields {
				hidden[f.Name] = true
			}
		}
	}
	for _, it := range s.items {
		if it.path != nil {
			fields = passed(fields, it.fields, star, hidden)
		}
	}
	return fields
}

// passed adds fields that the star passes on to those that it has passed on
// before.
func passed(onto, fields []*Field, star *sql.Star, hidden map[string]bool) []*Field {
	for _, f := range fields {
		switch {
		case f.Rest:
			onto = append(onto, f)
		case !hidden[f.Name]:
			onto = append(onto, &Field{Name: f.Name, Type: f.Type, Expr: star, From: []*Field{f}})
		}
	}
	return onto
}
