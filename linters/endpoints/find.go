package endpoints

import (
	"cmp"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// Find returns the endpoints of a draft in the order in which it names them.
func Find(d *draft.Draft, files []*config.File, scripts []*sql.Script, c *catalog.Catalog, p *plan.Plan) []*Endpoint {
	f := &finder{draft: d, byTable: map[*catalog.Table]*Endpoint{}}
	for _, s := range scripts {
		f.templated = d.TemplatedAt(s.Text.Pos(0))
		f.script(s)
	}
	for _, t := range c.Tables() {
		f.templated = d.TemplatedAt(t.NameRange.Pos())
		f.table(t)
	}
	f.templated = false
	f.uses(p)
	f.superseded()
	for _, file := range files {
		for _, pipeline := range file.Pipelines {
			f.end("source", flink.Source, pipeline.Source, file)
			f.end("sink", flink.Sink, pipeline.Sink, file)
		}
	}
	slices.SortStableFunc(f.found, func(a, b *Endpoint) int { return cmp.Compare(a.From, b.From) })
	return f.found
}

// A finder collects the endpoints of a draft.
type finder struct {
	draft     *draft.Draft
	found     []*Endpoint
	byTable   map[*catalog.Table]*Endpoint
	templated bool // the file that is being looked at is a template
}

// script adds the catalogs and models that a script creates.
func (f *finder) script(s *sql.Script) {
	for _, stmt := range s.Stmts {
		switch stmt := stmt.(type) {
		case *sql.CreateCatalog:
			f.declare(flink.CatalogKind, "type", stmt, stmt.Name, stmt.With)
		case *sql.CreateModel:
			f.declare(flink.ModelKind, "provider", stmt, stmt.Name, stmt.With)
		}
	}
}

func (f *finder) declare(kind, identifier string, stmt sql.Stmt, name *sql.Name, with *sql.Options) {
	if name == nil || with == nil {
		return
	}
	e := &Endpoint{Range: name.Range(), Kind: kind, Name: name.String(), Stmt: stmt, Open: f.templated}
	e.give(with.List, identifier)
	f.found = append(f.found, e)
}

// table adds a table that the draft declares.
func (f *finder) table(t *catalog.Table) *Endpoint {
	if e := f.byTable[t]; e != nil {
		return e
	}
	e := &Endpoint{Range: t.NameRange, Kind: flink.TableKind, Name: t.Name, Table: t, Stmt: t.Node, Open: f.templated || t.MoreOptions}
	e.Shared = t.Node != nil && f.draft.FileAt(t.NameRange.Pos()) == nil
	e.give(t.Options, "connector")
	f.byTable[t] = e
	f.found = append(f.found, e)
	return e
}

// give gives an endpoint the options of SQL, the last one of a key, and takes
// its identifier from them.
func (e *Endpoint) give(list []*sql.Option, identifier string) {
	for _, o := range list {
		option, certain := newOption(o.Key, o.Value)
		if !certain {
			e.Open = true
			continue
		}
		e.Options = e.Options.over(Options{option})
	}
	e.Identifier = e.Options.Value(identifier)
}

// newOption makes an option of a key and its value. It is not certain which
// option a key is that a variable is a part of, or that two strings in a row are:
// the second one is most likely its value, without the sign between.
func newOption(key *sql.Str, value sql.Expr) (o *Option, certain bool) {
	if key == nil || key.Form != nil && (key.Var() != nil || len(key.Form.Pieces) > 1) || key.Value() == "" || !Spelled("", key.Value()) || value == nil {
		return nil, false
	}
	o = &Option{Range: draft.Span(value.Pos(), value.End()), Key: key.Value(), KeyRange: key.Range}
	if s, ok := value.(*sql.Str); ok && s.Var() == nil {
		o.Text, o.Spelled = s.Text, Spelled(o.Key, s.Value())
	}
	return o, true
}

// superseded leaves out the tables that nothing uses before ALTER TABLE makes
// another of them.
func (f *finder) superseded() {
	last := map[sql.Stmt]*Endpoint{}
	for _, e := range f.found {
		if e.Table != nil && e.Stmt != nil {
			last[e.Stmt] = e
		}
	}
	f.found = slices.DeleteFunc(f.found, func(e *Endpoint) bool {
		return e.Table != nil && e.Stmt != nil && len(e.Uses) == 0 && last[e.Stmt] != e
	})
}

// end adds an end of a pipeline. Its "name" is Flink CDC's own.
func (f *finder) end(name string, role flink.Role, end *config.Endpoint, file *config.File) {
	if end == nil {
		return
	}
	e := &Endpoint{Range: end.Range, Kind: flink.PipelineKind, Name: name, Open: file.Templated || file.Source.Templated()}
	if Spelled("type", end.Type) {
		e.Identifier = end.Type
	}
	for _, p := range end.Options {
		if p.Key == "name" || p.Value == nil {
			continue
		}
		o := &Option{Range: p.Value.Range, Key: p.Key, KeyRange: p.KeyRange, Text: p.Value.Text}
		o.Spelled = p.Value.Form == config.Scalar && Spelled(o.Key, o.Value())
		e.Options = e.Options.over(Options{o})
	}
	e.Uses = []*Use{{Range: e.Range, Role: role, Options: e.Options}}
	f.found = append(f.found, e)
}

// hints returns the options of OPTIONS hints.
func hints(list []*sql.Hint) (options Options) {
	for _, h := range list {
		if h.Name == nil || !strings.EqualFold(h.Name.Name, "OPTIONS") {
			continue
		}
		for _, arg := range h.Args {
			if given, ok := arg.(*sql.HintOption); ok {
				if o, certain := newOption(given.Key, given.Value); certain {
					o.Hint = true
					options = options.over(Options{o})
				}
			}
		}
	}
	return options
}
