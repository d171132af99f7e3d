package plan

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// rel binds an item of FROM and returns the scope's items that it makes.
// Its expressions may name what is before it in FROM where outer holds that.
func (b *binder) rel(r sql.Rel, outer *scope, with *ctes) (Rel, []*item) {
	switch r := r.(type) {
	case *sql.TableRef:
		return b.named(r, r.Name, with)
	case *sql.Aliased:
		return b.aliased(r, outer, with)
	case *sql.ParenRel:
		return b.rel(r.Rel, outer, with)
	case *sql.Sample:
		return b.rel(r.Rel, outer, with)
	case *sql.Join:
		return b.join(r, outer, with)
	case *sql.Subquery:
		return anonymous(b.query(r.Query, outer, with))
	case *sql.Snapshot:
		return b.snapshot(r, outer, with)
	case *sql.TableFunc:
		return anonymous(b.tableFunc(r, outer, with))
	case *sql.Unnest:
		return anonymous(b.unnest(r, outer, with))
	case *sql.MatchRecognize:
		return anonymous(b.match(r, outer, with))
	}
	return anonymous(unknown(r))
}

// anonymous is an item of FROM that no qualifier means.
func anonymous(r Rel) (Rel, []*item) {
	return r, []*item{newItem([]string{}, r.Fields())}
}

// named binds the name of a table, a view or a common table expression.
func (b *binder) named(node sql.Node, name *sql.Name, with *ctes) (Rel, []*item) {
	if name == nil || len(name.Parts) == 0 {
		return anonymous(unknown(node))
	}
	path := texts(name.Parts)
	if len(path) == 1 {
		if cte, ok := with.find(path[0]); ok {
			cte = b.again(node, cte)
			return cte, []*item{newItem(path, cte.Fields())}
		}
	}
	if v := b.catalog.View(b.stmt, name); v != nil {
		bound := b.again(node, b.view(v))
		return bound, []*item{newItem(path, bound.Fields())}
	}
	t, ok := b.catalog.Table(b.stmt, name)
	if !ok {
		return anonymous(unknown(node))
	}
	scan := &Scan{rel: rel{node: node, fields: b.scanned(t)}, Table: t}
	return scan, []*item{newItem([]string{t.Path.Catalog, t.Path.Database, t.Path.Name}, scan.fields)}
}

// again returns a relation that a name stands for. Where it is used a second
// time it gets fields of its own, so that those of the two can be told apart.
func (b *binder) again(node sql.Node, r Rel) Rel {
	if !b.used[r] {
		b.used[r] = true
		return r
	}
	return &Project{rel: rel{node, []Rel{r}, copies(r.Fields())}}
}

// scanned returns the fields of a table for one use of it.
func (b *binder) scanned(t *catalog.Table) []*Field {
	fields := b.table(t)
	if !b.scans[t] {
		b.scans[t] = true
		return fields
	}
	return copies(fields)
}

// copies returns fields that pass others on.
func copies(fields []*Field) []*Field {
	list := make([]*Field, len(fields))
	for i, f := range fields {
		list[i] = f
		if !f.Rest {
			list[i] = &Field{Name: f.Name, Type: f.Type, From: fields[i : i+1 : i+1]}
		}
	}
	return list
}

// aliased binds a relation that is given a name, and perhaps names for its
// columns.
func (b *binder) aliased(r *sql.Aliased, outer *scope, with *ctes) (Rel, []*item) {
	input, items := b.rel(r.Rel, outer, with)
	if r.Alias == nil {
		return input, items
	}
	if len(r.Columns) > 0 {
		input = renamed(r, input, r.Columns)
	}
	return input, []*item{newItem([]string{r.Alias.Name}, input.Fields())}
}

func (b *binder) snapshot(r *sql.Snapshot, outer *scope, with *ctes) (Rel, []*item) {
	input, items := b.rel(r.Rel, outer, with)
	snapshot := &Snapshot{rel: rel{r, []Rel{input}, input.Fields()}, Period: r.Period}
	if r.Period != nil {
		snapshot.Refs = b.refs(r.Period, outer, with)
	}
	return snapshot, items
}

// join binds a join. Its right side may name the left one's columns: LATERAL
// asks for it, the time of a snapshot does it too.
func (b *binder) join(r *sql.Join, outer *scope, with *ctes) (Rel, []*item) {
	left, leftItems := b.rel(r.Left, outer, with)
	right, rightItems := b.rel(r.Right, &scope{outer, leftItems}, with)
	if tooWide(left, right, leftItems) {
		j := unknown(r, left, right)
		return j, []*item{newItem(nil, j.Fields())}
	}
	items := append(leftItems, rightItems...) // in place: nothing else has those of FROM
	j := &Join{rel: rel{node: r, inputs: []Rel{left, right}}, Kind: r.Kind, On: r.On}
	if r.On != nil {
		j.Refs = b.refs(r.On, &scope{outer, items}, with)
	}
	j.fields = beside(left, right)
	j.seat(left, right)
	if common, pairs := common(r, left, right); len(common) > 0 {
		j.pairs = pairs
		items = slices.Insert(items, 0, newItem(nil, common))
		j.fields = (&scope{items: items}).star(&sql.Star{Range: r.Range})
	}
	return j, items
}

// maxItems and maxFields bound the relations and the fields of one FROM clause:
// every join has those of all joins before it.
const (
	maxItems  = 1_000
	maxFields = 20_000
)

// tooWide reports whether a join has too many relations or fields to be known,
// or joins one that has.
func tooWide(left, right Rel, items []*item) bool {
	if u, ok := left.(*Unknown); ok {
		_, join := u.node.(*sql.Join)
		return join
	}
	return len(items) >= maxItems || len(left.Fields())+len(right.Fields()) > maxFields
}

// common returns the fields that USING or NATURAL make of one of each side.
func common(r *sql.Join, left, right Rel) (fields []*Field, pairs [][2]*Field) {
	var names []string
	for _, column := range r.Using {
		names = append(names, column.Name)
	}
	l, rt := newItem(nil, left.Fields()), newItem(nil, right.Fields())
	if r.Natural {
		for _, f := range left.Fields() {
			if rt.field(f.Name) != nil {
				names = append(names, f.Name)
			}
		}
	}
	for _, name := range names {
		merged := &Field{Name: name}
		for _, side := range []*item{l, rt} {
			if f := side.field(name); f != nil {
				merged.From, merged.Type = append(merged.From, f), f.Type
			}
		}
		if len(merged.From) == 2 {
			pairs = append(pairs, [2]*Field{merged.From[0], merged.From[1]})
		}
		fields = append(fields, merged)
	}
	return fields, pairs
}

// windows are the window table functions (Flink: "Windowing table-valued
// functions").
var windows = []string{"TUMBLE", "HOP", "CUMULATE", "SESSION"}

// tableFunc binds a call that yields a table. What a function of the user's
// yields is not known; its arguments go into it.
func (b *binder) tableFunc(r *sql.TableFunc, outer *scope, with *ctes) Rel {
	call, ok := r.Call.(*sql.Call)
	if !ok {
		return unknown(r)
	}
	input := b.tableArg(call, outer, with)
	if input != nil && slices.Contains(windows, strings.ToUpper(call.Name.String())) {
		fields := slices.Clone(input.Fields())
		time, refs := described(call, input)
		for _, name := range []string{"window_start", "window_end", "window_time"} {
			fields = append(fields, &Field{Name: name, Type: simple["TIMESTAMP"], Expr: time, Refs: refs})
		}
		fields[len(fields)-1].Type = nil // that of the time column
		b.described(call, input)
		return &Window{rel{r, []Rel{input}, fields}, call}
	}
	f := &Function{rel: rel{node: r}, Call: call}
	if input != nil {
		f.inputs, f.fields = []Rel{input}, slices.Clone(input.Fields())
	}
	result := b.field("*", call, outer, with)
	if input != nil {
		_, refs := described(call, input)
		result.Refs = append(result.Refs, refs...)
	}
	f.Model, f.ModelName = b.model(call)
	if input != nil && b.describes(call) {
		b.described(call, input)
	}
	if fields, ok := b.yields(f, result); ok {
		f.fields = fields
		return f
	}
	result.Rest = true
	f.fields = append(f.fields, result)
	return f
}

// described returns the last DESCRIPTOR of a call and the columns of the input
// that it names: the time of a window, what a model reads. It is nil where there
// is none.
func described(call *sql.Call, input Rel) (expr sql.Node, refs []Ref) {
	it := newItem(nil, input.Fields())
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		d, ok := arg.(*sql.Descriptor)
		if !ok {
			continue
		}
		expr = d
		for _, column := range d.Columns {
			if f := it.field(column.Name); f != nil {
				refs = append(refs, Ref{At: &sql.Name{Parts: []sql.Ident{*column}}, Field: f})
			}
		}
	}
	return expr, refs
}

// described looks for the columns that a DESCRIPTOR names.
func (b *binder) described(call *sql.Call, input Rel) {
	s := &scope{items: []*item{newItem([]string{}, input.Fields())}}
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		d, ok := arg.(*sql.Descriptor)
		if !ok {
			continue
		}
		for _, column := range d.Columns {
			name := &sql.Name{Parts: []sql.Ident{*column}}
			_, miss := s.resolve(name)
			b.miss(miss)
		}
	}
}

// tableArg binds the table that a call is about, nil where there is none.
func (b *binder) tableArg(call *sql.Call, outer *scope, with *ctes) Rel {
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		switch arg := arg.(type) {
		case *sql.TableArg:
			if arg.Rel != nil {
				input, _ := b.rel(arg.Rel, outer, with)
				return input
			}
		case *sql.SubqueryExpr:
			return b.query(arg.Query, outer, with)
		}
	}
	return nil
}

// unnest binds UNNEST: each array yields its elements, the fields of a row or
// one column.
func (b *binder) unnest(r *sql.Unnest, outer *scope, with *ctes) Rel {
	u := &Unnest{rel{node: r}}
	for _, arg := range r.Args {
		u.fields = append(u.fields, b.elements(arg, outer, with)...)
	}
	if r.Ordinality {
		u.fields = append(u.fields, &Field{Name: "ORDINALITY"})
	}
	return u
}

func (b *binder) elements(array sql.Expr, outer *scope, with *ctes) []*Field {
	whole := b.field("EXPR$0", array, outer, with)
	t := whole.Type
	if t == nil || len(t.Elems()) == 0 {
		whole.Rest = true
		return []*Field{whole}
	}
	if t.Name == "MAP" && len(t.Elems()) == 2 {
		key, value := *whole, *whole
		key.Name, key.Type = "KEY", t.Elems()[0]
		value.Name, value.Type = "VALUE", t.Elems()[1]
		return []*Field{&key, &value, rest()} // Flink has names of its own for them
	}
	whole.Type = t.Elems()[0]
	var fields []*Field
	for _, inner := range t.Elems()[0].Fields() {
		fields = append(fields, whole.inner(inner))
	}
	if fields == nil {
		return []*Field{whole, rest()}
	}
	return fields
}

// inner returns the field that is a part of the rows that f's expression yields.
func (f *Field) inner(part *sql.RowField) *Field {
	in := &Field{Name: part.Name.Name, Type: part.Type, Expr: f.Expr}
	for _, ref := range f.Refs {
		ref.Nested = append(slices.Clone(ref.Nested), part.Name.Name)
		in.Refs = append(in.Refs, ref)
	}
	return in
}

// match binds MATCH_RECOGNIZE, which yields the columns that it partitions by
// and its measures.
func (b *binder) match(r *sql.MatchRecognize, outer *scope, with *ctes) Rel {
	input, items := b.rel(r.Rel, outer, with)
	s := &scope{outer, items}
	m := &Match{rel: rel{node: r, inputs: []Rel{input}}}
	for i, e := range r.PartitionBy {
		m.fields = append(m.fields, b.field(nameOf(&sql.SelectItem{Expr: e}, i), e, s, with))
	}
	for _, name := range variables(r) {
		s.items = append(s.items, &item{path: []string{name}, fields: input.Fields(), byQualifier: true})
	}
	for i, measure := range r.Measures {
		if measure.Expr != nil {
			m.fields = append(m.fields, b.field(nameOf(measure, i), measure.Expr, s, with))
		}
	}
	for _, item := range r.OrderBy {
		m.Refs = append(m.Refs, b.refs(item.Expr, &scope{outer, items}, with)...)
	}
	for _, d := range r.Define {
		if d.Cond != nil {
			m.Conds = append(m.Conds, d.Cond)
			m.Refs = append(m.Refs, b.refs(d.Cond, s, with)...)
		}
	}
	return m
}

// variables returns the row pattern variables, each of which stands for rows of
// the input.
func variables(r *sql.MatchRecognize) []string {
	var names []string
	for _, d := range r.Define {
		if d.Var != nil {
			names = append(names, d.Var.Name)
		}
	}
	for _, s := range r.Subsets {
		if s.Name != nil {
			names = append(names, s.Name.Name)
		}
	}
	return append(names, undefined(r.Pattern)...)
}

// undefined returns the variables of a pattern, also those without a
// definition, which any row matches.
func undefined(p sql.Pattern) []string {
	var names []string
	each := func(items ...sql.Pattern) {
		for _, item := range items {
			names = append(names, undefined(item)...)
		}
	}
	switch p := p.(type) {
	case *sql.PatternVar:
		if p.Name != nil {
			names = append(names, p.Name.Name)
		}
	case *sql.PatternSeq:
		each(p.Items...)
	case *sql.PatternAlt:
		each(p.Items...)
	case *sql.PatternPermute:
		each(p.Items...)
	case *sql.PatternRepeat:
		each(p.Item)
	case *sql.PatternGroup:
		each(p.Item)
	case *sql.PatternExclude:
		each(p.Item)
	}
	return names
}
