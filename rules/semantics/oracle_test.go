package semantics

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/recorded"
	"github.com/flinkvet/flinkvet/rules"
)

const planner = recorded.Recording("../../linters/plan/testdata/oracle")

func plannerLines(t *testing.T, name string) []string {
	t.Helper()
	return recorded.Lines(t, filepath.Join(string(planner), name))
}

// missed are queries that the planner refuses for what no rule judges.
var missed = map[string]string{
	"Object 'nosuch' not found":                              "the table may be elsewhere",
	"No match found for function signature nosuch":           "the function may be elsewhere",
	"Column 'n' not found":                                   "HAVING names an alias, as in other engines",
	"Unsupported time travel expression: PROCTIME()":         "VVR has it",
	"requires an equality condition on fields of table":      "a lookup without an equality",
	"Processing time Window TopN is not supported":           "a window on processing time is ranked",
	"FETCH is missed":                                        "OFFSET without a limit",
	"Cannot add expression of different type to set":         "a fault of the planner (UNNEST … WITH ORDINALITY, 1.20)",
	"StreamPhysicalDeduplicate doesn't support":              "the first row by processing time of rows that change (before 2.x)",
	"The window function TUMBLE(TABLE table_name":            "the time column is a number",
	"Cannot apply '$TUMBLE'":                                 "the time column is a number",
	"The window can only be ordered by a single time column": "from 2.1 on OVER sorts by anything",
}

// What the planner refuses is an error of some rule, and nothing else is.
func TestPlannerRefusesTheSame(t *testing.T) {
	tables, queries := planner.Tables(t), planner.Queries(t)
	for _, release := range []string{"1.20.0", "2.3.0"} {
		asked, differ := 0, 0
		for _, cells := range planner.Verdicts(t, release) {
			query, ok := queries[cells[0]], cells[1] == "ok"
			if excused(ok, cells[2]) {
				continue
			}
			asked++
			if errs := refusals(t, tables+written(query), release); ok != (len(errs) == 0) {
				differ++
				t.Logf("%s %s ok %v: %s\n%s %v", release, cells[0], ok, query, cells[2], errs)
			}
		}
		t.Logf("%s: %d queries, %d different", release, asked, differ)
		assert.LessOrEqual(t, differ*50, asked)
	}
}

func excused(ok bool, reason string) bool {
	for text := range missed {
		if !ok && strings.Contains(reason, text) {
			return true
		}
	}
	return false
}

// written makes a job of a query, which is one only where something is written.
func written(query string) string {
	if strings.HasPrefix(query, "INSERT") {
		return query + ";"
	}
	return "INSERT INTO elsewhere " + query + ";"
}

func refusals(t *testing.T, text, release string) (errs []string) {
	t.Helper()
	return errorsOf(t, text, "target: flink-"+strings.TrimSuffix(release, ".0")+"\n")
}

// errorsOf returns the rules that have an error in a draft under a policy.
func errorsOf(t *testing.T, text, policy string) (errs []string) {
	t.Helper()
	read := func(name string) ([]byte, error) {
		if name == ".flinkvet.yaml" {
			return []byte(policy), nil
		}
		return []byte(text), nil
	}
	outcome := driver.Check(driver.Unit{Names: []string{"job.sql", ".flinkvet.yaml"}}, Pack.Rules, nil, read)
	require.Empty(t, outcome.Failures)
	for _, f := range outcome.Findings {
		if f.Severity == rules.Error && f.Rule != JoinWithoutEquality && !slices.Contains(errs, f.Rule.Name) {
			errs = append(errs, f.Rule.Name)
		}
	}
	return errs
}
