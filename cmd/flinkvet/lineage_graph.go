package main

import (
	"cmp"
	"go/token"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A drawnDraft is the lineage of one draft.
type drawnDraft struct {
	Draft string      `json:"draft"`
	Sinks []drawnSink `json:"sinks"`
}

// A drawnSink is one write of a draft.
type drawnSink struct {
	drawnTable
	Place   drawnPlace    `json:"place"`
	Columns []drawnColumn `json:"columns"`
	// Rows are the columns that decide which rows there are.
	Rows []drawnSource `json:"rows"`
}

// A drawnTable names a table.
type drawnTable struct {
	Table     string `json:"table"`
	Connector string `json:"connector,omitempty"`

	table *catalog.Table
}

// A drawnColumn is a column that is written.
type drawnColumn struct {
	Column string `json:"column"`
	// Known says that Sources are all columns whose values arrive.
	Known    bool          `json:"known"`
	Sources  []drawnSource `json:"sources"`
	Deciders []drawnSource `json:"deciders"`
}

// A drawnSource is a column that something comes from, or that decides it.
type drawnSource struct {
	drawnTable
	Column string `json:"column"`
	Use    string `json:"use"`
	// Left says what is left of a value: whole, changed, hashed, part, masked
	// or lost.
	Left     string `json:"left,omitempty"`
	Function string `json:"function,omitempty"`
	// Class is the class of sensitive data that the column holds.
	Class string      `json:"class,omitempty"`
	Path  []drawnStep `json:"path,omitempty"`
}

// A drawnStep is a column on the way of a value.
type drawnStep struct {
	Name string `json:"name"`
	drawnPlace
}

// A drawnPlace is a place in a file; without a line it is not known.
type drawnPlace struct {
	Path   string `json:"path,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// A tracer makes the lineage of one draft ready to be printed.
type tracer struct {
	graph *lineage.Graph
	fset  *token.FileSet
	here  here
}

func (t *tracer) draft(name string) drawnDraft {
	d := drawnDraft{Draft: name}
	for _, s := range t.graph.Plan.Sinks {
		sink := drawnSink{drawnTable: tableOf(s.Table), Place: t.place(writtenAt(s)), Columns: []drawnColumn{}, Rows: t.sources(t.graph.Rows(s))}
		for _, c := range s.Columns {
			sink.Columns = append(sink.Columns, drawnColumn{
				Column: c.Name, Known: t.graph.Known(c.Field),
				Sources: t.sources(t.graph.Origins(c.Field)), Deciders: t.sources(t.graph.Deciders(c.Field)),
			})
		}
		d.Sinks = append(d.Sinks, sink)
	}
	return d
}

// writtenAt returns where a sink is written: its statement, or where a pipeline
// names it.
func writtenAt(s *plan.Sink) token.Pos {
	if _, pipeline := s.Stmt.(*sql.Pipeline); pipeline && s.Table.NameRange.IsValid() {
		return s.Table.NameRange.Pos()
	}
	return s.Stmt.Pos()
}

// tableOf names a table: by its own name where it lies in the default database.
func tableOf(t *catalog.Table) drawnTable {
	name := t.Title()
	if t.Path.Catalog != "" && (t.Path.Catalog != "default_catalog" || t.Path.Database != "default_database") {
		name = strings.Join([]string{t.Path.Catalog, t.Path.Database, t.Path.Name}, ".")
	}
	return drawnTable{Table: name, Connector: t.Connector, table: t}
}

func (t *tracer) sources(origins []lineage.Origin) []drawnSource {
	sources := []drawnSource{}
	for _, o := range origins {
		s := drawnSource{drawnTable: tableOf(o.Table), Column: o.Name(), Use: o.Use.String()}
		if o.Use.Direct() {
			s.Left, s.Function = lefts[o.Left], o.Function
			if o.Sensitive.Certainty != sensitive.No {
				s.Class = string(o.Sensitive.Class)
			}
		}
		for _, step := range o.Path {
			s.Path = append(s.Path, drawnStep{step.Field.Name, t.stepPlace(step)})
		}
		sources = append(sources, s)
	}
	slices.SortStableFunc(sources, func(a, b drawnSource) int {
		return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Use, b.Use))
	})
	return sources
}

var lefts = map[lineage.Left]string{
	lineage.Whole: "whole", lineage.Changed: "changed", lineage.Hashed: "hashed",
	lineage.Part: "part", lineage.Masked: "masked", lineage.Lost: "lost",
}

func (t *tracer) stepPlace(s lineage.Step) drawnPlace {
	switch {
	case s.Name != nil:
		return t.place(s.Name.Pos())
	case s.Field.Expr != nil:
		return t.place(s.Field.Expr.Pos())
	case s.Field.Column != nil:
		return t.place(s.Field.Column.Pos())
	}
	return drawnPlace{}
}

func (t *tracer) place(pos token.Pos) drawnPlace {
	if !pos.IsValid() {
		return drawnPlace{}
	}
	p := t.fset.Position(pos)
	return drawnPlace{t.here.path(p.Filename), p.Line, p.Column}
}
