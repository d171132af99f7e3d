package changelog

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/recorded"
	"github.com/flinkvet/flinkvet/linters/flink"
)

const determinism = recorded.Recording("testdata/determinism")

// unlike are the queries of which the planner says something else on purpose or
// by a slip of its own, with the reason.
var unlike = map[string]string{
	"h068": "keeps what it found of the key that it asked by: it mixes up places in the table and in the join",
	"h134": "does not look at what UNNEST is given",
	"e021": "reads all columns of a table when it has dropped a call that nobody reads",
	"e167": "finds the one group of a single row that is updated by no column at all",
	"h148": "takes UNIX_TIMESTAMP of a text for that of now",
}

// A resolution is what a planner makes of a query where it is to make updates
// deterministic.
type resolution struct {
	id, sql string
	// refused says that it cannot; kind is what for.
	refused bool
	kind    string
	// kept is how many lookup joins keep what they found.
	kept string
}

func resolutions(t *testing.T, release string) (tables string, list []resolution) {
	t.Helper()
	models, err := os.ReadFile(filepath.Join(string(determinism), "models.sql"))
	require.NoError(t, err)
	queries := determinism.Queries(t)
	for _, cells := range determinism.Verdicts(t, release) {
		r := resolution{id: cells[0], sql: queries[cells[0]]}
		switch cells[1] {
		case "ok":
			r.kept = cells[2]
		case "unsteady":
			r.refused, r.kind = true, cells[2]
		default:
			continue // refused for something else
		}
		list = append(list, r)
	}
	return determinism.Tables(t) + string(models), list
}

// said sums up what is found below a sink as the planner does; "?" where it is
// not certain.
func said(found []Unsteady) string {
	verdict, unsure := "ok", false
	for _, u := range found {
		unsure = unsure || !u.Certain
		if u.Certain && u.Flaw == Found && verdict == "ok" {
			verdict = "kept"
		}
		if u.Certain && u.Flaw != Found {
			verdict = "refused"
		}
	}
	if unsure && verdict != "refused" {
		return "?"
	}
	return verdict
}

// What Flink's planner refuses for want of determinism, or keeps in state, is
// found, and nothing else is.
func TestUnsteadyIsThePlanners(t *testing.T) {
	for release, version := range map[string]flink.Version{"1.20.0": {Major: 1, Minor: 20}, "2.3.0": {Major: 2, Minor: 3}} {
		t.Run(release, func(t *testing.T) {
			tables, list := resolutions(t, release)
			var asked, agree, unknown, meant int
			for _, r := range list {
				l, _, sink := judged(tables, r.sql, version)
				found := l.Unsteady(sink, Strategy{})
				again, _, same := judged(tables, r.sql, version)
				assert.Equal(t, flaws(found), flaws(again.Unsteady(same, Strategy{})), r.id)
				want := "ok"
				switch {
				case r.refused:
					want = "refused"
				case r.kept != "0":
					want = "kept"
				}
				asked++
				switch have := said(found); {
				case have == want:
					agree++
				case have == "?":
					unknown++
					t.Logf("%s: not known, the planner says %s %s: %s", r.id, want, r.kind, r.sql)
				case unlike[r.id] != "":
					meant++
				default:
					t.Logf("%s: %s %s, the planner says %s %s: %s", r.id, have, flaws(found), want, r.kind, r.sql)
				}
			}
			t.Logf("of %d queries %d agree, %d are not known, %d differ for a reason", asked, agree, unknown, meant)
			require.Greater(t, asked, 150)
			assert.GreaterOrEqual(t, float64(agree+meant), 0.98*float64(asked-unknown))
			assert.LessOrEqual(t, float64(unknown), 0.05*float64(asked))
		})
	}
}

func flaws(found []Unsteady) string {
	var texts []string
	for _, u := range found {
		text := []string{"column", "condition", "metadata", "found", "predicted", "handed"}[u.Flaw]
		if u.Call != nil {
			text += " " + u.Call.Name.String()
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, ", ")
}
