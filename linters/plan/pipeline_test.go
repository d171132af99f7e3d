package plan_test

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
)

// lower binds a pipeline, with a snapshot of its database where there is one.
func lower(t *testing.T, yaml, snapshot string) *plan.Plan {
	t.Helper()
	fset := token.NewFileSet()
	f := draft.NewFile(fset, "shop.yaml", []byte(yaml))
	f.Kind = draft.Pipeline
	read := config.Read(f)
	require.Empty(t, read.Errors)
	c := catalog.Build(nil, nil)
	if snapshot != "" {
		c.AttachUpstream(func() *catalog.Upstream {
			return catalog.ReadUpstream([]*draft.File{draft.NewSnapshot(fset, "shop.sql", []byte(snapshot))})
		})
	}
	p := plan.Bind(nil, c)
	p.BindPipelines(read.Pipelines, c)
	return p
}

// written writes a sink as its name and its columns with what they pass on.
func written(s *plan.Sink) string {
	var columns []string
	for _, c := range s.Columns {
		columns = append(columns, c.Name)
	}
	return fmt.Sprintf("%s(%s)", s.Table.Title(), strings.Join(columns, ","))
}

const head = `
source:
  type: mysql
  tables: %s
sink:
  type: doris
%s`

// What comes out of a pipeline is what Flink CDC writes: the first transform that
// matches, all routes, stars expanded and columns replaced by later ones of their
// names.
func TestPipelines(t *testing.T) {
	const columns = "CREATE TABLE shop.orders (id INT PRIMARY KEY, name TEXT, city TEXT);"
	for _, c := range []struct {
		name, tables, rest, snapshot string
		want                         []string
	}{
		{"nothing", "shop.orders", "", "", []string{"shop.orders(*)"}},
		{"known columns", "shop.orders", "", columns, []string{"shop.orders(id,name,city)"}},
		{"a projection", "shop.orders", "transform: [{source-table: shop.orders, projection: 'id, UPPER(name) AS n'}]", "", []string{"shop.orders(id,n)"}},
		{"a star and a column of its own name", "shop.orders", `transform: [{source-table: shop.orders, projection: '\*, UPPER(city) AS city, 1 AS unit'}]`, columns, []string{"shop.orders(id,name,city,unit)"}},
		{"a computed column first", "shop.orders", `transform: [{source-table: shop.orders, projection: 'UPPER(city) AS city, *'}]`, columns, []string{"shop.orders(city,id,name)"}},
		{"metadata is no part of a star", "shop.orders", `transform: [{source-table: shop.orders, projection: '*, __table_name__ AS shard'}]`, columns, []string{"shop.orders(id,name,city,shard)"}},
		{"the first transform", "shop.orders, shop.items", `transform: [{source-table: shop.items, projection: a}, {source-table: 'shop.\.*', projection: b}]`, "", []string{"shop.orders(b)", "shop.items(a)"}},
		{"rows that a filter turns down", "shop.orders", `transform: [{source-table: shop.orders, projection: 'a, b', filter: a > 1}, {source-table: 'shop.\.*', projection: 'a, c'}, {source-table: shop.orders, projection: d}]`, "", []string{"shop.orders(a,b,c)"}},
		{"a table of a pattern", `shop.\.*`, `transform: [{source-table: shop.items, projection: a}, {source-table: 'shop.\.*', projection: b}]`, "", []string{"shop.items(a)", `shop.\.*(b)`}},
		{"a pattern that is known", `shop.\.*`, "", columns + "CREATE TABLE shop.items (a INT); CREATE TABLE store.x (b INT);", []string{"shop.orders(id,name,city)", "shop.items(a)"}},
		{"what is left out", "shop.\\.*\n  tables.exclude: shop.items", "", columns + "CREATE TABLE shop.items (a INT);", []string{"shop.orders(id,name,city)"}},
		{"shards", `shop.o_\.*`, `route: [{source-table: 'shop.o_\.*', sink-table: ods.o}]`, "CREATE TABLE shop.o_1 (a INT); CREATE TABLE shop.o_2 (a INT, b INT);", []string{"ods.o(a,b)"}},
		{"a symbol", "shop.a, shop.b", `route: [{source-table: 'shop.\.*', sink-table: 'ods.x_<>', replace-symbol: <>}]`, "", []string{"ods.x_a(*)", "ods.x_b(*)"}},
		{"groups", "db_foo.bar_tbl", `route: [{source-table: 'db_(\.*).(\.*)_tbl', sink-table: 's_$1.t_$2'}]`, "", []string{"s_foo.t_bar(*)"}},
		{"all routes", "shop.a", `route: [{source-table: shop.a, sink-table: ods.a}, {source-table: 'shop.\.*', sink-table: ods.all}]`, "", []string{"ods.a(*)", "ods.all(*)"}},
		{"the first route", "shop.a", "route: [{source-table: shop.a, sink-table: ods.a}, {source-table: 'shop.\\.*', sink-table: ods.all}]\npipeline: {route-mode: FIRST_MATCH}", "", []string{"ods.a(*)"}},
		{"no transform that is known", "shop.a", "transform: [{source-table: '${db}.a', projection: a}]", "", []string{"shop.a(*)"}},
	} {
		p := lower(t, fmt.Sprintf(head, c.tables, c.rest), c.snapshot)
		var got []string
		for _, s := range p.Sinks {
			got = append(got, written(s))
		}
		assert.Equal(t, c.want, got, c.name)
	}
}

// A filter names what is selected, or else columns of the table.
func TestPipelineFilters(t *testing.T) {
	p := lower(t, fmt.Sprintf(head, "shop.orders", `transform:
  - source-table: shop.orders
    projection: id, UPPER(city) AS city, name AS who
    filter: city = 'X' AND who <> name AND nosuch > 1`), "CREATE TABLE shop.orders (id INT PRIMARY KEY, name TEXT, city TEXT);")
	flow := p.Pipelines[0].Flows[0]
	filter := flow.Rows.(*plan.Filter)
	require.Len(t, filter.Refs, 3)
	assert.Same(t, flow.Project.Fields()[1], filter.Refs[0].Field)
	assert.Same(t, flow.Project.Fields()[2], filter.Refs[1].Field)
	assert.Equal(t, "name", filter.Refs[2].Field.Column.Name)
	require.Len(t, flow.Misses, 1)
	assert.Equal(t, "nosuch", flow.Misses[0].At.String())
	assert.Empty(t, p.Misses, "those of SQL are others")
	assert.Equal(t, []string{"id"}, flow.Keys)
}

// A transform that cannot be read, or that may or may not be for a table, leaves
// nothing that is known.
func TestPipelineUnknown(t *testing.T) {
	for _, rest := range []string{
		"transform: [{source-table: shop.orders, projection: 'id, UPPER('}]",
		"transform: [{source-table: 'shop.(?!a)orders', projection: id}]",
	} {
		p := lower(t, fmt.Sprintf(head, "shop.orders", rest), "")
		assert.IsType(t, &plan.Unknown{}, p.Pipelines[0].Flows[0].Rows, rest)
	}
}
