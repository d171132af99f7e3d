package semantics

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// declares tells the statements that are judged as they stand from queries.
var declares = regexp.MustCompile(`^(CREATE|ALTER|DROP|INSERT) `)

// What the validator of Flink refuses, a query or a declaration, is an error of
// some rule, and what it accepts never is. tools/oracle/planner has asked it.
func TestValidatorRefusesTheSame(t *testing.T) {
	const dir = "testdata/oracle"
	more, err := os.ReadFile(filepath.Join(dir, "tables.sql"))
	require.NoError(t, err)
	tables := strings.Join(plannerLines(t, "tables.sql"), "\n") + "\n" + string(more)
	written := map[string]string{}
	for _, line := range plannerLines(t, "../../../../rules/semantics/"+dir+"/statements.jsonl") {
		var s struct{ ID, SQL string }
		require.NoError(t, json.Unmarshal([]byte(line), &s))
		written[s.ID] = s.SQL
	}
	for _, release := range []string{"1.20.0", "2.3.0"} {
		wrong, found, remaining := 0, 0, map[string]int{}
		for _, line := range plannerLines(t, "../../../../rules/semantics/"+dir+"/flink-"+release+".txt") {
			cells := strings.Split(line, "\t")
			text := written[cells[0]]
			if !declares.MatchString(text) {
				text = "INSERT INTO elsewhere " + text
			}
			errs := refusals(t, tables+text+";", release)
			if cells[1] == "ok" {
				assert.Empty(t, errs, "%s %s: %s", release, cells[0], text)
				continue
			}
			wrong++
			if len(errs) > 0 {
				found++
			} else {
				t.Logf("%s %s not found, %s: %s\n    %s", release, cells[0], reasonOf(cells[2]), text, cells[2])
				remaining[reasonOf(cells[2])]++
			}
		}
		t.Logf("%s: %d of %d mistakes found; not found: %v", release, found, wrong, remaining)
		assert.GreaterOrEqual(t, found*100, wrong*80)
	}
}

// reasons are why mistakes are not found, by what Flink says of them.
var reasons = [][2]string{
	{"' already exists", "may be declared on purpose"},
	{"does not exist", "may be declared elsewhere"}, {"doesn't exist", "may be declared elsewhere"}, {"not found in the catalog", "may be declared elsewhere"},
	{"Object '", "may be declared elsewhere"}, {"No match found for function", "may be declared elsewhere"},
	{"Illegal use of 'NULL'", "a NULL inside an expression"},
	{"ITEM", "types of elements"}, {"Array element access", "types of elements"}, {"UNNEST", "types of elements"}, {"Parameters must be of the same type", "types of elements"},
	{"List of column aliases", "types of elements"}, {"Map requires", "types of elements"},
	{"Table '", "a part of a column, or a correlation that is not written LATERAL"}, {"Column '", "a part of a column"},
	{"' is ambiguous", "two columns of one name below"}, {"implicit type conversion", "a type behind a query or a function"},
	{"Illegal mixing of types", "a date and a timestamp"}, {"Cannot apply '", "a finer type than the family"},
	{"hints cannot match", "the hint may mean a table below"}, {"watermark", "an expression of a watermark"},
	{"window function requires", "the release has no such window"}, {"syntax does not support", "the form of CREATE TABLE AS"},
}

func reasonOf(reason string) string {
	for _, r := range reasons {
		if strings.Contains(reason, r[0]) {
			return r[1]
		}
	}
	return "rare"
}
