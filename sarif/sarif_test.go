package sarif_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/sarif"
	"github.com/flinkvet/flinkvet/sarif/sariftest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const page = "# %s\n\nSomething is wrong with `x`.\n\nIt matters because\nit does.\n\n## Flagged\n\n```sql job.sql\nSELECT 1; -- want `x`\n```\n"

func newPack(name string, phase rules.Phase, rs ...rules.Rule) *rules.Pack {
	pages := fstest.MapFS{}
	for _, r := range rs {
		pages[r.Name+".md"] = &fstest.MapFile{Data: []byte(strings.Replace(page, "%s", r.Name, 1))}
	}
	p := rules.NewPack(name, phase, pages)
	for _, r := range rs {
		p.Add(r)
	}
	return p
}

var (
	secrets = newPack("secrets", rules.Security,
		rules.Rule{Name: "plain-secret", Severity: rules.Error, Score: 8.6, Tags: []string{"external/cwe/cwe-798", "security"}},
		rules.Rule{Name: "weak-secret", Severity: rules.Warning, Score: 10, Precision: rules.Medium})
	semantics = newPack("semantics", rules.CodeReview,
		rules.Rule{Name: "odd-name", Severity: rules.Note, Precision: rules.VeryHigh})
)

// The files of the run: a name that needs escaping, characters of one to four
// bytes, carriage returns, a byte order mark.
var files = map[string]string{
	"sql/订单 #1.sql": "CREATE TABLE 订单 (id INT) WITH (\r\n  'topic' = '订单🙂', 'password' = 'tiger'\r\n);\r\n",
	"conf/bom.yaml": "\ufeff# 配置\ns3.secret-key: tiger\n",
	"lib/a:b.sql":   "SELECT 1;\nSELECT 1;\n",
}

func read(name string) ([]byte, error) {
	text, ok := files[name]
	if !ok {
		return nil, errors.New("no such file")
	}
	return []byte(text), nil
}

// at returns the place of the nth occurrence of word in a file.
func at(name, word string, nth int) rules.Place {
	text := strings.TrimPrefix(files[name], "\ufeff")
	lo := -1
	for range nth {
		lo += 1 + strings.Index(text[lo+1:], word)
	}
	hi := lo + len(word)
	line := func(off int) int { return strings.Count(text[:off], "\n") + 1 }
	column := func(off int) int { return off - strings.LastIndex(text[:off], "\n") }
	return rules.Place{Path: name, Line: line(lo), Column: column(lo), EndLine: line(hi), EndColumn: column(hi), Offset: lo, EndOffset: hi}
}

func finding(r *rules.Rule, at rules.Place, message string) rules.Finding {
	return rules.Finding{Rule: r, Severity: r.Severity, Draft: at.Path, Message: message, At: at}
}

// everything is a run with one of each thing that a log may hold.
func everything() sarif.Run {
	password := at("sql/订单 #1.sql", "'tiger'", 1)
	topic := at("sql/订单 #1.sql", "'订单🙂'", 1)
	plain := finding(secrets.Rules[0], password, `"password" is written in plain text; reference a variable instead`)
	plain.Related = []rules.Related{{At: at("sql/订单 #1.sql", "订单", 1), Message: "the table [订单]"}}
	plain.Fixes = []rules.Fix{
		{Message: "reference a variable", Edits: []rules.Edit{{At: password, New: "'${secret_values.x}'"}}},
		{Message: "remove it", Edits: []rules.Edit{{At: password}, {At: at("conf/bom.yaml", "tiger", 1)}, {At: topic}}},
		{Message: "nothing to do"},
	}
	flows := finding(secrets.Rules[1], topic, "unmasked")
	flows.Flow = []rules.Related{
		{At: at("sql/订单 #1.sql", "id", 1), Message: "id is read"},
		{At: at("lib/a:b.sql", "SELECT 1", 1), Message: "and selected"},
	}
	return sarif.Run{
		Version: "v1.2.3-rc.1",
		Findings: []rules.Finding{
			finding(secrets.Rules[0], at("conf/bom.yaml", "tiger", 1), "secret-key is written in plain text"),
			finding(semantics.Rules[0], rules.Place{Path: "lib/job.jar!/com/acme/Job.class", Line: 7, Column: 1, EndLine: 7, EndColumn: 1}, "odd"),
			finding(semantics.Rules[0], at("lib/a:b.sql", "SELECT 1", 2), "Odd already."),
			plain, flows,
		},
		Suppressed: []sarif.Suppressed{
			{Finding: finding(semantics.Rules[0], at("lib/a:b.sql", "SELECT 1", 1), "odd"), Reason: "it is only a test"},
			{Finding: finding(semantics.Rules[0], at("lib/a:b.sql", "SELECT 1", 2), "odd"), Reason: "a copy"},
		},
		Notices: []sarif.Notice{
			{Level: rules.Note, Path: "a b.bin", Message: "skipped: binary"},
			{Level: rules.Error, Message: "rule odd-name: internal fault"},
		},
		Failed: true, ExitCode: 2, Category: "nightly", Read: read,
	}
}

func written(t *testing.T, run sarif.Run) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, sarif.Write(&out, run))
	return out.Bytes()
}

func TestEverything(t *testing.T) {
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	log := written(t, everything())
	sariftest.Check(t, log, root)

	golden := filepath.Join("testdata", "everything.sarif")
	if *update {
		require.NoError(t, os.WriteFile(golden, log, 0o600))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(log))
	assert.Equal(t, string(log), string(written(t, everything())), "the same run gives the same bytes")
}

func TestNothing(t *testing.T) {
	log := written(t, sarif.Run{Version: "devel", Read: read})
	sariftest.Check(t, log, "")
	assert.Contains(t, string(log), `"results": []`)
	assert.Contains(t, string(log), `"rules": []`)
	assert.Contains(t, string(log), `"semanticVersion": "0.0.0-devel"`)
	assert.NotContains(t, string(log), "automationDetails")
}

func TestFilesOutside(t *testing.T) {
	place := at("lib/a:b.sql", "SELECT", 1)
	for name, want := range map[string]string{
		"/srv/a b#1.sql": `"uri": "file:///srv/a%20b%231.sql"`,
		"C:/jobs/订单.sql": `"uri": "file:///C:/jobs/%E8%AE%A2%E5%8D%95.sql"`,
	} {
		place.Path = name
		log := written(t, sarif.Run{Version: "1.0.0", Findings: []rules.Finding{finding(semantics.Rules[0], place, "odd")}, Read: read})
		require.NoError(t, sariftest.Shape(log))
		assert.Contains(t, string(log), want)
	}
}

func TestMost(t *testing.T) {
	run := sarif.Run{Version: "1.0.0", Most: 3, Read: read}
	for _, r := range []*rules.Rule{semantics.Rules[0], secrets.Rules[1], secrets.Rules[0], secrets.Rules[1], secrets.Rules[0]} {
		run.Findings = append(run.Findings, finding(r, at("lib/a:b.sql", "SELECT", 1), "odd"))
	}
	log := written(t, run)
	sariftest.Check(t, log, "")
	var got struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				RuleIndex int
			}
			Invocations []struct {
				ToolExecutionNotifications []struct{ Message struct{ Text string } }
			}
		}
	}
	require.NoError(t, json.Unmarshal(log, &got))
	var kept []string
	for _, r := range got.Runs[0].Results {
		kept = append(kept, r.RuleID)
	}
	assert.Equal(t, []string{"weak-secret", "plain-secret", "plain-secret"}, kept)
	require.Len(t, got.Runs[0].Invocations[0].ToolExecutionNotifications, 1)
	assert.Equal(t, "2 of 5 results are left out; the worst 3 are written.", got.Runs[0].Invocations[0].ToolExecutionNotifications[0].Message.Text)
}

// The shape must refuse what has made uploads of others fail.
func TestShapeRefuses(t *testing.T) {
	log := string(written(t, everything()))
	require.NoError(t, sariftest.Shape([]byte(log)))
	for _, c := range []struct{ name, old, new string }{
		{"a line that is not known", `"startLine": 2`, `"startLine": 0`},
		{"a blank in a URI", `%20%231.sql`, ` %231.sql`},
		{"an absolute URI", `"uri": "conf/`, `"uri": "https://conf/`},
		{"a number for a security severity", `"security-severity": "8.6"`, `"security-severity": 8.6`},
		{"null for a list", `"replacements": [`, `"replacements": null, "x": [`},
		{"a property that there is not", `"ruleIndex"`, `"ruleindex"`},
		{"the same tag twice", `"external/cwe/cwe-798"`, `"security"`},
		{"an unknown level", `"level": "note"`, `"level": "info"`},
		{"an insertion without text", `"text": "'${secret_values.x}'"`, `"binary": ""`},
		{"a location without a file", `"physicalLocation"`, `"logicalLocation"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			broken := strings.Replace(log, c.old, c.new, 1)
			require.NotEqual(t, log, broken)
			require.True(t, json.Valid([]byte(broken)))
			assert.Error(t, sariftest.Shape([]byte(broken)))
		})
	}
}
