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
		wrong, found := 0, 0
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
				t.Logf("%s %s not found: %s\n    %s", release, cells[0], text, cells[2])
			}
		}
		t.Logf("%s: %d of %d mistakes found", release, found, wrong)
	}
}
