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

	"github.com/stretchr/testify/require"
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
		errors := parse(text).Errors
		wanted := slices.ContainsFunc(releases, func(verdicts map[string]verdict) bool { return verdicts[id].ok })
		if wanted != (len(errors) == 0) && !explained(text) {
			t.Errorf("%s: Flink accepts %t at %s: %s\n%v", id, wanted, releases[len(releases)-1][id].at, text, errors)
		}
	}
}

// explained reports whether the parser differs from Flink on a statement on
// purpose: it takes a script that holds no statement.
func explained(text string) bool { return text == ";" }

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
