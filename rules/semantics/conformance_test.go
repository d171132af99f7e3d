package semantics

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/rules"
)

// A record is a statement of Flink's own tests and what they expect.
type record struct {
	ID, SQL, Mode, Verdict, Phase, Error, Dialect string
	// Config and DquoteIdent are set where the test reads another dialect than
	// jobs are written in.
	Config        any
	DquoteIdent   bool `json:"dquote_ident"`
	SemanticError any  `json:"semantic_error"`
}

// records returns the records of a file of the corpus, which is no part of the
// repository, as far as they are statements that a script may hold.
func records(t *testing.T, name string) []record {
	dir := os.Getenv("FLINKVET_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	f, err := os.Open(filepath.Join(dir, name+".jsonl"))
	if err != nil {
		t.Skip("no corpus; set FLINKVET_CORPUS to its folder")
	}
	defer f.Close()
	var list []record
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var r record
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		if r.Mode != "expression" && r.Dialect != "hive" && r.Config == nil && !r.DquoteIdent {
			list = append(list, r)
		}
	}
	return list
}

// check returns the errors that the pack finds in a statement. The statement
// before it makes clear that the text is Flink's.
func check(t *testing.T, sql string) []rules.Finding {
	read := func(string) ([]byte, error) { return []byte("SET 'pipeline.name' = 'job';\n" + sql), nil }
	outcome := driver.Check(driver.Unit{Names: []string{"job.sql"}}, Pack.Rules, nil, read)
	require.Empty(t, outcome.Failures, sql)
	return slices.DeleteFunc(outcome.Findings, func(f rules.Finding) bool { return f.Severity != rules.Error })
}

// Statements that Flink parses and then refuses are refused by a rule.
func TestRefused(t *testing.T) {
	refused := 0
	for _, r := range records(t, "sql_parser_tests") {
		if r.Verdict != "fail" || r.Phase != "validate" {
			continue
		}
		refused++
		findings := check(t, r.SQL)
		assert.NotEmpty(t, findings, "%s: %s\n%s", r.ID, r.Error, r.SQL)
		for _, f := range findings {
			assert.NotEqual(t, SyntaxError, f.Rule, r.SQL)
		}
	}
	t.Logf("%d statements refused", refused)
}

// What Flink's tests of the parser accept has no error, apart from what the
// validation behind the parser, which these tests leave out, would refuse.
func TestAccepted(t *testing.T) {
	validation := []*rules.Rule{EnforcedPrimaryKey, UnsupportedUniqueKey, UndefinedReference, DuplicateColumn}
	accepted := 0
	for _, r := range records(t, "sql_parser_tests") {
		if r.Verdict != "ok" {
			continue
		}
		accepted++
		for _, f := range check(t, r.SQL) {
			assert.Contains(t, validation, f.Rule, "%s: %s\n%s", f.Rule.Name, f.Message, r.SQL)
		}
	}
	t.Logf("%d statements accepted", accepted)
}

// What Flink's tests of the planner, its SQL clients and its benchmarks run has
// no error, whatever stands in their tables.
func TestAcceptedByPlanner(t *testing.T) {
	accepted := 0
	for _, name := range []string{"planner_tests", "planner_xml", "q_scripts", "e2e_sql"} {
		for _, r := range records(t, name) {
			if r.Verdict != "ok" || r.SemanticError != nil || odd[r.ID] != "" {
				continue
			}
			accepted++
			for _, f := range check(t, r.SQL) {
				assert.Fail(t, f.Rule.Name, "%s: %s\n%s", r.ID, f.Message, r.SQL)
			}
		}
	}
	t.Logf("%d statements accepted", accepted)
}

// odd are records that are no statement, or run only as their test is set up.
var odd = map[string]string{
	"c13a1a531ab6c40d": "the start of a statement, to be completed",
	"b0bafba9ad26d44c": "the start of a statement, the test adds to it",
	"918ca672c0cb2f80": "a backslash, which the test takes out",
	"4fdcf5f410307fd8": "a template",
	"5e66c1cc282cabf4": "a statement set over several records",
	"5e2127b45c8927ba": "a statement set over several records",
	"23e56780467d6285": "a statement set over several records",
	"928d474025a3ff63": "a statement set over several records",
	"112894cfcc7291ae": "the test asks for casts as of Flink 1.14",
	"4e313d02d8e8fe9d": "planned only; the cast of a timestamp to a number has no code",
	"13dee4455882a05a": "a program that no test runs",
}
