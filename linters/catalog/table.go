package catalog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Path is the full name of an object: catalog, database, name.
type Path struct{ Catalog, Database, Name string }

// A Table is a table, as far as it is known.
type Table struct {
	Path Path
	// Name is the last part of the table's name.
	Name string
	// Known says that Columns holds all columns. Of a table that the draft does
	// not declare, or that is LIKE one, there may be others.
	Known bool
	// External says that the table lives in a catalog outside of the draft, so
	// that it exists although nothing here declares it.
	External  bool
	Temporary bool
	// Pipeline says that a Flink CDC pipeline reads or writes the table: its path
	// is that of the other system, and its options are those of the pipeline's end.
	Pipeline bool
	// Connector is the value of the option 'connector', "" where there is none.
	Connector string
	Options   []*sql.Option
	// MoreOptions says that Options may not be all: they are of a table that the
	// draft does not declare, or in a declaration with a mistake.
	MoreOptions bool
	Columns     []*Column
	PrimaryKey  []string
	// Watermark is nil where the table has none.
	Watermark *sql.Watermark
	// As is the query that a table is created from; its columns follow those
	// of Columns.
	As sql.Query
	// Node is the statement that declares the table, a *sql.CreateTable or a
	// *sql.CreateMaterializedTable; nil where the draft does not.
	Node sql.Stmt
	// NameRange is where the table is named.
	NameRange draft.Range
	// Lack is set where it is certain that there is no such table.
	Lack *Lack
	// Upstream are the tables of a source database that it reads or writes, as
	// far as snapshots tell; nil where they are not known.
	Upstream []*UpstreamTable
}

// A Column is a column of a table.
type Column struct {
	// Range is where the column's name stands.
	draft.Range
	Name string
	Kind sql.ColumnKind
	// Type is nil for a computed column.
	Type *sql.Type
	// Comment is the text of COMMENT, "" where there is none.
	Comment string
	// Virtual says that a metadata column is only read.
	Virtual bool
	// Node is nil for a column that nothing declares and a query names.
	Node *sql.Column
}

// A View is a view.
type View struct {
	Path Path
	Node *sql.CreateView
	// Query is what the view stands for, Stmt the statement as of which its
	// names are meant.
	Query sql.Query
	Stmt  sql.Stmt
}

// A Function is a function that the draft declares.
type Function struct {
	Name string
	Node *sql.CreateFunction
}

// Column returns the column of the name, nil where there is none. Flink tells
// names of columns that differ in case apart.
func (t *Table) Column(name string) *Column {
	for _, c := range t.Columns {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Title returns the table's name as its users have it: with the database, where
// that is a part of it, as of the tables of a Flink CDC pipeline.
func (t *Table) Title() string {
	if t.Pipeline && t.Path.Database != "" {
		return t.Path.Database + "." + t.Name
	}
	return t.Name
}

// Option returns the text of an option, "" where it is not given.
func (t *Table) Option(key string) string { return optionText(t.Options, key) }

// Written reports whether an INSERT gives the column a value: computed columns
// and virtual metadata are only read.
func (c *Column) Written() bool {
	return c.Kind != sql.Computed && !(c.Kind == sql.Metadata && c.Virtual)
}

func unknownTable(path Path, name *sql.Name, external bool) *Table {
	return &Table{Path: path, Name: name.Last().Name, External: external, MoreOptions: true, NameRange: name.Range()}
}

// newTable makes a table of the parts of a declaration.
func newTable(path Path, node sql.Stmt, name *sql.Name, columns []*sql.Column, constraints []*sql.Constraint, with *sql.Options) *Table {
	t := &Table{Path: path, Name: name.Last().Name, Known: true, Node: node, NameRange: name.Range()}
	t.add(columns)
	t.constrain(constraints)
	t.set(with)
	return t
}

// add declares columns; one that is there already is replaced.
func (t *Table) add(columns []*sql.Column) {
	places := make(map[string]int, len(t.Columns)+len(columns))
	for i, c := range t.Columns {
		places[c.Name] = i
	}
	for _, node := range columns {
		if node.Name == nil || node.Kind == sql.Named || len(node.More().Outer) > 0 {
			continue
		}
		c := newColumn(node)
		if at, there := places[c.Name]; there {
			t.Columns[at] = c
		} else {
			places[c.Name] = len(t.Columns)
			t.Columns = append(t.Columns, c)
		}
		if key := node.More().Constraint; key != nil && !key.Unique {
			t.PrimaryKey = []string{c.Name}
		}
		if place := node.More().Place; place != nil {
			t.place(c.Name, place)
			for i, c := range t.Columns {
				places[c.Name] = i
			}
		}
	}
}

func newColumn(node *sql.Column) *Column {
	c := &Column{
		Range: node.Name.Range, Name: node.Name.Name,
		Kind: node.Kind, Type: node.Type, Virtual: node.Virtual, Node: node,
	}
	if node.Comment != nil && node.Comment.Text != nil {
		c.Comment = node.Comment.Text.Value()
	}
	return c
}

// place moves a column to where ALTER TABLE wants it.
func (t *Table) place(name string, place *sql.ColumnPlace) {
	if place == nil {
		return
	}
	from := t.index(name)
	c := t.Columns[from]
	t.Columns = slices.Delete(t.Columns, from, from+1)
	to := 0
	if place.After != nil {
		to = t.index(place.After.Last().Name) + 1
	}
	t.Columns = slices.Insert(t.Columns, to, c)
}

func (t *Table) index(name string) int {
	return slices.IndexFunc(t.Columns, func(c *Column) bool { return c.Name == name })
}

func (t *Table) constrain(constraints []*sql.Constraint) {
	for _, c := range constraints {
		if c.Unique || c.Columns == nil {
			continue
		}
		t.PrimaryKey = nil
		for _, column := range c.Columns {
			t.PrimaryKey = append(t.PrimaryKey, column.Name)
		}
	}
}

func (t *Table) watermark(declared []*sql.Watermark) {
	for _, w := range declared {
		t.Watermark = w
	}
}

// set gives the table options, over those that it has.
func (t *Table) set(options *sql.Options) {
	if options == nil {
		return
	}
	t.Options = append(t.Options, options.List...)
	t.Connector = t.Option("connector")
}

// reset takes options away.
func (t *Table) reset(keys []*sql.Str) {
	for _, key := range keys {
		t.Options = slices.DeleteFunc(t.Options, func(o *sql.Option) bool { return o.Key.Value() == key.Value() })
	}
	t.Connector = t.Option("connector")
}

// clone returns a copy that can be altered without the original.
func (t *Table) clone() *Table {
	copied := *t
	copied.Options = slices.Clone(t.Options)
	copied.Columns = slices.Clone(t.Columns)
	copied.PrimaryKey = slices.Clone(t.PrimaryKey)
	return &copied
}
