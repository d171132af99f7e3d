package plan

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A binder binds queries. Tables and views are bound once, however often they
// are used.
type binder struct {
	catalog *catalog.Catalog
	plan    *Plan
	// stmt is the statement as of which names of tables are meant.
	stmt   sql.Stmt
	tables map[*catalog.Table][]*Field
	// views holds nil for a view that is being bound.
	views map[*catalog.View]Rel
	// scans and used are the tables and relations that were used once.
	scans map[*catalog.Table]bool
	used  map[Rel]bool
	// scopes are what the names in the clauses of a SELECT may mean.
	scopes map[sql.Query]*scope
	// undeclared are the columns of tables that names show and nothing declares.
	undeclared map[column]*Field
	// missed are the names of the plan's misses.
	missed map[*sql.Name]bool
	// aliases are the names of what is selected, while GROUP BY and HAVING are
	// bound.
	aliases map[string]bool
	// over are the windows that the SELECT gives names to.
	over []*sql.NamedWindow
}

// ctes are the common table expressions in scope, the innermost first.
type ctes struct {
	name  string
	rel   Rel
	outer *ctes
}

func (c *ctes) find(name string) (Rel, bool) {
	for ; c != nil; c = c.outer {
		if c.name == name {
			return c.rel, true
		}
	}
	return nil, false
}

// statement binds what a statement runs. EXPLAIN runs nothing.
func (b *binder) statement(stmt sql.Stmt) {
	b.stmt = stmt
	switch stmt := stmt.(type) {
	case *sql.StatementSet:
		for _, inner := range stmt.Stmts {
			b.statement(inner)
		}
	case *sql.Execute:
		b.statement(stmt.Stmt)
	case *sql.CompilePlan:
		b.statement(stmt.Stmt)
	case *sql.Insert:
		b.insert(stmt)
	case *sql.CreateTable:
		b.create(stmt, stmt.As)
	case *sql.CreateMaterializedTable:
		b.create(stmt, stmt.As)
	case *sql.CreateView:
		b.root(stmt.As)
	case *sql.QueryStmt:
		b.root(stmt.Query)
	}
}

// root binds the query of a statement.
func (b *binder) root(q sql.Query) Rel {
	bound := b.query(q, nil, nil)
	b.plan.Roots = append(b.plan.Roots, bound)
	return bound
}

// insert binds an INSERT and matches the fields of its query with the columns
// of its table.
func (b *binder) insert(stmt *sql.Insert) {
	if stmt.Table == nil {
		return
	}
	table, ok := b.catalog.Table(stmt, stmt.Table)
	if !ok {
		return // a view is no sink
	}
	input := b.root(stmt.Query)
	sink := &Sink{Stmt: stmt, Table: table, Input: input, Arity: -1}
	switch {
	case len(stmt.Columns) > 0:
		if stmt.Partition == nil { // else it may give columns of the list a value
			sink.Arity = len(stmt.Columns)
		}
		sink.Columns = match(listed(stmt.Columns, table), input.Fields())
	case table.Known && table.As == nil:
		columns := written(table, stmt.Partition)
		sink.Arity = len(columns)
		sink.Columns = match(columns, input.Fields())
	default:
		sink.Columns = named(input.Fields())
	}
	b.plan.Sinks = append(b.plan.Sinks, sink)
}

// listed returns the columns of an INSERT's own list.
func listed(names []*sql.Name, table *catalog.Table) []SinkColumn {
	var columns []SinkColumn
	for _, name := range names {
		columns = append(columns, SinkColumn{Name: name.String(), Column: table.Column(name.String())})
	}
	return columns
}

// written returns the columns that an INSERT without a list writes: all that
// take a value, without those that PARTITION gives one.
func written(table *catalog.Table, partition *sql.Partition) []SinkColumn {
	var columns []SinkColumn
	for _, c := range table.Columns {
		if c.Written() && !static(partition, c.Name) {
			columns = append(columns, SinkColumn{Name: c.Name, Column: c})
		}
	}
	return columns
}

func static(partition *sql.Partition, column string) bool {
	return partition != nil && slices.ContainsFunc(partition.Items, func(item *sql.PartitionItem) bool {
		return item.Value != nil && item.Column != nil && item.Column.Name == column
	})
}

// match gives columns their fields by position, up to where positions are no
// longer known.
func match(columns []SinkColumn, fields []*Field) []SinkColumn {
	n := min(len(columns), len(fields))
	for i := range n {
		if fields[i].Rest {
			return columns[:i]
		}
		columns[i].Field = fields[i]
	}
	return columns[:n]
}

// named makes columns of the fields that are written to a table of which
// nothing is known. Their names are only the fields' own.
func named(fields []*Field) []SinkColumn {
	var columns []SinkColumn
	for _, f := range fields {
		if f.Rest {
			break
		}
		columns = append(columns, SinkColumn{Name: f.Name, Field: f})
	}
	return columns
}

// create binds CREATE TABLE … AS, which is a write of the table it creates.
func (b *binder) create(stmt sql.Stmt, as sql.Query) {
	table := b.catalog.Created(stmt)
	if table == nil || table.Node != stmt {
		return
	}
	b.table(table)
	if as == nil {
		return
	}
	input := b.root(as)
	b.plan.Sinks = append(b.plan.Sinks, &Sink{Stmt: stmt, Table: table, Input: input, Arity: -1, Columns: named(input.Fields())})
}

// table returns the fields of a table.
func (b *binder) table(t *catalog.Table) []*Field {
	if fields, ok := b.tables[t]; ok {
		return fields
	}
	var fields []*Field
	for _, c := range t.Columns {
		fields = append(fields, &Field{Name: c.Name, Type: c.Type, Table: t, Column: c})
	}
	if !t.Known {
		others := rest()
		others.Table = t
		fields = append(fields, others)
	}
	b.tables[t] = fields
	inScope := fields
	if t.As != nil {
		inScope = append(slices.Clip(fields), rest())
	}
	b.compute(t, fields, inScope)
	b.plan.tables = append(b.plan.tables, fields)
	if t.As != nil {
		fields = append(fields, b.created(t)...)
		b.tables[t] = fields
	}
	return fields
}

// compute binds the expressions of computed columns and of the watermark, which
// name columns of their own table.
func (b *binder) compute(t *catalog.Table, fields, inScope []*Field) {
	s := &scope{items: []*item{newItem([]string{""}, inScope)}}
	for _, f := range fields {
		if f.Column != nil && f.Column.Kind == sql.Computed && f.Column.Node.Expr != nil {
			f.Expr = f.Column.Node.Expr
			f.Refs = b.refs(f.Column.Node.Expr, s, nil)
			f.Type = b.plan.Types(f.Refs)(f.Column.Node.Expr)
		}
	}
	if t.Watermark != nil && t.Watermark.Expr != nil {
		b.refs(t.Watermark.Expr, s, nil)
	}
}

// created returns the fields that a table has from the query that created it.
func (b *binder) created(t *catalog.Table) []*Field {
	outer := b.stmt
	defer func() { b.stmt = outer }()
	b.stmt = t.Node
	var fields []*Field
	for _, f := range b.query(t.As, nil, nil).Fields() {
		if f.Rest {
			fields = append(fields, f)
			continue
		}
		fields = append(fields, &Field{Name: f.Name, Type: f.Type, From: []*Field{f}, Table: t})
	}
	return fields
}

// view returns what a view is bound to.
func (b *binder) view(v *catalog.View) Rel {
	if bound, ok := b.views[v]; ok {
		if bound == nil {
			return unknown(v.Node) // it is made of itself
		}
		return bound
	}
	outer := b.stmt
	defer func() { b.stmt = outer }()
	b.views[v], b.stmt = nil, v.Stmt
	bound := b.query(v.Query, nil, nil)
	if len(v.Node.Columns) > 0 {
		bound = renamed(v.Node, bound, v.Node.Columns)
	}
	b.views[v] = bound
	return bound
}

// renamed gives the fields of a relation other names. Names behind those of
// known fields stand for what is not known.
func renamed(node sql.Node, input Rel, names []*sql.Ident) Rel {
	var fields []*Field
	for i, f := range input.Fields() {
		if f.Rest {
			for _, name := range names[min(i, len(names)):] {
				fields = append(fields, &Field{Name: name.Name, Expr: f.Expr, Refs: f.Refs})
			}
			break
		}
		name := f.Name
		if i < len(names) {
			name = names[i].Name
		}
		fields = append(fields, &Field{Name: name, Type: f.Type, From: []*Field{f}})
	}
	return &Project{rel: rel{node, []Rel{input}, fields}}
}
