package sql

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A statement of endlessly many operators on one level is refused with one
// error: each nests what stands before it, and walks recurse.
func TestEndlessChains(t *testing.T) {
	for name, sql := range map[string]string{
		"operators":      "SELECT " + strings.Repeat("a + ", 300_000) + "a FROM t",
		"comparisons":    "SELECT 1 FROM t WHERE " + strings.Repeat("a = 1 OR ", 300_000) + "b = 2",
		"fields":         "SELECT f(a)" + strings.Repeat(".b", 300_000) + " FROM t",
		"items":          "SELECT a" + strings.Repeat("[1]", 300_000) + " FROM t",
		"joins":          "SELECT 1 FROM t" + strings.Repeat(" JOIN u ON TRUE", 200_000),
		"commas":         "SELECT 1 FROM t" + strings.Repeat(", u", 200_000),
		"set operations": "SELECT 1" + strings.Repeat(" UNION ALL SELECT 1", 200_000),
	} {
		t.Run(name, func(t *testing.T) {
			script := Parse(draft.NewText(sql+"; SELECT 2", 1))
			require.Len(t, script.Errors, 1)
			require.Contains(t, script.Errors[0].Msg, "too long")
			require.Len(t, script.Stmts, 2)
			nodes := 0
			InspectScript(script, func(Node) bool { nodes++; return true })
			require.Greater(t, nodes, 100_000)
		})
	}
}

// Chains that people and generators write are read.
func TestChains(t *testing.T) {
	script := Parse(draft.NewText("SELECT 1 FROM t WHERE "+strings.Repeat("a = 1 OR ", 20_000)+"b = 2", 1))
	require.Empty(t, script.Errors)
}
