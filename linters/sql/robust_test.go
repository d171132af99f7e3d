package sql

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// ownScripts returns the scripts of the golden files.
func ownScripts(t testing.TB) []string {
	files, err := filepath.Glob("testdata/golden/*.txtar")
	require.NoError(t, err)
	var scripts []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		scripts = append(scripts, string(txtar.Parse(data).Files[0].Data))
	}
	return scripts
}

// checkTree fails where a node stands outside of the text, ends before it
// begins, or reaches beyond its statement.
func checkTree(t testing.TB, s *Script, text string) {
	t.Helper()
	last := s.Text.Whole().Pos()
	for _, stmt := range s.Stmts {
		require.GreaterOrEqual(t, stmt.Pos(), last, "%T begins before the end of the statement before it", stmt)
		last = stmt.End()
		Inspect(stmt, func(n Node) bool {
			require.LessOrEqual(t, n.Pos(), n.End(), "%T", n)
			require.GreaterOrEqual(t, n.Pos(), stmt.Pos(), "%T of %T in %q", n, stmt, text)
			require.LessOrEqual(t, n.End(), stmt.End(), "%T of %T in %q", n, stmt, text)
			return true
		})
	}
	for _, e := range s.Errors {
		require.LessOrEqual(t, e.From, e.To)
		require.LessOrEqual(t, int(e.To), len(text)+1)
	}
	for _, c := range s.Comments {
		require.LessOrEqual(t, c.Covers.From, c.Covers.To)
	}
}

func parse(text string) *Script { return Parse(draft.NewText(text, 1)) }

// TestTruncation cuts texts off and expects the statements before the cut to be
// what they were.
func TestTruncation(t *testing.T) {
	for _, text := range ownScripts(t) {
		whole := parse(text)
		for cut := range len(text) {
			part := parse(text[:cut])
			checkTree(t, part, text[:cut])
			requireSameBefore(t, whole, part, text, cut)
		}
	}
}

// TestTruncationOfCorpus does the same to scripts of others, at some places.
func TestTruncationOfCorpus(t *testing.T) {
	for _, r := range corpusRecords(t, "drafts") {
		if len(r.SQL) > 20_000 {
			continue
		}
		whole := parse(r.SQL)
		checkTree(t, whole, r.SQL)
		for cut := 0; cut < len(r.SQL); cut += 1 + len(r.SQL)/13 {
			part := parse(r.SQL[:cut])
			checkTree(t, part, r.SQL[:cut])
			requireSameBefore(t, whole, part, r.SQL, cut)
		}
	}
}

// TestDeletionOfCorpus leaves a line out of scripts of others, at some places.
func TestDeletionOfCorpus(t *testing.T) {
	for _, r := range corpusRecords(t, "drafts") {
		lines := strings.SplitAfter(r.SQL, "\n")
		for i := 0; i < len(lines); i += 1 + len(lines)/7 {
			less := strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
			checkTree(t, parse(less), less)
		}
	}
}

// requireSameBefore compares the statements that end, with their ';', before
// the cut.
func requireSameBefore(t *testing.T, whole, part *Script, text string, cut int) {
	t.Helper()
	for i, stmt := range whole.Stmts {
		end := int(stmt.End()) - 1
		semi := strings.IndexByte(text[end:], ';')
		if semi < 0 || end+semi >= cut || strings.TrimSpace(text[end:end+semi]) != "" || moved(whole, stmt, text) {
			return
		}
		require.Greater(t, len(part.Stmts), i)
		require.Equal(t, Format(stmt), Format(part.Stmts[i]), "cut at %d of %q", cut, text)
	}
}

// moved reports whether a string that is not closed stands in a statement: how
// far that reaches, what follows decides.
func moved(s *Script, stmt Stmt, text string) bool {
	for _, e := range s.Errors {
		if strings.Contains(e.Msg, "is not closed") || strings.Contains(e.Msg, "is never closed") {
			return true
		}
	}
	return false
}

// TestDeletion leaves each line of a script out in turn: the parser must not
// panic, and must not report more than a few mistakes.
func TestDeletion(t *testing.T) {
	for _, text := range ownScripts(t) {
		lines := strings.SplitAfter(text, "\n")
		for i := range lines {
			less := strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
			checkTree(t, parse(less), less)
		}
	}
}

// TestNesting expects an error, and only one, of text that is nested without
// measure.
func TestNesting(t *testing.T) {
	const deep = 10_000
	for name, text := range map[string]string{
		"expressions": "SELECT " + strings.Repeat("(", deep) + "1" + strings.Repeat(")", deep) + " FROM t; SELECT 1",
		"queries":     strings.Repeat("SELECT * FROM (", deep) + "SELECT 1" + strings.Repeat(")", deep) + "; SELECT 1",
		"relations":   "SELECT * FROM " + strings.Repeat("(", deep) + "t" + strings.Repeat(")", deep) + "; SELECT 1",
		"types":       "SELECT CAST(a AS " + strings.Repeat("ARRAY<", deep) + "INT" + strings.Repeat(">", deep) + "); SELECT 1",
		"calls":       "SELECT " + strings.Repeat("f(", deep) + strings.Repeat(")", deep) + "; SELECT 1",
		"negations":   "SELECT " + strings.Repeat("NOT ", deep) + "a; SELECT 1",
		"cases":       "SELECT " + strings.Repeat("CASE WHEN ", deep) + "a; SELECT 1",
		"patterns":    "SELECT * FROM t MATCH_RECOGNIZE (PATTERN (" + strings.Repeat("(", deep) + "a" + strings.Repeat(")", deep) + ") DEFINE a AS b); SELECT 1",
		"unclosed":    "SELECT " + strings.Repeat("(", deep) + "; SELECT 1",
		"explained":   strings.Repeat("EXPLAIN ", deep) + "; SELECT 1",
		"executed":    strings.Repeat("EXECUTE ", deep) + "; SELECT 1",
	} {
		t.Run(name, func(t *testing.T) {
			s := parse(text)
			require.Len(t, s.Errors, 1)
			require.Len(t, s.Stmts, 2)
			checkTree(t, s, text)
		})
	}
}

// TestLongChains expects no trouble from text that is long but flat.
func TestLongChains(t *testing.T) {
	const long = 100_000
	for name, text := range map[string]string{
		"sum":    "SELECT 1" + strings.Repeat(" + 1", long),
		"list":   "SELECT a IN (1" + strings.Repeat(", 1", long) + ")",
		"union":  "SELECT 1" + strings.Repeat(" UNION SELECT 1", long),
		"joins":  "SELECT * FROM t" + strings.Repeat(" JOIN t ON TRUE", long/10),
		"fields": "SELECT f(x)" + strings.Repeat(".a", long),
		"string": "SELECT 'a'" + strings.Repeat("\n'a'", long/10),
	} {
		t.Run(name, func(t *testing.T) {
			s := parse(text)
			require.Empty(t, s.Errors)
			require.Len(t, s.Stmts, 1)
		})
	}
}

// TestGarbage feeds what no editor writes.
func TestGarbage(t *testing.T) {
	for _, text := range []string{
		"", " ", ";", ";;;", "\x00", "SELECT \x00 1", "\xff\xfe\xfd", "'", "`", "\"", "/*", "/*+", "*/", "--", "$", "${", "${}", "${;}",
		"U&'", "E'\\", "X'", "N'", "_utf8'", "SELECT 'a\x00b'", "SELECT `a\xffb`", "{", "{{", "{%", "{fn", "{d '", "%", "SET", "SET a", "SET a =",
		"SET = b", "SELECT ${a", "Flink SQL>", "Flink SQL> ;", "ＳＥＬＥＣＴ １", "SELECT a，b FROM t；", "\u00a0SELECT\u3000a",
		strings.Repeat("\x00\x01 ", 1000), strings.Repeat("((", 500) + strings.Repeat("]", 500), "SELECT /*+ ", "SELECT * FROM t /*+ OPTIONS(",
		"BEGIN STATEMENT SET;", "EXECUTE STATEMENT SET BEGIN", "CREATE", "ALTER TABLE", "CREATE TABLE t (", "CREATE TABLE t (a",
	} {
		s := parse(text)
		checkTree(t, s, text)
		for _, stmt := range s.Stmts {
			Format(stmt)
		}
	}
}
