package all

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/rules"
)

// refusals are the rules that say what Flink's factories refuse a table for, by the
// word that tools/oracle/options has for it.
var refusals = map[string]string{
	"unknown-connector-option": "unknown", "connector-option-too-new": "unknown", "removed-connector-option": "unknown",
	"required-option-missing": "missing", "invalid-option-value": "value", "misspelt-connector": "factory",
}

// A judgedTable is a table that Flink's factories have judged.
type judgedTable struct{ ID, Create, Use string }

// What the rules refuse, Flink's own factories refuse for the same reason, and the
// other way round.
func TestOptionsAgainstFactories(t *testing.T) {
	var rs []*rules.Rule
	for name := range refusals {
		r, _ := Rule(name)
		require.NotNil(t, r, name)
		rs = append(rs, r)
	}
	data, err := os.ReadFile("testdata/options/tables.jsonl")
	require.NoError(t, err)
	for _, release := range []string{"1.20.0", "2.3.0"} {
		verdicts, err := os.ReadFile("testdata/options/flink-" + release + ".txt")
		require.NoError(t, err)
		lines := strings.Split(strings.TrimSpace(string(verdicts)), "\n")
		agreed, silent, otherwise := 0, 0, 0
		for i, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
			var table judgedTable
			require.NoError(t, json.Unmarshal(line, &table))
			id, said, _ := strings.Cut(lines[i], " ")
			require.Equal(t, table.ID, id)
			said, _, _ = strings.Cut(said, " ")
			ours := judge(t, rs, table, release)
			switch {
			case said == "other":
			case said == "ok":
				assert.Empty(t, ours, "%s takes %s\n%s", release, id, table.Create)
				agreed++
			case ours[said]:
				agreed++
			default:
				silent++
				t.Logf("%s: silent about %s: %s\n%s", release, id, said, table.Create)
			}
			for kind := range ours {
				if said != kind && said != "other" && said != "ok" {
					otherwise++ // refused, for another of its mistakes
				}
			}
		}
		t.Logf("%s: %d verdicts are the same, %d refusals are not found, %d have another reason", release, agreed, silent, otherwise)
		assert.Less(t, otherwise, 30)
		assert.Greater(t, agreed, 15*silent)
	}
}

// judge returns the kinds of refusals that the rules find.
func judge(t *testing.T, rs []*rules.Rule, table judgedTable, release string) map[string]bool {
	t.Helper()
	files := map[string]string{
		"job.sql": "CREATE TEMPORARY TABLE made (id BIGINT, name STRING) WITH ('connector' = 'datagen');\n" +
			"CREATE TEMPORARY TABLE devnull (id BIGINT, name STRING) WITH ('connector' = 'blackhole');\n" +
			table.Create + ";\n" + table.Use + ";\n",
		".flinkvet.yaml": "target: \"" + strings.TrimSuffix(release, ".0") + "\"\nplatform: oss\n",
	}
	outcome := driver.Check(driver.Unit{Names: []string{"job.sql", ".flinkvet.yaml"}}, rs, nil, func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	})
	require.Empty(t, outcome.Failures)
	kinds := map[string]bool{}
	for _, f := range outcome.Findings {
		if !strings.HasSuffix(f.Message, "it has no effect") {
			kinds[refusals[f.Rule.Name]] = true
		}
	}
	return kinds
}
