package sql

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// TestAll expects the nodes of a type and of an interface in the order of the
// walk, asked for the first time and again, and no caller to write into what
// another has.
func TestAll(t *testing.T) {
	s := Parse(draft.NewText("SELECT a FROM t; INSERT INTO u SELECT b, 1 FROM v", 1))
	for range 2 {
		var names []string
		for _, n := range All[*Name](s) {
			names = append(names, n.String())
		}
		require.Equal(t, []string{"a", "t", "u", "b", "v"}, names)
	}
	var exprs []Node
	InspectScript(s, func(n Node) bool {
		if e, ok := n.(Expr); ok {
			exprs = append(exprs, e)
		}
		return true
	})
	for i, e := range All[Expr](s) {
		require.Equal(t, exprs[i], e)
	}
	require.Len(t, All[Expr](s), len(exprs))
	require.Empty(t, All[*Merge](s))
	_ = append(All[*Insert](s), nil)
	require.Len(t, All[*Insert](s), 1)
	require.NotNil(t, All[*Insert](s)[0])
}
