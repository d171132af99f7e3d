// Package plan binds the queries of a draft: every name of a column to the
// field that it means, from the tables through views, subqueries and joins to
// the sinks.
//
// Meaning has three values. Where a name cannot be bound, because a table lives
// in an external catalog or a function's result is not declared, the field is
// unknown, and what is made of it has an unknown part. The package reports no
// mistakes and plans nothing: its relations follow the text, not an optimiser.
package plan

import (
	"cmp"
	"slices"
	"sync"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Plan is the bound queries of a draft.
type Plan struct {
	// Sinks are the writes of the draft, in order: those of its scripts, then those
	// of its Flink CDC pipelines.
	Sinks []*Sink
	// Pipelines are the draft's Flink CDC pipelines.
	Pipelines []*Pipeline
	// Roots are the queries of the draft's statements, views among them, in
	// order. A view that is used is an input of others as well.
	Roots []Rel
	// Misses are the names of columns that are certain to be mistakes.
	Misses []*Miss

	queries    map[sql.Query]Rel
	undeclared map[*sql.Name]Ref
	tables     [][]*Field
	functions  map[*sql.Call]*catalog.Function
	// windows are the names in the windows that queries declare.
	windows map[*sql.Name]Ref
	// relations are those of the draft, once they are walked over.
	walked    sync.Once
	relations []Rel
	// What is found when it is asked for, under mu.
	mu          sync.Mutex
	traits      map[traitKey]Trait
	forms       map[*Join]Form
	comparisons map[*Join][]Comparison
	compared    map[*Filter]*comparing
	ranks       map[*Filter]*Rank
	// numbers are the ranks by the fields of their numbers.
	numbers     map[*Field]*Rank
	expressions []Expression
	calls       []Call
}

// Query returns what a query that the draft uses is bound to, nil for one that
// it does not.
func (p *Plan) Query(q sql.Query) Rel { return p.queries[q] }

// Function returns the function of the draft's own that a call means, nil where
// it means none.
func (p *Plan) Function(call *sql.Call) *catalog.Function { return p.functions[call] }

// A Sink is a table that is written, and what is written to it.
type Sink struct {
	// Stmt is the statement that writes: an *sql.Insert, one that creates a table
	// from a query, or an *sql.Pipeline.
	Stmt  sql.Stmt
	Table *catalog.Table
	Input Rel
	// Arity is how many columns the query has to give a value, -1 where that is
	// not known.
	Arity int
	// Columns are the columns that are given a value, as far as it is known
	// which field goes where.
	Columns []SinkColumn
}

// A SinkColumn is a column of a sink and the field that is written to it.
type SinkColumn struct {
	Name string
	// Column is nil where the table's columns are not known.
	Column *catalog.Column
	Field  *Field
}

// A Field is a column of a relation.
type Field struct {
	Name string
	// Type is nil where it is not known.
	Type *sql.Type
	// Expr is what computes the value: an expression, or the star that the
	// field comes from. It is nil where the field passes From on, or is a
	// column of a table.
	Expr sql.Node
	// Refs are the columns that Expr names, conditions included.
	Refs []Ref
	// From are the fields that the value is passed on from; several where rows
	// of several relations come together.
	From []*Field
	// Table and Column are set for the columns of a table.
	Table  *catalog.Table
	Column *catalog.Column
	// Rest says that the field stands for any number of fields that are not
	// known, the last ones of an item of FROM. Where it has an Expr, that is
	// what each of them is made of; where it has a Table, they are its columns.
	Rest bool
}

// A Ref is a name in an expression, the field that it means, and what of the
// name goes into the field: a.b.c may mean b.c of a column a.
type Ref struct {
	At     *sql.Name
	Field  *Field
	Nested []string
}

// A Miss is the name of a column that means nothing where it stands, or more
// than one column.
type Miss struct {
	At        *sql.Name
	Ambiguous bool
	// Selected says that GROUP BY or HAVING names what the SELECT calls so, as
	// other engines allow (FlinkSqlConformance: neither isGroupByAlias nor
	// isHavingAlias).
	Selected bool
	// Others are the names of the columns that there are, Tables the qualifiers
	// that have one in the case of an ambiguous name.
	Others, Tables []string
}

// Walk calls f for the relations and all that they are made from, each once,
// before its inputs.
func Walk(roots []Rel, f func(Rel)) {
	seen := make(map[Rel]bool)
	var visit func(Rel)
	visit = func(r Rel) {
		if seen[r] {
			return
		}
		seen[r] = true
		f(r)
		for _, input := range r.Inputs() {
			visit(input)
		}
	}
	for _, r := range roots {
		visit(r)
	}
}

// Ref returns what the name, a part of the field's Expr, means; ok is false
// where that is not known.
func (f *Field) Ref(name *sql.Name) (ref Ref, ok bool) {
	for _, r := range f.Refs {
		if r.At == name {
			return r, true
		}
	}
	return Ref{}, false
}

// Bind binds the queries of the scripts.
func Bind(scripts []*sql.Script, c *catalog.Catalog) *Plan {
	b := newBinder(c)
	for _, script := range scripts {
		for _, stmt := range script.Stmts {
			b.statement(stmt)
		}
	}
	return b.plan
}

func newBinder(c *catalog.Catalog) *binder {
	return &binder{
		catalog: c,
		plan: &Plan{
			queries: make(map[sql.Query]Rel), undeclared: make(map[*sql.Name]Ref),
			functions: make(map[*sql.Call]*catalog.Function),
			windows:   make(map[*sql.Name]Ref),
			traits:    make(map[traitKey]Trait), forms: make(map[*Join]Form), ranks: make(map[*Filter]*Rank),
			comparisons: make(map[*Join][]Comparison), compared: make(map[*Filter]*comparing),
		},
		tables: make(map[*catalog.Table][]*Field),
		views:  make(map[*catalog.View]Rel),
		missed: make(map[*sql.Name]bool), undeclared: make(map[column]*Field), scopes: make(map[sql.Query]*scope),
		scans: make(map[*catalog.Table]bool), used: make(map[Rel]bool),
	}
}

// Walk calls f for all relations of the draft, also those that queries inside of
// expressions are bound to, each once and before its inputs.
func (p *Plan) Walk(f func(Rel)) {
	p.walked.Do(func() {
		Walk(p.all(), func(r Rel) { p.relations = append(p.relations, r) })
	})
	for _, r := range p.relations {
		f(r)
	}
}

// all returns the relations that queries of the draft are bound to, also those
// inside expressions, in the order of the text.
func (p *Plan) all() []Rel {
	rels := slices.Clone(p.Roots)
	var inner []Rel
	for _, r := range p.queries {
		if r.Node() != nil {
			inner = append(inner, r)
		}
	}
	slices.SortFunc(inner, func(a, b Rel) int {
		return cmp.Or(cmp.Compare(a.Node().Pos(), b.Node().Pos()), cmp.Compare(b.Node().End(), a.Node().End()))
	})
	return append(rels, inner...)
}

// Tables returns the fields of the tables that queries read or the draft
// declares, in the order in which they were bound.
func (p *Plan) Tables() [][]*Field { return p.tables }
