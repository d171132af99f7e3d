package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/rules"
)

// newPack returns a pack with rules of one severity each, named after it.
func newPack(name string) *rules.Pack {
	pages := fstest.MapFS{}
	for _, rule := range []string{"an-error", "a-warning", "a-note"} {
		pages[rule+".md"] = &fstest.MapFile{Data: []byte("# " + rule + "\n\nSomething is wrong.\n")}
	}
	p := rules.NewPack(name, rules.CodeReview, pages)
	p.Add(rules.Rule{Name: "an-error", Severity: rules.Error})
	p.Add(rules.Rule{Name: "a-warning", Severity: rules.Warning})
	p.Add(rules.Rule{Name: "a-note", Severity: rules.Note})
	return p
}

var (
	pack    = newPack("connectors")
	secrets = newPack("secrets")
)

// at returns the place of the first occurrence of word in text.
func at(name, text, word string) rules.Place {
	lo := strings.Index(text, word)
	if lo < 0 {
		panic("no " + word)
	}
	hi := lo + len(word)
	line := func(off int) int { return strings.Count(text[:off], "\n") + 1 }
	column := func(off int) int { return off - strings.LastIndex(text[:off], "\n") }
	return rules.Place{Path: name, Line: line(lo), Column: column(lo), EndLine: line(hi), EndColumn: column(hi), Offset: lo, EndOffset: hi}
}

func finding(r *rules.Rule, at rules.Place, message string) rules.Finding {
	return rules.Finding{Rule: r, Severity: r.Severity, Draft: at.Path, Message: message, At: at}
}

// runOf is a run over one file.
func runOf(text string, findings ...rules.Finding) Run {
	return Run{
		Findings: findings,
		Path:     func(name string) string { return name },
		Read:     func(string) ([]byte, error) { return []byte(text), nil },
	}
}

func written(t *testing.T, format Format, run Run) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, format(&out, run))
	return out.String()
}

const orders = "CREATE TABLE t (id INT) WITH (\n  'password' = 'tiger',\n\t'topic' = '订单🙂x'\n);\n"

func TestText(t *testing.T) {
	run := runOf(orders,
		finding(secrets.Rules[0], at("a/b.sql", orders, "'tiger'"), `"password" is written in plain text`),
		finding(pack.Rules[2], at("a/b.sql", orders, "'topic'"), "a topic"),
	)
	run.Path = func(name string) string { return strings.TrimPrefix(name, "a/") }
	assert.Equal(t, "b.sql:2:16: error: \"password\" is written in plain text [an-error]\n"+
		"b.sql:3:2: note: a topic [a-note]\n", written(t, Text(Style{}), run))
}

func TestTextInColor(t *testing.T) {
	run := runOf(orders, finding(pack.Rules[1], at("b.sql", orders, "id"), "no key"))
	assert.Equal(t, "\x1b[1mb.sql\x1b[0m:1:17: \x1b[1;33mwarning\x1b[0m: no key \x1b[2m[a-warning]\x1b[0m\n",
		written(t, Text(Style{Color: true}), run))
}

func TestFrame(t *testing.T) {
	f := finding(pack.Rules[0], at("b.sql", orders, "订单🙂"), "not a topic")
	f.Flow = []rules.Related{{At: at("b.sql", orders, "id"), Message: "from here"}}
	f.Fixes = []rules.Fix{{Message: "rename the topic"}}
	assert.Equal(t, strings.Join([]string{
		"b.sql:3:13: error: not a topic [an-error]",
		"   3 |     'topic' = '订单🙂x'",
		"     |                ^^^^^^",
		"      1. b.sql:1:17: from here",
		"      fix rename the topic",
		"", "",
	}, "\n"), written(t, Text(Style{Frame: true}), runOf(orders, f)))
}

func TestFramesHideSecrets(t *testing.T) {
	const line = "'url' = 'jdbc:x?user=scott&password=tiger', 'key' = 'tiger'\n"
	url := finding(pack.Rules[0], at("b.sql", line, "'jdbc:x?user=scott&password=tiger'"), "not encrypted")
	secret := finding(secrets.Rules[0], at("b.sql", line, "password=tiger"), "a password")
	key := at("b.sql", line, "'tiger'")
	run := runOf(line, url, secret)
	run.Secrets = []rules.Place{key}
	got := written(t, Text(Style{Frame: true}), run)
	assert.NotContains(t, got, "tiger")
	assert.Contains(t, got, "   1 | 'url' = 'jdbc:x?user=scott&********', 'key' = ********\n")
	assert.Contains(t, got, "     |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n")
	assert.Contains(t, got, "     |                            ^^^^^^^^\n")
}

func TestFrameOfLongLine(t *testing.T) {
	line := strings.Repeat("é, ", 1000) + "HERE" + strings.Repeat(" ,ü", 1000)
	got := written(t, Text(Style{Frame: true}), runOf(line, finding(pack.Rules[0], at("b.sql", line, "HERE"), "long")))
	rows := strings.Split(got, "\n")
	require.GreaterOrEqual(t, len(rows), 3)
	assert.Less(t, len(rows[1]), 200)
	source, marks := []rune(rows[1]), []rune(rows[2])
	require.Len(t, marks, strings.Index(rows[2], "^")+4)
	assert.Equal(t, "HERE", string(source[len(marks)-4:len(marks)]))
}

func TestFrameOfChangedFile(t *testing.T) {
	run := runOf(orders, finding(pack.Rules[0], at("b.sql", orders, "'topic'"), "moved"))
	run.Read = func(string) ([]byte, error) { return []byte("gone"), nil }
	assert.Equal(t, "b.sql:3:2: error: moved [an-error]\n\n", written(t, Text(Style{Frame: true}), run))
}

func TestFrameOfNothing(t *testing.T) {
	run := runOf("", finding(pack.Rules[0], rules.Place{Path: "e.sql", Line: 1, Column: 1, EndLine: 1, EndColumn: 1}, "empty"))
	assert.Equal(t, "e.sql:1:1: error: empty [an-error]\n   1 |\n     | ^\n\n", written(t, Text(Style{Frame: true}), run))
}

// What a draft says must not drive a terminal or the log of a CI run.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"订单 “x”":                   "订单 “x”",
		"a\nb":                     `a\x0ab`,
		"\x1b[31mred":              `\x1b[31mred`,
		"##[error]forged":          `#\x23[error]forged`,
		"\u202eevil":               `\u202eevil`,
		"bad \xff byte":            `bad \xff byte`,
		"\ufffd stays what it is ": "\ufffd stays what it is ",
	} {
		assert.Equal(t, want, Plain(text))
	}
	assert.Equal(t, "./::error::x.sql", plainPath("::error::x.sql"))
}

func TestJSON(t *testing.T) {
	assert.Equal(t, "[]\n", written(t, JSON, runOf("")))
	assert.Empty(t, written(t, JSONL, runOf("")))

	f := finding(pack.Rules[0], at("b.sql", orders, "订单🙂"), `a "<name>"`)
	f.Related = []rules.Related{{At: at("b.sql", orders, "id"), Message: "there"}}
	f.Fixes = []rules.Fix{{Message: "remove it", Edits: []rules.Edit{{At: f.At, New: ""}}}}
	want := `{"rule":"an-error","pack":"connectors","phase":"code-review","severity":"error","precision":"high",` +
		`"message":"a \"<name>\"","path":"b.sql","line":3,"column":13,"endLine":3,"endColumn":23,"draft":"b.sql",` +
		`"related":[{"message":"there","path":"b.sql","line":1,"column":17,"endLine":1,"endColumn":19}],` +
		`"fixes":[{"message":"remove it","edits":[{"path":"b.sql","line":3,"column":13,"endLine":3,"endColumn":23,"text":""}]}],` +
		`"fingerprint":"` + rules.Fingerprints([]rules.Finding{f})[0] + `"}`
	assert.Equal(t, "[\n"+want+"\n]\n", written(t, JSON, runOf(orders, f)))
	assert.Equal(t, want+"\n", written(t, JSONL, runOf(orders, f)))

	// Empty lists are lists.
	bare := written(t, JSON, runOf(orders, finding(pack.Rules[0], f.At, "bare")))
	assert.NotContains(t, bare, "null")
	assert.True(t, json.Valid([]byte(bare)))
}

func TestGitHub(t *testing.T) {
	run := runOf(orders,
		finding(pack.Rules[2], at("a,b:c%.sql", orders, "id"), "100% a note"),
		finding(pack.Rules[1], at("a.sql", orders, "'password' = 'tiger',\n\t'topic'"), "two lines"),
		finding(pack.Rules[0], at("job.jar!/x/Job.sql", orders, "t"), "an error\n::error::forged"),
	)
	assert.Equal(t, strings.Join([]string{
		"::error file=job.jar,line=1,endLine=1,col=14,endColumn=15,title=flinkvet (an-error)::job.jar!/x/Job.sql:1:14: an error\\x0a::error::forged [an-error]",
		"::warning file=a.sql,line=2,endLine=3,title=flinkvet (a-warning)::a.sql:2:3: two lines [a-warning]",
		"::notice file=a%2Cb%3Ac%25.sql,line=1,endLine=1,col=17,endColumn=19,title=flinkvet (a-note)::a,b:c%25.sql:1:17: 100%25 a note [a-note]",
		"",
	}, "\n"), written(t, GitHub, run))
}

// two is a run of an error and a note.
func two() Run {
	f := finding(secrets.Rules[0], at("a/b.sql", orders, "'tiger'"), `"password" <is> 'plain' & | *`)
	f.Related = []rules.Related{{At: at("a/b.sql", orders, "id"), Message: "there"}}
	f.Fixes = []rules.Fix{{Message: "reference it", Edits: []rules.Edit{{At: f.At, New: "'${x}'"}}}}
	return runOf(orders, finding(pack.Rules[2], at("a/b.sql", orders, "id"), "a note"), f)
}

func TestGitLab(t *testing.T) {
	assert.Equal(t, "[]\n", written(t, GitLab, runOf("")))
	prints := rules.Fingerprints(two().Findings)
	assert.JSONEq(t, `[
		{"type":"issue","categories":["Bug Risk"],"severity":"info","check_name":"a-note","description":"a note",
		 "fingerprint":"`+prints[0]+`","location":{"path":"a/b.sql","lines":{"begin":1,"end":1}}},
		{"type":"issue","categories":["Bug Risk"],"severity":"critical","check_name":"an-error","description":"\"password\" <is> 'plain' & | *",
		 "fingerprint":"`+prints[1]+`","location":{"path":"a/b.sql","lines":{"begin":2,"end":2}}}
	]`, written(t, GitLab, two()))
}

func TestRDJSON(t *testing.T) {
	assert.JSONEq(t, `{"source":{"name":"flinkvet","url":"https://github.com/flinkvet/flinkvet"},"diagnostics":[
		{"message":"a note","severity":"INFO","code":{"value":"a-note"},
		 "location":{"path":"a/b.sql","range":{"start":{"line":1,"column":17},"end":{"line":1,"column":19}}}},
		{"message":"\"password\" <is> 'plain' & | *","severity":"ERROR","code":{"value":"an-error"},
		 "location":{"path":"a/b.sql","range":{"start":{"line":2,"column":16},"end":{"line":2,"column":23}}},
		 "suggestions":[{"text":"'${x}'","range":{"start":{"line":2,"column":16},"end":{"line":2,"column":23}}}],
		 "related_locations":[{"message":"there","location":{"path":"a/b.sql","range":{"start":{"line":1,"column":17},"end":{"line":1,"column":19}}}}]}
	]}`, written(t, RDJSON, two()))
}

func TestCheckstyle(t *testing.T) {
	assert.Equal(t, `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="8.0">
 <file name="a/b.sql">
  <error line="1" column="17" severity="info" message="a note" source="flinkvet.a-note"></error>
  <error line="2" column="16" severity="error" message="&#34;password&#34; &lt;is&gt; &#39;plain&#39; &amp; | *" source="flinkvet.an-error"></error>
 </file>
</checkstyle>
`, written(t, Checkstyle, two()))
}

func TestJUnit(t *testing.T) {
	assert.Equal(t, `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flinkvet" tests="2" failures="2">
 <testsuite name="a/b.sql" tests="2" failures="2">
  <testcase name="a-note" classname="a/b.sql:1:17" file="a/b.sql" line="1">
   <failure message="a note" type="note">a/b.sql:1:17: note: a note [a-note]</failure>
  </testcase>
  <testcase name="an-error" classname="a/b.sql:2:16" file="a/b.sql" line="2">
   <failure message="&#34;password&#34; &lt;is&gt; &#39;plain&#39; &amp; | *" type="error">a/b.sql:2:16: error: &#34;password&#34; &lt;is&gt; &#39;plain&#39; &amp; | * [an-error]</failure>
  </testcase>
 </testsuite>
</testsuites>
`, written(t, JUnit, two()))
	assert.Contains(t, written(t, JUnit, runOf("")), `<testcase name="check" classname="flinkvet"></testcase>`)
}

func TestMarkdown(t *testing.T) {
	assert.Equal(t, "No findings.\n", written(t, Markdown, runOf("")))
	assert.Equal(t, `| severity | place | finding | rule |
|---|---|---|---|
| error | `+"`a/b.sql:2`"+` | "password" &lt;is> 'plain' &amp; \| \* | an-error |
| note | `+"`a/b.sql:1`"+` | a note | a-note |
`, written(t, Markdown, two()))
}
