package plan

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Pipeline is a Flink CDC pipeline, bound: the tables that it reads, and what
// becomes of the rows of each. What it writes is among the plan's Sinks.
type Pipeline struct {
	Config *config.Pipeline
	// Node stands for it among the statements.
	Node       *sql.Pipeline
	Transforms []*Transform
	Routes     []*Route
	// Flows are what is read, each table or pattern of tables once.
	Flows []*Flow
	// Open says that not all tables are known that the source reads: it is one
	// that has no "tables", or a variable is a part of them.
	Open bool
}

// A Transform is a transform of a pipeline, bound.
type Transform struct {
	*config.Transform
	Node *sql.Transform
	// Idle are the patterns in Source that it is certain that the source has no
	// table for.
	Idle []draft.Text
	// Shadow is a transform before it that takes all rows of its tables, nil where
	// there is none.
	Shadow *Transform

	tables *Selector
}

// KeyLists returns the lists of keys that the transform has.
func (t *Transform) KeyLists() (lists []*config.Value) {
	for _, list := range []*config.Value{t.PrimaryKeys, t.PartitionKeys} {
		if list != nil {
			lists = append(lists, list)
		}
	}
	return lists
}

// A Route is a route of a pipeline, bound.
type Route struct {
	*config.Route
	// Idle are the patterns in Source that it is certain that the source has no
	// table for.
	Idle []draft.Text

	tables *Selector
}

// A Flow is the rows of a table of a pipeline's source, or of the tables of one
// pattern, and what becomes of them.
type Flow struct {
	Source *catalog.Table
	// Pattern says that the source is a pattern.
	Pattern bool
	// Transform is the transform that the rows go through, nil where there is none.
	// Where it is Shared, other rows of the table go through other transforms, each in
	// a flow of its own.
	Transform *Transform
	Shared    bool
	// Project is what the transform selects, nil without a projection.
	Project *Project
	// Rows are what is written.
	Rows Rel
	// Overwritten are the columns that the projection computes in vain.
	Overwritten []Overwritten
	// Misses are the names of columns that are certain to be mistakes.
	Misses []*Miss
	// Keys are the primary key of what is written, none where it is not known.
	Keys []string
	// Sinks are the tables that the rows are written to.
	Sinks   []*catalog.Table
	targets []target
}

// An Overwritten is a column of a projection whose place a later one of its name
// takes.
type Overwritten struct {
	Item *sql.SelectItem
	Name string
	// By is what takes its place: an item, or a star.
	By sql.Node
}

// A SoftDelete makes inserts of deletions (Flink CDC: "converter-after-transform").
type SoftDelete struct{ rel }

// metadata are the columns that every source of a pipeline has beside those of its
// tables (Flink CDC, page "Transform": metadata fields), and those of its sources
// (pages of the connectors: "metadata.list").
var metadata = []string{"__namespace_name__", "__schema_name__", "__table_name__", "__data_event_type__"}

// TransformMetadata reports whether a name is that of a metadata column that every
// source of a pipeline has.
func TransformMetadata(name string) bool { return slices.Contains(metadata, name) }

// BindPipelines binds Flink CDC pipelines. Their sinks follow those of the scripts,
// and what they read is no part of Roots: their expressions are of Flink CDC's own
// dialect.
func (p *Plan) BindPipelines(pipelines []*config.Pipeline, c *catalog.Catalog) {
	for _, def := range pipelines {
		if def.Source == nil || def.Sink == nil {
			continue
		}
		l := newLowering(p, def, c)
		l.flows()
		p.Pipelines = append(p.Pipelines, l.pipeline)
		p.Sinks = append(p.Sinks, l.sinks()...)
	}
}

// A lowering makes relations of one pipeline.
type lowering struct {
	b        *binder
	pipeline *Pipeline
	// tables are the patterns that the source reads.
	tables []*tablePattern
	seen   map[string]bool
	// metadata are the names of columns that no table has.
	metadata map[string]bool
}

func newLowering(p *Plan, def *config.Pipeline, c *catalog.Catalog) *lowering {
	b := newBinder(c)
	b.plan = p
	l := &lowering{
		b: b, seen: map[string]bool{}, metadata: map[string]bool{},
		pipeline: &Pipeline{Config: def, Node: &sql.Pipeline{Range: def.Range, Head: headOf(def)}},
	}
	listed := Listed(def.Source.Option("metadata.list"))
	for _, name := range slices.Concat(metadata, listed) {
		l.metadata[name] = true
	}
	for _, t := range def.Transforms {
		l.transform(t)
	}
	for _, r := range def.Routes {
		if r.Source != nil && r.Sink != nil {
			l.pipeline.Routes = append(l.pipeline.Routes, &Route{Route: r, tables: newSelector(r.Source.Text, true)})
		}
	}
	l.functions()
	l.read()
	return l
}

// headOf returns where a pipeline says what it writes to.
func headOf(def *config.Pipeline) draft.Range {
	if v := def.Tree.At("sink", "type"); v != nil {
		return v.Range
	}
	return def.Sink.Range
}

func (l *lowering) transform(t *config.Transform) {
	if t.Source == nil {
		return
	}
	node := sql.ParseTransform(textOf(t.Projection), textOf(t.Filter))
	node.Range = t.Range
	l.pipeline.Node.Transforms = append(l.pipeline.Node.Transforms, node)
	l.pipeline.Transforms = append(l.pipeline.Transforms, &Transform{Transform: t, Node: node, tables: newSelector(t.Source.Text, false)})
}

func textOf(v *config.Value) draft.Text {
	if v == nil {
		return draft.Text{}
	}
	return v.Text
}

// functions declares the pipeline's own functions, so that the names of their
// classes are known.
func (l *lowering) functions() {
	classes := map[string]*catalog.Function{}
	for _, f := range l.pipeline.Config.Functions {
		node := &sql.CreateFunction{Range: f.Range}
		if f.Class != nil {
			node.Class = &sql.Str{Range: f.Class.Range, Text: f.Class.Text}
		}
		classes[strings.ToUpper(f.Name.String())] = &catalog.Function{Name: f.Name.String(), Node: node}
	}
	sql.Inspect(l.pipeline.Node, func(n sql.Node) bool {
		if call, ok := n.(*sql.Call); ok && call.Name != nil {
			if f := classes[strings.ToUpper(call.Name.String())]; f != nil {
				l.b.plan.functions[call] = f
			}
		}
		return true
	})
}

// read notes what the source reads: its "tables", or, of a source that has none,
// what transforms and routes are for.
func (l *lowering) read() {
	if tables := l.pipeline.Config.Source.Option("tables"); tables.IsString() {
		s := newSelector(tables.Text, false)
		l.tables, l.pipeline.Open = s.alts, s.opaque
		return
	}
	l.pipeline.Open = true
	for _, s := range l.selectors() {
		l.tables = append(l.tables, s.alts...)
	}
}

// selectors are those of the transforms and the routes.
func (l *lowering) selectors() (all []*Selector) {
	for _, t := range l.pipeline.Transforms {
		all = append(all, t.tables)
	}
	for _, r := range l.pipeline.Routes {
		all = append(all, r.tables)
	}
	return all
}

// flows finds what is read and what becomes of it. Where a transform or a route is
// for some of the tables of a pattern, these are read apart.
func (l *lowering) flows() {
	for _, t := range l.tables {
		if known := l.upstream(t); len(known) > 0 {
			for _, up := range known {
				l.flow(up.pattern, up.table)
			}
			continue
		}
		for _, s := range l.selectors() {
			if s.covers(t) == Some {
				inside, _ := s.within(t)
				for _, alt := range inside {
					l.flow(alt, nil)
				}
			}
		}
		l.flow(t, nil)
	}
	l.idle()
}

// flow follows the rows of a table, or of the tables of a pattern.
func (l *lowering) flow(t *tablePattern, up *catalog.UpstreamTable) {
	if l.seen[t.text.String()] {
		return
	}
	l.seen[t.text.String()] = true
	source := l.source(t, up)
	transforms, lost := l.transformsOf(t)
	for _, tr := range transforms {
		l.named(source, tr)
	}
	for _, tr := range transforms {
		f := &Flow{Source: source, Pattern: !t.concrete(), Transform: tr, Shared: len(transforms) > 1}
		l.rows(f, transforms[0], lost)
		l.target(f, t)
		l.pipeline.Flows = append(l.pipeline.Flows, f)
	}
}

// transformsOf returns the transforms that rows of tables may go through, nil among
// them for none: the first that is for the tables, and, since up to Flink CDC 3.5 rows
// that do not meet its filter go on to the next one, those behind it up to one without
// a filter. It reports whether it is not known which these are.
func (l *lowering) transformsOf(t *tablePattern) (list []*Transform, lost bool) {
	for _, tr := range l.pipeline.Transforms {
		switch tr.tables.covers(t) {
		case Every:
			list = append(list, tr)
			if tr.Filter == nil {
				return list, lost
			}
		case Some:
			_, unclear := tr.tables.within(t)
			lost = lost || unclear || t.concrete()
		}
	}
	if len(list) == 0 {
		list = []*Transform{nil}
	}
	return list, lost
}

// idle finds what the transforms and the routes are for in vain.
func (l *lowering) idle() {
	for i, tr := range l.pipeline.Transforms {
		tr.Idle = l.missing(tr.tables)
		for _, before := range l.pipeline.Transforms[:i] {
			if before.Filter == nil && before.tables.selectsAll(tr.tables) {
				tr.Shadow = before
				break
			}
		}
	}
	for _, r := range l.pipeline.Routes {
		r.Idle = l.missing(r.tables)
	}
}

// missing returns the alternatives of a selector that none of the source's tables
// is one of.
func (l *lowering) missing(s *Selector) (idle []draft.Text) {
	if l.pipeline.Open || s.opaque {
		return nil
	}
	for _, alt := range s.alts {
		one := &Selector{alts: []*tablePattern{alt}, route: s.route}
		if !slices.ContainsFunc(l.tables, func(t *tablePattern) bool { return one.covers(t) != None }) {
			idle = append(idle, alt.text)
		}
	}
	return idle
}
