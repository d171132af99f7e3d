package semantics

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/recorded"
)

const sessions = recorded.Recording("testdata/scripts")

// What Flink takes of scripts that create, shadow, rename and drop things is no
// error, up to the first statement that it refuses. tools/oracle/planner has asked
// it.
func TestSessionsRefuseTheSame(t *testing.T) {
	tables, written := sessions.Tables(t), recorded.Texts(t, "testdata/scripts/scripts.jsonl")
	for _, release := range []string{"1.20.0", "2.3.0"} {
		wrong, found := 0, 0
		for _, cells := range sessions.Verdicts(t, release) {
			id, stmts := cells[0], strings.Split(written[cells[0]], "; ")
			taken := len(stmts)
			if cells[1] != "ok" {
				n, err := strconv.Atoi(cells[2])
				require.NoError(t, err)
				taken = n - 1
			}
			assert.Empty(t, onFlink(t, tables+script(stmts[:taken]), release), "%s %s: %s", release, id, script(stmts[:taken]))
			if cells[1] == "ok" {
				continue
			}
			wrong++
			if len(onFlink(t, tables+script(stmts[:taken+1]), release)) > 0 {
				found++
			} else {
				t.Logf("%s %s not found: %s\n    %s", release, id, script(stmts), cells[3])
			}
		}
		t.Logf("%s: %d of %d refusals found", release, found, wrong)
		assert.Positive(t, found)
	}
}

// script makes a job of statements; a query is one only where something is written.
func script(stmts []string) string {
	var text strings.Builder
	for _, stmt := range stmts {
		if strings.HasPrefix(stmt, "SELECT") {
			stmt = "INSERT INTO elsewhere " + stmt
		}
		text.WriteString(stmt + ";\n")
	}
	return text.String()
}

// onFlink returns the rules that have an error in a draft which is known to run on
// plain Flink.
func onFlink(t *testing.T, text, release string) []string {
	t.Helper()
	return errorsOf(t, text, "target: flink-"+strings.TrimSuffix(release, ".0")+"\nplatform: oss\n")
}
