package changelog

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
)

// The rows of a pipeline change as those of its database do, by the primary key of
// the table or of the transform; a soft delete keeps no deletion.
func TestPipelines(t *testing.T) {
	fset := token.NewFileSet()
	f := draft.NewFile(fset, "shop.yaml", []byte(`
source: {type: mysql, tables: 'shop.a, shop.b, shop.c, shop.d'}
sink: {type: doris}
transform:
  - {source-table: shop.a, projection: 'name, id AS key', filter: id > 10}
  - {source-table: shop.b, projection: '*', primary-keys: name}
  - {source-table: shop.c, converter-after-transform: SOFT_DELETE}
`))
	f.Kind = draft.Pipeline
	c := catalog.Build(nil, nil)
	c.AttachUpstream(func() *catalog.Upstream {
		return catalog.ReadUpstream([]*draft.File{draft.NewSnapshot(fset, "shop.sql", []byte(`USE shop;
CREATE TABLE a (id INT PRIMARY KEY, name TEXT); CREATE TABLE b LIKE a; CREATE TABLE c LIKE a; CREATE TABLE d LIKE a;`))})
	})
	p := plan.Bind(nil, c)
	p.BindPipelines(config.Read(f).Pipelines, c)
	log := Infer(p, flink.Version{})
	for i, want := range []struct {
		changes flink.Changes
		keys    []Key
	}{
		{flink.All, []Key{{1}}},
		{flink.All, []Key{{1}}},
		{flink.All &^ flink.Delete, []Key{{0}}},
		{flink.All, []Key{{0}}},
	} {
		require.Greater(t, len(p.Sinks), i)
		assert.Equal(t, want.changes, log.Of(p.Sinks[i].Input), "%d", i)
		assert.Equal(t, want.keys, log.Keys(p.Sinks[i].Input).List, "%d", i)
	}
}
