package plan

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// source makes the table that a pattern stands for. Without a snapshot of the
// database its columns are not known.
func (l *lowering) source(t *tablePattern, up *catalog.UpstreamTable) *catalog.Table {
	end := l.pipeline.Config.Source
	table := newEnd(t.text, end)
	if up == nil {
		return table
	}
	table.Upstream, table.Known = []*catalog.UpstreamTable{up}, !up.Open
	if !up.Open {
		table.PrimaryKey = up.Primary
	}
	for _, c := range up.Columns {
		table.Columns = append(table.Columns, &catalog.Column{Range: c.Range, Name: c.Name, Type: upstreamType(c.Type, up.Postgres)})
	}
	return table
}

// newEnd makes a table at an end of a pipeline.
func newEnd(name draft.Text, end *config.Endpoint) *catalog.Table {
	parts := split(name, '.')
	t := &catalog.Table{
		External: true, Pipeline: true, MoreOptions: true, Connector: end.Type, NameRange: name.Whole(), Options: optionsOf(end),
	}
	if len(parts) > 0 {
		last := parts[len(parts)-1]
		t.Name = last.String()
		t.Path.Name = t.Name
		t.Path.Database = strings.TrimSuffix(strings.TrimSuffix(name.String(), t.Name), ".")
	}
	return t
}

// optionsOf returns the options of an end as those of a table.
func optionsOf(end *config.Endpoint) (options []*sql.Option) {
	for _, p := range end.Options {
		if p.Value == nil || p.Value.Form != config.Scalar {
			continue
		}
		options = append(options, &sql.Option{
			Range: p.Range,
			Key:   &sql.Str{Range: p.KeyRange, Text: draft.NewText(p.Key, p.KeyRange.Pos())},
			Value: &sql.Str{Range: p.Value.Range, Text: p.Value.Text},
		})
	}
	return options
}

// upstreamType returns the type of Flink that a type of a database comes as, nil where
// it is not known.
func upstreamType(t catalog.UpstreamType, postgres bool) *sql.Type {
	mapped, known := flink.MapMySQL(t.Name, t.Args, t.Unsigned)
	if postgres {
		mapped, known = flink.MapPostgres(t.Name, t.Args)
	}
	if !known || mapped.Kind == "ARRAY" {
		return nil
	}
	if common := simple[mapped.Kind]; common != nil {
		return common
	}
	return &sql.Type{Name: mapped.Kind}
}

// rows makes the relations that the rows of a flow go through. The first transform of
// the table gives it its key (Flink CDC: PreTransformOperator).
func (l *lowering) rows(f *Flow, first *Transform, lost bool) {
	tr := f.Transform
	if lost || tr != nil && len(tr.Node.Errors) > 0 {
		f.Rows = unknown(l.pipeline.Node)
		return
	}
	before := l.b.plan.Misses
	defer func() { l.misses(f, before) }()
	scan := l.scan(f)
	f.Rows, f.Keys = scan, f.Source.PrimaryKey
	if tr == nil {
		return
	}
	if len(tr.Node.Items) > 0 {
		f.Project = l.project(f, scan, tr.Node)
		f.Rows = f.Project
	}
	if first.PrimaryKeys != nil {
		f.Keys = Listed(first.PrimaryKeys)
		if f.Project != nil {
			f.Project.Key = f.Keys
		}
	}
	if tr.Node.Where != nil && tr.Node.Where.Cond != nil {
		f.Rows = l.filter(f.Rows, scan, tr.Node.Where)
	}
	if strings.EqualFold(tr.Converter.String(), "SOFT_DELETE") {
		f.Rows = &SoftDelete{rel{tr.Node, []Rel{f.Rows}, f.Rows.Fields()}}
	}
}

// misses gives the flow the misses of its own, which are none of SQL. What begins like
// a metadata column may be one of the source's.
func (l *lowering) misses(f *Flow, before []*Miss) {
	for _, m := range l.b.plan.Misses[len(before):] {
		if !strings.HasPrefix(m.At.String(), "__") {
			f.Misses = append(f.Misses, m)
		}
	}
	l.b.plan.Misses, l.b.missed = before, map[*sql.Name]bool{}
}

// Listed returns the names of a list with commas between them.
func Listed(v *config.Value) (names []string) {
	for _, name := range strings.Split(v.String(), ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// scan reads a table. Of one whose columns are not known these are the columns that
// its transform names, and the rest.
func (l *lowering) scan(f *Flow) *Scan {
	t := f.Source
	var fields []*Field
	for _, c := range t.Columns {
		fields = append(fields, &Field{Name: c.Name, Type: c.Type, Table: t, Column: c})
	}
	if !t.Known {
		all := &catalog.Column{Range: t.NameRange, Name: "*"}
		fields = append(fields, &Field{Name: "*", Rest: true, Table: t, Column: all})
	}
	node := &sql.Name{Parts: []sql.Ident{{Range: t.NameRange, Name: t.Title()}}}
	scan := &Scan{rel: rel{node, nil, fields}, Table: t}
	if flink.FollowsDatabase(t.Connector) {
		scan.Changes = flink.All
	}
	return scan
}

// named gives a table the columns that only its transform tells of: metadata, and
// all that are named where the table's own are not known.
func (l *lowering) named(t *catalog.Table, tr *Transform) {
	if tr == nil {
		return
	}
	computed := map[string]bool{}
	add := func(e sql.Expr) {
		for _, name := range namesIn(e) {
			first := name.Parts[0]
			if len(name.Parts) > 1 && first.Name == inTransforms[0] {
				first = name.Parts[1]
			}
			switch {
			case t.Column(first.Name) != nil || computed[first.Name]:
			case l.metadata[first.Name]:
				t.Columns = append(t.Columns, &catalog.Column{Range: first.Range, Name: first.Name, Kind: sql.Metadata, Virtual: true})
			case !t.Known:
				t.Columns = append(t.Columns, &catalog.Column{Range: first.Range, Name: first.Name})
			}
		}
	}
	for _, item := range tr.Node.Items {
		add(item.Expr)
	}
	for _, item := range tr.Node.Items {
		if item.Alias != nil {
			computed[item.Alias.Name] = true
		}
	}
	if tr.Node.Where != nil {
		add(tr.Node.Where.Cond)
	}
	for _, list := range tr.KeyLists() {
		for _, name := range Listed(list) {
			if !t.Known && t.Column(name) == nil && !computed[name] {
				t.Columns = append(t.Columns, &catalog.Column{Range: list.Range, Name: name})
			}
		}
	}
}

// inTransforms is what the table of a transform is called in its expressions (Flink
// CDC: TransformParser).
var inTransforms = []string{"TB"}

// namesIn returns the names of columns in an expression.
func namesIn(e sql.Expr) (names []*sql.Name) {
	if name, ok := e.(*sql.Name); ok && len(name.Parts) > 0 {
		return []*sql.Name{name}
	}
	for _, operand := range operands(e) {
		if operand != nil {
			names = append(names, namesIn(operand)...)
		}
	}
	return names
}

// project selects what the projection of a transform lists. Of two columns of one
// name the later one takes the place of the other (Flink CDC:
// TransformParser.generateProjectionColumns).
func (l *lowering) project(flow *Flow, scan *Scan, node *sql.Transform) *Project {
	s := &scope{items: []*item{newItem(inTransforms, scan.Fields())}}
	var fields []*Field
	at, made := map[string]int{}, map[string]*sql.SelectItem{}
	put := func(f *Field, item *sql.SelectItem, by sql.Node) {
		if lost := made[f.Name]; lost != nil {
			flow.Overwritten = append(flow.Overwritten, Overwritten{lost, f.Name, by})
		}
		made[f.Name] = nil
		if _, plain := f.Expr.(*sql.Name); item != nil && (!plain || item.Alias != nil && f.Name != f.Expr.(*sql.Name).String()) {
			made[f.Name] = item
		}
		if i, there := at[f.Name]; there {
			fields[i] = f
			return
		}
		at[f.Name] = len(fields)
		fields = append(fields, f)
	}
	for i, item := range node.Items {
		switch e := item.Expr.(type) {
		case *sql.Star:
			for _, f := range scan.Fields() {
				if f.Column.Kind != sql.Metadata {
					put(&Field{Name: f.Name, Type: f.Type, Expr: e, From: []*Field{f}, Rest: f.Rest}, nil, e)
				}
			}
		case nil:
		default:
			put(l.b.field(nameOf(item, i), e, s, nil), item, item)
		}
	}
	return &Project{rel: rel{node, []Rel{scan}, fields}}
}

// filter keeps the rows that meet the condition of a transform, whose names are
// those of what is selected, or else of the table (Flink CDC:
// TransformFilterProcessor).
func (l *lowering) filter(input Rel, scan *Scan, where *sql.Filter) Rel {
	fields := slices.Clone(input.Fields())
	if input != Rel(scan) {
		selected := newItem(nil, input.Fields())
		for _, f := range scan.Fields() {
			if selected.field(f.Name) == nil {
				fields = append(fields, f)
			}
		}
	}
	s := &scope{items: []*item{newItem(inTransforms, fields)}}
	return &Filter{rel{where, []Rel{input}, input.Fields()}, where.Cond, l.b.refs(where.Cond, s, nil)}
}
