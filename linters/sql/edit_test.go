package sql

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

const ordersText = `-- The orders.
CREATE TABLE orders (
  id BIGINT,  hash STRING
) WITH (
  'connector' = 'kafka',
  'topic'     = 'it''s' -- not yet
);
`

func TestApply(t *testing.T) {
	s := parse(ordersText)
	table := s.Stmts[0].(*CreateTable)
	add, ok := AddOption(s.Text, table.With, "format", "json")
	require.True(t, ok)
	got, err := Apply(s.Text, []Edit{
		add,
		SetValue(table.With.List[1], "o'k"),
		RenameKey(table.With.List[0], "type"),
		InsertTemporary(table.Head, "TABLE"),
		QuoteName(table.Columns[1].Name),
	})
	require.NoError(t, err)
	assert.Equal(t, `-- The orders.
CREATE TEMPORARY TABLE orders (
  id BIGINT,  `+"`hash`"+` STRING
) WITH (
  'type' = 'kafka',
  'topic'     = 'o''k',
  'format' = 'json' -- not yet
);
`, got)
	assert.Empty(t, parse(got).Errors)
}

func TestRemoveOption(t *testing.T) {
	for _, c := range []struct {
		i    int
		want string
	}{
		{0, "CREATE TABLE t WITH ('b' = '2', 'c' = '3')"},
		{1, "CREATE TABLE t WITH ('a' = '1', 'c' = '3')"},
		{2, "CREATE TABLE t WITH ('a' = '1', 'b' = '2')"},
	} {
		s := parse("CREATE TABLE t WITH ('a' = '1', 'b' = '2', 'c' = '3')")
		got, err := Apply(s.Text, []Edit{RemoveOption(s.Stmts[0].(*CreateTable).With, c.i)})
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	}
}

// Nothing changes without an edit, and edits that cannot be made are refused.
func TestApplyRefuses(t *testing.T) {
	for _, text := range ownScripts(t) {
		got, err := Apply(draft.NewText(text, 1), nil)
		require.NoError(t, err)
		assert.Equal(t, text, got)
	}
	text := draft.NewText("SELECT 1", 1)
	_, err := Apply(text, []Edit{{draft.Range{From: 1, To: 4}, "x"}, {draft.Range{From: 3, To: 5}, "y"}})
	assert.Error(t, err)
	_, err = Apply(text, []Edit{{draft.Range{From: 5, To: 50}, "x"}})
	assert.Error(t, err)
}
