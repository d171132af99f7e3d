package all

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// The rules that say what Flink CDC refuses a transform for.
var transformRefusals = []string{"cdc-transform-invalid", "unknown-function", "wrong-argument-count", "upstream-column-missing"}

const transformed = `source: {type: mysql, tables: shop.users}
sink: {type: doris}
transform: [{source-table: shop.users, %s: %s}]
`

// The columns that the oracle has.
const transformTable = `CREATE TABLE shop.users (id INT PRIMARY KEY, name TEXT, age INT, phone TEXT, city TEXT,
  amount DECIMAL(10, 2), made DATETIME(3), born DATE, vip TINYINT(1));`

// later is what Flink CDC 3.6 or 3.7 has, and 3.5 has not.
var later = []string{"LEFT(", "RIGHT(", "OVERLAY(", "REPLACE(", "LPAD(", "TO_BASE64(", "LTRIM(", "POSITION(", "YEAR(", "EXTRACT(", "QUARTER(", "DATE_ADD(",
	"DAYOFWEEK(", "NULLIF(", "IFNULL(", "ARRAY[", "MAP[", "ROW(", "TRY_CAST(", "MOD(", "SIMILAR TO", "IS DISTINCT FROM"}

// What the rules refuse a transform for, Flink CDC refuses too, and what it takes
// comes out of the plan as the columns that it has.
func TestTransformsAgainstFlinkCDC(t *testing.T) {
	var rs []*rules.Rule
	for _, name := range transformRefusals {
		r, _ := Rule(name)
		require.NotNil(t, r, name)
		rs = append(rs, r)
	}
	read := func(name string) []string {
		data, err := os.ReadFile("testdata/transforms/" + name)
		require.NoError(t, err)
		return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	}
	expressions, verdicts := read("expressions.txt"), read("flink-cdc-3.5.0.txt")
	require.Len(t, verdicts, len(expressions))
	agreed, silent, newer := 0, 0, 0
	for i, line := range expressions {
		kind, text, _ := strings.Cut(line, " ")
		verdict, columns, _ := strings.Cut(verdicts[i], " ")
		refused, ours := transform(t, rs, map[string]string{"p": "projection", "f": "filter"}[kind], text)
		switch {
		case verdict == "ok":
			// The oracle does not look the functions of a filter up.
			byFunction := kind == "f" && (strings.Contains(refused, "no function") || strings.Contains(refused, " takes "))
			assert.True(t, refused == "" || byFunction, "Flink CDC takes %s: %s", line, refused)
			if kind == "p" {
				assert.Equal(t, columns, ours, line)
			}
			agreed++
		case refused != "":
			agreed++
		case isLater(text):
			newer++
		default:
			silent++
			t.Logf("silent about %s (%s)", line, verdict)
		}
	}
	t.Logf("%d expressions: %d alike, %d for newer releases, silent about %d", len(expressions), agreed, newer, silent)
	assert.GreaterOrEqual(t, float64(agreed)/float64(len(expressions)-newer), 0.85)
}

func isLater(text string) bool {
	for _, word := range later {
		if strings.Contains(strings.ToUpper(text), word) {
			return true
		}
	}
	return false
}

// transform returns what the rules say against a transform, and the columns that it
// writes.
func transform(t *testing.T, rs []*rules.Rule, key, text string) (refused, columns string) {
	t.Helper()
	quoted, err := json.Marshal(text)
	require.NoError(t, err)
	files := map[string]string{
		"shop.yaml": fmt.Sprintf(transformed, key, quoted), "shop.sql": transformTable, ".flinkvet.yaml": "upstream: [shop.sql]\nplatform: oss\n",
	}
	outcome := driver.Check(driver.Unit{Names: []string{"shop.yaml", ".flinkvet.yaml"}, Beside: []string{"shop.sql"}}, rs, linters.Needs(linters.Plan), func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	})
	require.Empty(t, outcome.Failures)
	if len(outcome.Findings) > 0 {
		refused = outcome.Findings[0].Message
	}
	p, _ := linters.Plan.From(outcome.Values)
	var names []string
	for _, c := range p.Sinks[0].Columns {
		names = append(names, c.Name)
	}
	return refused, strings.Join(names, ",")
}
