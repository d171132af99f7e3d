package sql

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// A verdict is what a release of Flink says to a statement: ok, or where it
// fails, as line:column.
type verdict struct {
	ok bool
	at string
}

// TestOracle holds the parser against what released Flink says to generated
// statements (tools/oracle writes both down). One grammar is the union of all
// releases: what any of them accepts is to be accepted, what all refuse is to be
// refused.
func TestOracle(t *testing.T) {
	statements := oracleStatements(t)
	files, err := filepath.Glob("testdata/oracle/flink-*.txt")
	require.NoError(t, err)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "release\tok\taccepted\tfail\trejected\tsame line\tsame column\t")
	var releases []map[string]verdict
	for _, file := range files {
		verdicts := oracleVerdicts(t, file)
		releases = append(releases, verdicts)
		oracleRow(w, strings.TrimSuffix(filepath.Base(file), ".txt"), statements, verdicts)
	}
	w.Flush()
	t.Log("\n" + table.String())
	for id, text := range statements {
		s := parse(text)
		errors := s.Errors
		wanted := slices.ContainsFunc(releases, func(verdicts map[string]verdict) bool { return verdicts[id].ok })
		if wanted != (len(errors) == 0) && !explained(text, s) {
			t.Errorf("%s: Flink accepts %t at %s: %s\n%v", id, wanted, releases[len(releases)-1][id].at, text, errors)
		}
	}
}

// explained reports whether the parser differs from Flink on a statement on
// purpose: it takes more than Flink's own parser does, or what only Flink's
// sources behind the newest release read.
func explained(text string, s *Script) bool {
	return takesMore(text) || slices.ContainsFunc(Constructs(s), func(c Construct) bool { return c.Since == Unreleased })
}

// takesMore reports whether the parser takes a statement that Flink's own does
// not: the SQL client and platforms do, it is none at all, or it holds a word
// for an operator or a cast that older releases take for a name.
func takesMore(text string) bool {
	switch text {
	case "SET k = v", "RESET k": // The SQL client reads them before Flink's parser does.
		return true
	case "CREATE VIEW v WITH ('a' = 'b') AS SELECT 1", "SELECT * FROM TABLE(f(TABLE t)) /*+ OPTIONS('a' = 'b') */": // Platforms do.
		return true
	case ";", "SELECT SAFE_CAST(a, b) FROM orders", "SELECT TRY_CAST(a, b) FROM orders", "SELECT id ILIKE FROM orders", "SELECT id RLIKE FROM orders":
		return true
	}
	return false
}

// TestConstructs holds the releases that accept a statement against those that
// the constructs in it allow.
func TestConstructs(t *testing.T) {
	statements, seen := oracleStatements(t), map[string]bool{}
	allowed, accepted := map[string]string{}, map[string]string{}
	files, err := filepath.Glob("testdata/oracle/flink-*.txt")
	require.NoError(t, err)
	for _, file := range files {
		release := strings.TrimSuffix(filepath.Base(file), ".txt")
		v, ok := flink.ParseVersion(release)
		require.True(t, ok, file)
		for id, verdict := range oracleVerdicts(t, file) {
			s := parse(statements[id])
			if len(s.Errors) > 0 || takesMore(statements[id]) {
				continue
			}
			if verdict.ok {
				accepted[id] += " " + release
			}
			found := Constructs(s)
			for _, c := range found {
				seen[c.Name] = true
			}
			if !slices.ContainsFunc(found, func(c Construct) bool { return !c.Planner && !c.In(v) }) {
				allowed[id] += " " + release
			}
		}
	}
	for id, text := range statements {
		assert.Equal(t, accepted[id], allowed[id], "%s: %s", id, text)
	}
	for name, c := range constructTable {
		assert.True(t, seen[name] || c.Since == Unreleased, "no statement has %s", name)
	}
	t.Logf("%d constructs, %d reserved words, %d statements, %d releases", len(constructTable), len(reservedLater()), len(statements), len(files))
}

// reservedLater returns the words that a release reserved after 1.13.
func reservedLater() []string {
	var list []string
	for _, r := range laterReserved {
		list = append(list, strings.Fields(r.Words)...)
	}
	return list
}

// TestReservedWords holds the parser's reserved words against those of the
// releases.
func TestReservedWords(t *testing.T) {
	for _, w := range words.words[1:] {
		if w.text == "" || !isLetter(w.text[0]) || strings.Contains(w.text, "-") {
			continue
		}
		for minor := 13; minor <= 20; minor++ {
			holdReserved(t, w, flink.Version{Major: 1, Minor: minor})
		}
		for minor := range 4 {
			holdReserved(t, w, flink.Version{Major: 2, Minor: minor})
		}
	}
}

func holdReserved(t *testing.T, w word, v flink.Version) {
	_, want := flink.Keyword(v, w.text)
	since, _ := flink.ParseVersion(w.since)
	if w.text == "ARRAY_AGG" || w.text == "MODEL" {
		return
	}
	assert.Equal(t, want, w.reserved && !v.Before(since), "%s in %s", w.text, v)
}

// oracleRow writes how the parser fares against one release.
func oracleRow(w *tabwriter.Writer, name string, statements map[string]string, verdicts map[string]verdict) {
	var ok, accepted, fail, rejected, sameLine, sameColumn int
	for id, text := range statements {
		s, v := parse(text), verdicts[id]
		switch {
		case v.ok && len(s.Errors) == 0:
			ok++
			accepted++
		case v.ok:
			ok++
		default:
			fail++
		}
		if v.ok || len(s.Errors) == 0 {
			continue
		}
		rejected++
		line, col := (&record{SQL: text}).at(s)
		if strings.HasPrefix(v.at, fmt.Sprintf("%d:", line)) {
			sameLine++
		}
		if v.at == fmt.Sprintf("%d:%d", line, col) {
			sameColumn++
		}
	}
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", name, ok, accepted, fail, rejected, sameLine, sameColumn)
}

func oracleStatements(t *testing.T) map[string]string {
	f, err := os.Open("testdata/oracle/statements.jsonl")
	require.NoError(t, err)
	defer f.Close()
	statements := map[string]string{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r struct{ ID, SQL string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		statements[r.ID] = r.SQL
	}
	return statements
}

func oracleVerdicts(t *testing.T, file string) map[string]verdict {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	verdicts := map[string]verdict{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		v := verdict{ok: fields[1] == "ok"}
		if len(fields) > 2 {
			v.at = fields[2]
		}
		verdicts[fields[0]] = v
	}
	return verdicts
}
