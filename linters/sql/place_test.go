package sql

import (
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// TestPlaces parses a script that is decoded from an indented block and from
// escapes, and expects every node to stand where its text does in the file.
func TestPlaces(t *testing.T) {
	file := "sql: |\n    CREATE TABLE t (\n      a INT -- the\\tkey\n    ) WITH (\n      'password' = 'it''s\\tme'\n    );\n    SELECT a FROM\n      t WHERE b = ''\n"
	var b draft.TextBuilder
	for off := len("sql: |\n"); off < len(file); {
		end := off + strings.IndexByte(file[off:], '\n') + 1
		off += len("    ")
		for ; off < end; off++ {
			pos := token.Pos(off + 1)
			if strings.HasPrefix(file[off:], `\t`) {
				b.Decoded("\t", pos, 2)
				off++
			} else {
				b.Verbatim(file[off:off+1], pos)
			}
		}
	}
	s := Parse(b.Text(1))
	require.Empty(t, s.Errors)
	at := func(n Node) string { return file[n.Pos()-1 : n.End()-1] }

	option := All[*Option](s)[0]
	require.Equal(t, `'password' = 'it''s\tme'`, at(option))
	value, ok := option.Text()
	require.True(t, ok)
	require.Equal(t, "it's\tme", value.String())
	require.Equal(t, `it''s\tme`, file[value.Whole().From-1:value.Whole().To-1])
	require.Equal(t, `me`, file[value.Range(5, 7).From-1:value.Range(5, 7).To-1])

	require.Equal(t, "a INT", at(All[*Column](s)[0]))
	require.Equal(t, "WHERE b = ''", at(All[*Filter](s)[0]))
	require.Equal(t, "''", at(All[*Filter](s)[0].Cond.(*Binary).Y))
	require.Equal(t, "SELECT a FROM\n      t WHERE b = ''", at(s.Stmts[1]))
	require.Equal(t, `-- the\tkey`, file[s.Comments[0].From-1:s.Comments[0].To-1])
}

// TestInsets expects nodes that have their own places for keywords to hold
// them.
func TestInsets(t *testing.T) {
	text := "CREATE TEMPORARY TABLE t (a INT PRIMARY KEY NOT ENFORCED) WITH ('k' = 'v'); SELECT a FROM b LEFT JOIN c ON d GROUP BY e"
	s := parse(text)
	part := func(r draft.Range) string { return text[r.From-1 : r.To-1] }
	create := s.Stmts[0].(*CreateTable)
	require.Equal(t, "CREATE TEMPORARY TABLE", part(create.Head))
	require.Equal(t, "WITH", part(create.With.Kw))
	require.Equal(t, "(a INT PRIMARY KEY NOT ENFORCED)", part(create.Body))
	require.Equal(t, "NOT ENFORCED", part(create.Columns[0].More().Constraint.EnforcementKw))
	query := s.Stmts[1].(*QueryStmt).Query.(*Select)
	require.Equal(t, "FROM", part(query.FromKw))
	require.Equal(t, "LEFT JOIN", part(query.From.(*Join).Kw))
	require.Equal(t, "ON", part(query.From.(*Join).OnKw))
	require.Equal(t, "GROUP BY", part(query.GroupBy.Kw))
}
