package sql

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNamedWords holds the names of keywords against their texts, and finds each
// word by its text.
func TestNamedWords(t *testing.T) {
	file, err := goparser.ParseFile(token.NewFileSet(), "words.go", nil, 0)
	require.NoError(t, err)
	keywords := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if entry, ok := n.(*ast.KeyValueExpr); ok {
			if text, err := strconv.Unquote(source(entry.Value)); err == nil && isLetter(text[0]) {
				name := "kw" + strings.ReplaceAll(text, "_", "")
				require.True(t, strings.EqualFold(name, source(entry.Key)), text)
				keywords++
			}
		}
		return true
	})
	require.Greater(t, keywords, 300)
	for id, text := range namedTexts[1:] {
		require.NotEmpty(t, text)
		require.Contains(t, []wordID{words.find(text), words.operator(text)}, wordID(id+1), text)
	}
}

// source returns a name or a literal as it is written.
func source(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.BasicLit:
		return x.Value
	}
	return ""
}
