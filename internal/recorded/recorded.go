// Package recorded reads what tools/oracle has recorded of real Flink, for the tests
// that hold flinkvet against it: tables.sql, queries.jsonl, and a line for each query
// of what a release makes of it.
package recorded

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A Recording is a directory with tables, queries and verdicts.
type Recording string

// Tables returns the statements that declare what the queries read.
func (r Recording) Tables(t testing.TB) string {
	t.Helper()
	return text(t, filepath.Join(string(r), "tables.sql"))
}

// Queries returns the text of the queries by their names.
func (r Recording) Queries(t testing.TB) map[string]string {
	t.Helper()
	return Texts(t, filepath.Join(string(r), "queries.jsonl"))
}

// Texts returns the text of what a file of JSON objects holds by their names.
func Texts(t testing.TB, name string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, line := range Lines(t, name) {
		var q struct{ ID, SQL string }
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		texts[q.ID] = q.SQL
	}
	return texts
}

// Verdicts returns what a release says of the queries: the cells of a line, of which
// the first is the query's name.
func (r Recording) Verdicts(t testing.TB, release string) (verdicts [][]string) {
	t.Helper()
	for _, line := range Lines(t, filepath.Join(string(r), "flink-"+release+".txt")) {
		verdicts = append(verdicts, strings.Split(line, "\t"))
	}
	return verdicts
}

// Lines returns the lines of a file.
func Lines(t testing.TB, name string) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(text(t, name), "\n"), "\n")
}

func text(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
