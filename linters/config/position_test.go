package config

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// TestScriptPositions looks a word up in the SQL that a deployment holds and
// expects it where it stands in the file.
func TestScriptPositions(t *testing.T) {
	for name, tt := range map[string]struct{ file, word, at string }{
		"literal block":    {"artifact:\n  sqlArtifact:\n    sqlScript: |\n      SELECT\n        secret;\n", "secret", "5:9"},
		"block, CRLF":      {"artifact:\r\n  sqlArtifact:\r\n    sqlScript: |\r\n      SELECT\r\n        secret;\r\n", "secret", "5:9"},
		"block, indicator": {"artifact:\n  sqlArtifact:\n    sqlScript: |2-\n        SELECT\n      secret;\n", "secret", "5:7"},
		"folded block":     {"artifact:\n  sqlArtifact:\n    sqlScript: >\n      SELECT\n      secret,\n\n      b;\n", "secret", "5:7"},
		"plain":            {"artifact:\n  sqlArtifact:\n    sqlScript: SELECT 1,\n      secret\n", "secret", "4:7"},
		"single quotes":    {"artifact: {sqlArtifact: {sqlScript: 'SELECT ''x'', secret'}}\n", "secret", "1:52"},
		"double quotes":    {"artifact: {sqlArtifact: {sqlScript: \"SELECT \\\"x\\\",\\n secret\"}}\n", "secret", "1:54"},
		"wide characters":  {"artifact: {sqlArtifact: {sqlScript: '中文 secret'}}\n", "secret", "1:45"},
		"JSON":             {`{"artifact": {"sqlArtifact": {"sqlScript": "SELECT\n\t'\u4e2d', secret"}}}`, "secret", "1:65"},
		"JSON, an escape":  {`{"artifact": {"sqlArtifact": {"sqlScript": "SELECT\n1"}}}`, "\n", "1:51"},
		"JSON, two units":  {`{"artifact": {"sqlArtifact": {"sqlScript": "\ud83d\ude00 secret"}}}`, "secret", "1:58"},
		"masked action":    {"artifact:\n  sqlArtifact:\n    sqlScript: |\n      SELECT {{ .a }},\n        secret;\n", "secret", "5:9"},
		"in a string":      {"data:\n- artifact: {sqlArtifact: {sqlScript: \"a\\\n    b secret\"}}\n", "secret", "3:7"},
	} {
		t.Run(name, func(t *testing.T) {
			fset, f := parse("job.yaml", tt.file, draft.Deployment)
			require.Len(t, f.Deployments, 1, "%v", f.Errors)
			script := f.Deployments[0].Script
			require.NotNil(t, script)
			off := strings.Index(script.Text.String(), tt.word)
			require.GreaterOrEqual(t, off, 0, script.Text.String())
			pos := fset.Position(script.Text.Pos(off))
			assert.Equal(t, tt.at, fmt.Sprintf("%d:%d", pos.Line, pos.Column))
			assert.Empty(t, f.Errors)
		})
	}
}

func TestCommentsCover(t *testing.T) {
	const file = `# top
spec: # all of it
  # the list
  items: [a, b] # both
  list:
  - x # one
  # whole second
  - name: y # its name
    text: | # the block
      # not one
      line
  last: "# nor this" # but this
  open: {a: 1,
    b: 2} # end
# nothing follows
`
	_, f := parse("x.yaml", file, draft.Policy)
	got := map[string]string{}
	for _, c := range f.Comments {
		lo, hi := f.Source.Tok.Offset(c.Covers.Pos()), f.Source.Tok.Offset(c.Covers.End())
		covered := strings.Join(strings.Fields(file[lo:hi]), " ")
		if len(covered) > 24 {
			covered = covered[:12] + "…" + strings.TrimSpace(covered[len(covered)-9:])
		}
		got[c.Text] = covered
	}
	assert.Equal(t, map[string]string{
		"top":             "spec: # all …1, b: 2}",
		"all of it":       "spec: # all …1, b: 2}",
		"the list":        "items: [a, b]",
		"both":            "items: [a, b]",
		"one":             "x",
		"whole second":    "name: y # it…one line",
		"its name":        "name: y",
		"the block":       "text: | # th…one line",
		"but this":        `last: "# nor this"`,
		"end":             "b: 2",
		"nothing follows": "# nothing follows",
	}, got)
}

func TestGet(t *testing.T) {
	_, f := parse("x.yaml", "a: {b: {c: 1}}\nd: [1]\na: {b: {c: 2}}\ne:\n", draft.Policy)
	tree := f.Trees[0]
	assert.Equal(t, "2", tree.At("a", "b", "c").String(), "the last of two keys counts")
	assert.Nil(t, tree.At("a", "x", "c"))
	assert.Nil(t, tree.At("d", "b"))
	assert.Equal(t, "", tree.Get("d").String())
	assert.False(t, tree.Get("e").IsString())
	assert.Nil(t, (*Value)(nil).Get("a"))
}

// TestBombs reads what is small and stands for much, or is deep, or is long.
func TestBombs(t *testing.T) {
	var aliases strings.Builder
	aliases.WriteString("a0: &a0 {x: 1, y: 2}\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&aliases, "a%d: &a%d {", i, i)
		for j := range 9 {
			fmt.Fprintf(&aliases, "k%d: *a%d, ", j, i-1)
		}
		aliases.WriteString("}\n")
	}
	circle := "a: &a\n  b: &b [*a, *b]\n  c: *b\n"
	for name, file := range map[string]string{
		"aliases":        aliases.String(),
		"circle":         circle,
		"deep flow":      strings.Repeat("[", 20_000),
		"deep closed":    strings.Repeat("{a: ", 9_000) + strings.Repeat("}", 9_000),
		"deep block":     deepBlock(3_000),
		"deep JSON":      strings.Repeat(`{"a":`, 20_000),
		"long line":      "a: [" + strings.Repeat("中, ", 200_000) + "]",
		"long string":    "a: \"" + strings.Repeat(`\u4e2d `, 200_000) + "\"",
		"open actions":   strings.Repeat("{{ ", 200_000),
		"many actions":   strings.Repeat("{{ a }} ", 50_000),
		"quoted actions": strings.Repeat("- \"{{ a }}\"\n", 50_000),
		"action lines":   strings.Repeat("{{ a }}\n", 50_000),
		"broken lines":   strings.Repeat("a: 'b\n", 50_000),
		"many comments":  strings.Repeat("# a\nk: v # b\n", 30_000),
		"many documents": strings.Repeat("---\na: b: c\n", 3_000),
		"carriage":       strings.Repeat("a: 1\r", 50_000),
		"blank keys":     strings.Repeat(": \n", 50_000),
		"spaces":         "a:" + strings.Repeat(" ", 1_000_000) + "b",
		"folded blanks":  "a: >\n  x" + strings.Repeat("\n", 200_000) + "  y\n",
	} {
		for _, kind := range []draft.Kind{draft.FlinkConfig, draft.FlinkConf} {
			t.Run(name+", "+kind.String(), func(t *testing.T) {
				_, f := parse("x.yaml", file, kind)
				assert.Less(t, weigh(f), 2_000_000, "what a naive walk meets")
			})
		}
	}
}

func deepBlock(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}

// weigh counts what a walk through the trees meets that does not look out for
// what is shared.
func weigh(f *File) int {
	n := 0
	var walk func(v *Value)
	walk = func(v *Value) {
		n++
		for _, item := range v.Items {
			walk(item)
		}
		for _, e := range v.Entries {
			walk(e.Value)
		}
	}
	for _, t := range f.Trees {
		walk(t)
	}
	return n + len(f.Properties)
}

func TestBombsAreTold(t *testing.T) {
	for _, text := range []string{"[" + strings.Repeat("a,", 600_000) + "]", strings.Repeat("a: b\n", 300_000)} {
		_, f := parse("x.yaml", text, draft.FlinkConfig)
		require.Len(t, f.Errors, 1)
		assert.Contains(t, f.Errors[0].Msg, "too many values")
	}
	_, f := parse("x.yaml", "a: &a [*a]\n", draft.FlinkConfig)
	require.Len(t, f.Errors, 1)
	assert.Contains(t, f.Errors[0].Msg, "inside its own anchor")
	_, f = parse("x.yaml", strings.Repeat("[", 20_000), draft.FlinkConfig)
	require.NotEmpty(t, f.Errors)
	assert.Contains(t, f.Errors[0].Msg, "nested too deeply")
}

// TestQuiet holds that errors tell what is wrong and nothing of what is there.
func TestQuiet(t *testing.T) {
	for _, file := range []string{
		"password: *hunter2\n", "password: @hunter2\n", "password: 'hunter2\n", "password: \"hun\\qter2\"\n", "password: !<hunter2 x\n",
		"{\"password\": hunter2}", "password: {hunter2\n", "&hunter2 &hunter2 a: b\n", "%hunter2\n---\na\n", "hunter2\nb: c\n",
	} {
		for _, kind := range []draft.Kind{draft.FlinkConfig, draft.FlinkConf, draft.Deployment} {
			_, f := parse("x.json", file, kind)
			for _, e := range f.Errors {
				assert.NotContains(t, e.Msg, "hunter2")
			}
		}
	}
}

func TestOddFiles(t *testing.T) {
	for name, file := range map[string]string{
		"empty": "", "blank": " \n\t\n", "mark": "\ufeffa: 1", "null": "\x00\x00\x00", "binary": "\x89PNG\r\n\x1a\n\x00\x01",
		"comment": "# only", "separators": "---\n---\n...\n---", "one scalar": "text", "close": "]", "tab": "\t",
	} {
		for kind := draft.Unknown; kind <= draft.Policy; kind++ {
			t.Run(name+", "+kind.String(), func(t *testing.T) {
				_, f := parse("x.yaml", file, kind)
				checkRanges(t, f)
			})
		}
	}
}
