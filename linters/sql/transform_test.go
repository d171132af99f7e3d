package sql_test

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// What is selected and what filters is read from texts of their own, and each
// part knows where it stands.
func TestParseTransform(t *testing.T) {
	const projection, filter = `id, \*, UPPER(city) AS city, __table_name__ shard, 'x' || name AS n`, `id > 10 AND city IN ('a', 'b')`
	f := draft.NewFile(token.NewFileSet(), "shop.yaml", []byte(projection+"\n"+filter))
	text := f.Text()
	got := sql.ParseTransform(text.Slice(0, len(projection)), text.Slice(len(projection)+1, text.Len()))
	require.Empty(t, got.Errors)
	require.Len(t, got.Items, 5)
	assert.IsType(t, &sql.Star{}, got.Items[1].Expr)
	at := func(n sql.Node) string { return text.String()[n.Pos()-text.Pos(0) : n.End()-text.Pos(0)] }
	assert.Equal(t, "UPPER(city)", at(got.Items[2].Expr))
	assert.Equal(t, "shard", got.Items[3].Alias.Name)
	assert.Equal(t, "'x' || name", at(got.Items[4].Expr))
	assert.Equal(t, filter, at(got.Where))
}

// What Flink CDC cannot read is a mistake with a place.
func TestParseTransformMistakes(t *testing.T) {
	for _, c := range []struct{ projection, filter, at string }{
		{"id, UPPER(city AS city", "", "AS"},
		{"id name city", "", "city"},
		{"id,, name", "", ","},
		{"", "id > ", " "},
		{"", "id > 1 id", "id"},
		{"id; name", "", ";"},
	} {
		src := c.projection + c.filter
		f := draft.NewFile(token.NewFileSet(), "shop.yaml", []byte(src))
		text := f.Text()
		got := sql.ParseTransform(text.Slice(0, len(c.projection)), text.Slice(len(c.projection), len(src)))
		require.NotEmpty(t, got.Errors, src)
		e := got.Errors[0]
		assert.Equal(t, c.at, src[e.Pos()-text.Pos(0):e.End()-text.Pos(0)], src)
	}
}
