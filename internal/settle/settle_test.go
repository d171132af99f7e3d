package settle

import (
	"fmt"
	"go/token"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/audit"
)

// packs returns a pack of rules that report their word wherever it stands, and
// the audit pack.
func packs() []*rules.Pack {
	names := []string{"loud-word", "odd-word", "rare-word"}
	pages := fstest.MapFS{}
	for _, name := range names {
		pages[name+".md"] = &fstest.MapFile{Data: []byte("# " + name)}
	}
	p := rules.NewPack("words", rules.CodeReview, pages)
	p.Add(rules.Rule{Name: "loud-word", Severity: rules.Error, Tags: []string{"external/cwe/cwe-1"}, Needs: linters.Needs(linters.Draft), Run: reports("loud", rules.Off)})
	p.Add(rules.Rule{Name: "odd-word", Severity: rules.Warning, Needs: linters.Needs(linters.Draft), Run: reports("odd", rules.Note)})
	p.Add(rules.Rule{Name: "rare-word", Severity: rules.Note, Precision: rules.Low, Needs: linters.Needs(linters.Draft), Run: reports("rare", rules.Off)})
	return []*rules.Pack{p, audit.Pack}
}

func reports(word string, severity rules.Severity) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		for _, f := range linters.Draft.Of(pass).Files {
			for at, text := 0, string(f.Data); ; at++ {
				i := strings.Index(text[at:], "'"+word)
				if i < 0 || f.Kind == draft.Policy {
					break
				}
				at += i
				rules.Report{At: f.Range(at, at+len(word)), Message: word, Severity: severity}.To(pass)
			}
		}
	}
}

type files map[string]string

func (f files) read(name string) ([]byte, error) {
	if text, ok := f[name]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

// settleUnits checks units of the files, named with spaces between, and
// returns the verdict.
func settleUnits(t *testing.T, choice Choice, f files, units ...string) Verdict {
	t.Helper()
	s := New(packs(), choice)
	require.NoError(t, choice.Check(packs()))
	for _, unit := range units {
		o := driver.Check(driver.Unit{Names: strings.Fields(unit)}, s.Rules(), Needs(), f.read)
		require.Empty(t, o.Failures)
		s.Add(o)
	}
	return s.Verdict()
}

func show(findings []rules.Finding) (shown []string) {
	for _, f := range findings {
		shown = append(shown, fmt.Sprintf("%s:%d %s %s", f.At.Path, f.At.Line, f.Severity, f.Rule.Name))
	}
	return shown
}

func TestFindingsStand(t *testing.T) {
	v := settleUnits(t, Choice{}, files{"a.sql": "SET 'b' = 'odd';\nSET 'a' = 'loud';\nSET 'c' = 'rare';\n"}, "a.sql")
	assert.Equal(t, []string{"a.sql:1 note odd-word", "a.sql:2 error loud-word"}, show(v.Stand))
	assert.Empty(t, v.Suppressed)
	assert.Empty(t, v.Problems)
}

func TestIgnores(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		reasons    []string
	}{
		{"before the statement", "-- flinkvet:ignore loud-word agreed\nSET 'a' = 'loud';\nSET 'b' = 'loud';",
			[]string{"a.sql:3 error loud-word"}, []string{"agreed"}},
		{"behind it", "SET 'a' = 'loud'; -- flinkvet:ignore loud-word agreed\nSET 'b' = 'loud';",
			[]string{"a.sql:2 error loud-word"}, []string{"agreed"}},
		{"over a statement of several lines", "-- flinkvet:ignore loud-word: agreed\nCREATE TABLE t (a INT) WITH (\n 'x' = '1',\n 'y' = 'loud');",
			nil, []string{"agreed"}},
		{"two rules", "/* flinkvet:ignore loud-word, odd-word said by Ann */ SET 'a' = 'loud'; SET 'b' = 'odd';\n",
			nil, []string{"said by Ann", "said by Ann"}},
		{"the whole file", "SET 'a' = 'loud';\n-- flinkvet:ignore-file loud-word agreed\nSET 'b' = 'loud';",
			nil, []string{"agreed", "agreed"}},
		{"another rule", "-- flinkvet:ignore odd-word agreed\nSET 'a' = 'loud';",
			[]string{"a.sql:1 note unused-ignore", "a.sql:2 error loud-word"}, nil},
		{"no reason", "-- flinkvet:ignore loud-word\nSET 'a' = 'loud';",
			[]string{"a.sql:1 warning ignore-without-reason", "a.sql:2 error loud-word"}, nil},
		{"no rule", "-- flinkvet:ignore\nSET 'a' = 'loud';",
			[]string{"a.sql:1 warning ignore-without-reason", "a.sql:2 error loud-word"}, nil},
		{"unknown rule", "-- flinkvet:ignore loud-wrod agreed\nSET 'a' = 'loud';",
			[]string{"a.sql:1 warning unknown-rule-in-ignore", "a.sql:2 error loud-word"}, nil},
		{"a rule that is off", "-- flinkvet:ignore rare-word agreed\nSET 'a' = 'x';",
			nil, nil},
		{"another comment", "-- flinkvet:ignores loud-word agreed\nSET 'a' = 'loud';",
			[]string{"a.sql:2 error loud-word"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := settleUnits(t, Choice{}, files{"a.sql": c.text}, "a.sql")
			assert.Equal(t, c.want, show(v.Stand))
			var reasons []string
			for _, s := range v.Suppressed {
				reasons = append(reasons, s.Reason)
			}
			assert.Equal(t, c.reasons, reasons)
		})
	}
}

func TestOneFindingOfManyDrafts(t *testing.T) {
	f := files{
		"a.sql": "SET 'a' = 'x';\n", "b.sql": "SET 'b' = 'x';\n",
		"config.yaml": "# flinkvet:ignore loud-word agreed\nstate.backend.type: \"'loud\"\nparallelism.default: \"'odd\"\n",
	}
	v := settleUnits(t, Choice{}, f, "a.sql config.yaml", "b.sql config.yaml")
	assert.Equal(t, []string{"config.yaml:3 note odd-word"}, show(v.Stand))
	assert.Len(t, v.Suppressed, 1)
	assert.Equal(t, "a.sql", v.Stand[0].Draft)
}

func TestUnusedOnlyWhereNoDraftUsesIt(t *testing.T) {
	f := files{
		"a.sql": "SET 'a' = 'x';\n", "b.sql": "SET 'b' = 'x';\n",
		"config.yaml": "# flinkvet:ignore odd-word agreed\nstate.backend.type: x\n",
	}
	v := settleUnits(t, Choice{}, f, "a.sql config.yaml", "b.sql config.yaml")
	assert.Equal(t, []string{"config.yaml:1 note unused-ignore"}, show(v.Stand))
}

func TestPolicy(t *testing.T) {
	f := files{
		"a.sql": "SET 'a' = 'loud';\nSET 'b' = 'odd';\nSET 'c' = 'rare';\n", "dev/a.sql": "SET 'a' = 'loud';\n",
		".flinkvet.yaml": "rules: {words: error, loud-word: warning, rare-word: warning}\npaths:\n  - match: [dev]\n    rules: {loud-word: off}\n",
	}
	v := settleUnits(t, Choice{}, f, "a.sql .flinkvet.yaml", "dev/a.sql .flinkvet.yaml")
	assert.Equal(t, []string{"a.sql:1 warning loud-word", "a.sql:2 note odd-word", "a.sql:3 warning rare-word"}, show(v.Stand),
		"a finding that the rule itself lowers stays low")
}

func TestProblemsOfPolicy(t *testing.T) {
	f := files{"a.sql": "SET 'a' = 'x';\n", "b.sql": "SET 'a' = 'x';\n", ".flinkvet.yaml": "rules: {loud-wrod: off, words: off}\nprofiel: x\n"}
	v := settleUnits(t, Choice{}, f, "a.sql .flinkvet.yaml", "b.sql .flinkvet.yaml")
	var got []string
	for _, p := range v.Problems {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", p.At.Path, p.At.Line, p.At.Column, p.Message))
	}
	assert.Equal(t, []string{
		`.flinkvet.yaml:1:9 no rule, pack or phase is named "loud-wrod", did you mean "loud-word"?`,
		`.flinkvet.yaml:2:1 unknown key "profiel", did you mean "profile"?`,
	}, got)
}

func TestChoice(t *testing.T) {
	text := files{
		"a.sql":          "-- flinkvet:ignore zebra crossing\nSET 'a' = 'loud';\nSET 'b' = 'odd';\nSET 'c' = 'rare';\n",
		".flinkvet.yaml": "rules: {odd-word: off}\n",
	}
	for _, c := range []struct {
		choice Choice
		want   []string
	}{
		{Choice{}, []string{"unknown-rule-in-ignore", "loud-word"}},
		{Choice{Select: []string{"words"}}, []string{"loud-word"}},
		{Choice{Select: []string{"cwe-1"}}, []string{"loud-word"}},
		{Choice{Select: []string{"rare-word"}}, []string{"rare-word"}},
		{Choice{Select: []string{"odd-word"}}, []string{"odd-word"}},
		{Choice{Select: []string{"all"}}, []string{"unknown-rule-in-ignore", "loud-word", "rare-word"}},
		{Choice{Ignore: []string{"audit"}}, []string{"loud-word"}},
		{Choice{Select: []string{"code-review"}, Ignore: []string{"loud-word"}}, nil},
		{Choice{Select: []string{"loud-word"}, Ignore: []string{"words"}}, []string{"loud-word"}},
		{Choice{Select: []string{"words"}, Ignore: []string{"words"}}, nil},
	} {
		v := settleUnits(t, c.choice, text, "a.sql .flinkvet.yaml")
		var names []string
		for _, f := range v.Stand {
			names = append(names, f.Rule.Name)
		}
		assert.Equal(t, c.want, names, "%+v", c.choice)
	}
}

func TestChoiceKnowsItsWords(t *testing.T) {
	assert.NoError(t, Choice{Select: []string{"words", "audit", "cwe-1", "all"}}.Check(packs()))
	assert.EqualError(t, Choice{Ignore: []string{"loud-wrod"}}.Check(packs()), `no rule, pack, phase or tag is named "loud-wrod", did you mean "loud-word"?`)
}

func TestParseIgnores(t *testing.T) {
	place := func(draft.Range) rules.Place { return rules.Place{} }
	for text, want := range map[string][]string{
		"flinkvet:ignore a why":           {"a|why"},
		"flinkvet:ignore a,b why not":     {"a|why not", "b|why not"},
		"flinkvet:ignore a , b: why, not": {"a|why, not", "b|why, not"},
		"flinkvet:ignore a -- why":        {"a|why"},
		"flinkvet:ignore a":               {"a|"},
		"flinkvet:ignore":                 {"|"},
		"flinkvet:ignore-file\ta\nwhy":    {"a|why"},
		"flinkvet:ignoring":               nil,
		"flinkvet:ignore-files a why":     nil,
		"see flinkvet:ignore":             nil,
		"flinkvet:ignore a, 因为":           {"a|", "因为|"},
		"flinkvet:ignore a 演示账号":          {"a|演示账号"},
	} {
		var got []string
		for _, ig := range parseIgnores(draft.Comment{Text: text, Range: draft.Span(token.Pos(1), token.Pos(2))}, place) {
			got = append(got, ig.rule+"|"+ig.reason)
		}
		assert.Equal(t, want, got, text)
	}
}

// A rule that compares drafts has its level and its ignores where it reports.
func TestContrasts(t *testing.T) {
	pack := rules.NewPack("pairs", rules.CodeReview, fstest.MapFS{"twin-word.md": &fstest.MapFile{Data: []byte("# twin-word\n")}})
	twin := pack.Add(rules.Rule{
		Name: "twin-word", Severity: rules.Error, Needs: linters.Needs(linters.Scripts),
		Comparison: rules.Compare(func(pass *analysis.Pass) (facts []rules.Fact[bool]) {
			for _, s := range linters.Scripts.Of(pass) {
				facts = append(facts, rules.NewFact(pass, s.Stmts[0], true))
			}
			return facts
		}, func(facts []rules.Fact[bool]) (found []rules.Contrast) {
			for _, f := range facts {
				found = append(found, rules.Contrast{Draft: f.Draft, At: f.At, Message: "has a twin"})
			}
			return found
		}),
	})
	f := files{
		"a.sql": "SET 'a' = '1';\n", "b.sql": "-- flinkvet:ignore twin-word known\nSET 'a' = '1';\n",
		"c/x.sql": "SET 'a' = '1';\n", "d/x.sql": "SET 'a' = '1';\n",
		".flinkvet.yaml": "paths:\n  - match: [c/]\n    rules: {twin-word: note}\n  - match: [d/]\n    rules: {twin-word: off}\n",
	}
	s := New([]*rules.Pack{pack, audit.Pack}, Choice{})
	var comparing driver.Comparing
	for _, name := range []string{"a.sql", "b.sql", "c/x.sql", "d/x.sql"} {
		o := driver.Check(driver.Unit{Names: []string{name, ".flinkvet.yaml"}}, s.Rules(), Needs(), f.read)
		require.Empty(t, o.Failures)
		s.Add(o)
		comparing.Add(o)
	}
	found, failures := comparing.Findings()
	require.Empty(t, failures)
	s.AddContrasts(found)
	v := s.Verdict()
	assert.Empty(t, v.Problems)
	assert.Equal(t, []string{"a.sql:1 error twin-word", "c/x.sql:1 note twin-word"}, show(v.Stand))
	require.Len(t, v.Suppressed, 1)
	assert.Equal(t, "known", v.Suppressed[0].Reason)
	assert.Same(t, twin, v.Stand[0].Rule)
}
