package plan

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
)

// A target is the name of a table that is written.
type target struct {
	name draft.Text
	// route is what gave the name, nil where it is the source's.
	route *Route
}

// target finds where the rows of a flow are written to: all routes that are for
// its tables say so, or the first one of them (Flink CDC: "route-mode"); without
// any it is the name of the table (Flink CDC: TableIdRouter).
func (l *lowering) target(f *Flow, t *tablePattern) {
	first := strings.EqualFold(l.pipeline.Config.Option("route-mode").String(), "FIRST_MATCH")
	for _, r := range l.pipeline.Routes {
		if r.tables.covers(t) == Every {
			f.targets = append(f.targets, target{r.rename(t), r})
			if first {
				break
			}
		}
	}
	if len(f.targets) == 0 {
		f.targets = []target{{name: t.text}}
	}
}

// rename returns the name that the route gives to a table.
func (r *Route) rename(t *tablePattern) draft.Text {
	sink, name := r.Sink.Text, t.text.String()
	switch {
	case r.Symbol != nil:
		parts := split(t.text, '.')
		return placed(sink, strings.ReplaceAll(sink.String(), r.Symbol.String(), parts[len(parts)-1].String()))
	case strings.Contains(sink.String(), "$") && t.concrete():
		for _, alt := range r.tables.alts {
			if m := alt.whole.FindStringSubmatchIndex(name); m != nil {
				return placed(sink, string(alt.whole.ExpandString(nil, groups().ReplaceAllString(sink.String(), "$${$1}"), name, m)))
			}
		}
	}
	return sink
}

// groups matches what stands for a group of a regular expression in Java.
var groups = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$(\d)`) })

// placed returns a text that stands where another one does.
func placed(at draft.Text, text string) draft.Text {
	if text == at.String() {
		return at
	}
	var b draft.TextBuilder
	where := at.Whole()
	b.Decoded(text, where.Pos(), int(where.To-where.From))
	return b.Text(where.Pos())
}

// sinks makes a sink of each table that is written: the rows of several sources
// that are routed to one come together in it.
func (l *lowering) sinks() (sinks []*Sink) {
	var names []string
	into := map[string][]*Flow{}
	at := map[string]draft.Text{}
	for _, f := range l.pipeline.Flows {
		for _, t := range f.targets {
			name := t.name.String()
			if into[name] == nil {
				names, at[name] = append(names, name), t.name
			}
			into[name] = append(into[name], f)
		}
	}
	for _, name := range names {
		sinks = append(sinks, l.sink(at[name], into[name]))
	}
	return sinks
}

func (l *lowering) sink(name draft.Text, flows []*Flow) *Sink {
	table := newEnd(name, l.pipeline.Config.Sink)
	table.PrimaryKey = flows[0].Keys
	for _, f := range flows {
		f.Sinks = append(f.Sinks, table)
		if !slices.Equal(f.Keys, table.PrimaryKey) {
			table.PrimaryKey = nil
		}
	}
	input := l.merge(flows, table.PrimaryKey)
	s := &Sink{Stmt: l.pipeline.Node, Table: table, Input: input, Arity: -1}
	for _, f := range input.Fields() {
		s.Columns = append(s.Columns, SinkColumn{Name: f.Name, Field: f})
	}
	return s
}

// merge puts the rows of several flows together; columns of one name become one
// (Flink CDC: SchemaMergingUtils).
func (l *lowering) merge(flows []*Flow, key []string) Rel {
	if len(flows) == 1 {
		return flows[0].Rows
	}
	var inputs []Rel
	var fields []*Field
	at := map[string]*Field{}
	for _, f := range flows {
		if slices.Contains(inputs, f.Rows) {
			continue
		}
		inputs = append(inputs, f.Rows)
		for _, field := range f.Rows.Fields() {
			both := at[field.Name]
			if both == nil {
				both = &Field{Name: field.Name, Type: field.Type, Rest: field.Rest}
				at[field.Name] = both
				fields = append(fields, both)
			}
			both.From = append(both.From, field)
			if !SameType(both.Type, field.Type) {
				both.Type = nil
			}
		}
	}
	return &Union{rel: rel{l.pipeline.Node, inputs, fields}, Op: "UNION", All: true, Key: key}
}

// upstream returns the tables of a snapshot that a pattern selects, none where they
// are not known. A pattern for PostgreSQL begins with the database, which no dump
// names.
func (l *lowering) upstream(t *tablePattern) (known []knownTable) {
	postgres := l.pipeline.Config.Source.Type == "postgres"
	at := 0
	if postgres {
		at = 1
	}
	if len(t.res) != at+2 || !postgres && !slices.Contains(mysqlSources, l.pipeline.Config.Source.Type) || l.pipeline.Open {
		return nil
	}
	up := l.b.catalog.Upstream()
	if up == nil {
		return nil
	}
	exclude := newSelector(textOf(l.pipeline.Config.Source.Option("tables.exclude")), false)
	for _, table := range up.Find(t.res[at].MatchString, t.res[at+1].MatchString, postgres) {
		p := t.named(at, table)
		if p == nil {
			return nil
		}
		if exclude.covers(p) == None {
			known = append(known, knownTable{p, table})
		}
	}
	return known
}

// named returns the name of a table of a snapshot as the pattern has it, nil where a
// part of it is not known.
func (t *tablePattern) named(at int, table *catalog.UpstreamTable) *tablePattern {
	parts := append(slices.Clone(t.parts[:at]), table.Database, table.Name)
	if parts[at] == "" {
		parts[at] = t.parts[at]
	}
	if slices.ContainsFunc(parts[:at+1], func(part string) bool { return !bare().MatchString(part) }) {
		return nil
	}
	p := &tablePattern{parts: parts, table: true, text: t.text}
	if !t.concrete() {
		p.text = placed(t.text, strings.Join(parts, "."))
	}
	return p
}

// A knownTable is a table of a snapshot, and its name as a pattern.
type knownTable struct {
	pattern *tablePattern
	table   *catalog.UpstreamTable
}

// mysqlSources are the sources of pipelines that read MySQL or what speaks like it.
var mysqlSources = []string{"mysql", "polardbx", "mariadb"}
