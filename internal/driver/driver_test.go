package driver

import (
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// words counts the words of the draft; it is the view of these tests.
var words = &analysis.Analyzer{
	Name: "words", Doc: "the words of the draft", ResultType: reflect.TypeFor[*text](),
	Run: func(pass *analysis.Pass) (any, error) {
		data, err := pass.ReadFile(pass.OtherFiles[0])
		if err != nil {
			return nil, err
		}
		f := pass.Fset.AddFile(pass.OtherFiles[0], -1, len(data))
		f.SetLinesForContent(data)
		return &text{f, string(data)}, nil
	},
}

type text struct {
	file *token.File
	data string
}

// reports returns a rule's Run that reports every place of word.
func reports(word string) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		t := pass.ResultOf[words].(*text)
		for at := 0; ; at++ {
			i := strings.Index(t.data[at:], word)
			if i < 0 {
				return
			}
			at += i
			pass.Report(analysis.Diagnostic{Pos: t.file.Pos(at), End: t.file.Pos(at + len(word)), Message: "found " + word})
		}
	}
}

func newPack(names ...string) *rules.Pack {
	pages := fstest.MapFS{}
	for _, name := range names {
		pages[name+".md"] = &fstest.MapFile{Data: []byte("# " + name + "\n")}
	}
	return rules.NewPack("test", rules.CodeReview, pages)
}

func rule(p *rules.Pack, name string, run func(*analysis.Pass), needs ...*analysis.Analyzer) *rules.Rule {
	return p.Add(rules.Rule{Name: name, Severity: rules.Warning, Needs: needs, Run: run})
}

func reader(files map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		data, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(data), nil
	}
}

func lines(findings []rules.Finding) (got []string) {
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%s:%d:%d-%d:%d %s: %s", f.At.Path, f.At.Line, f.At.Column, f.At.EndLine, f.At.EndColumn, f.Rule.Name, f.Message))
	}
	return got
}

func TestCheckSortsFindingsByPlaceAndRule(t *testing.T) {
	p := newPack("b-rule", "a-rule")
	b := rule(p, "b-rule", reports("two"), words)
	a := rule(p, "a-rule", reports("t"), words)
	got := Check(Unit{Names: []string{"d.sql"}}, p.Rules, nil, reader(map[string]string{"d.sql": "one\ntwo t"}))
	assert.Empty(t, got.Failures)
	assert.Equal(t, []string{
		"d.sql:2:1-2:2 a-rule: found t",
		"d.sql:2:1-2:4 b-rule: found two",
		"d.sql:2:5-2:6 a-rule: found t",
	}, lines(got.Findings))
	assert.Same(t, a, got.Findings[0].Rule)
	assert.Same(t, b, got.Findings[1].Rule)
	assert.Equal(t, "d.sql", got.Findings[0].Draft)
	assert.Equal(t, rules.Warning, got.Findings[0].Severity)
}

func TestCheckRunsEachAnalyzerOnce(t *testing.T) {
	runs := 0
	view := &analysis.Analyzer{Name: "view", Doc: "d", ResultType: reflect.TypeFor[int](), Run: func(*analysis.Pass) (any, error) {
		runs++
		return 7, nil
	}}
	p := newPack("x", "y")
	rule(p, "x", func(*analysis.Pass) {}, view)
	rule(p, "y", func(*analysis.Pass) {}, view)
	got := Check(Unit{Names: []string{"d"}}, p.Rules, []*analysis.Analyzer{view}, reader(nil))
	assert.Equal(t, 1, runs)
	assert.Equal(t, 7, got.Values[view])
}

func TestPanicStaysWithItsRule(t *testing.T) {
	p := newPack("bad-rule", "good-rule")
	rule(p, "bad-rule", func(pass *analysis.Pass) {
		reports("one")(pass)
		panic("no idea")
	}, words)
	rule(p, "good-rule", reports("one"), words)
	got := Check(Unit{Names: []string{"d"}}, p.Rules, nil, reader(map[string]string{"d": "one"}))
	assert.Len(t, got.Findings, 2, "what was reported before a panic stands")
	require.Len(t, got.Failures, 1)
	assert.Equal(t, "bad-rule", got.Failures[0].Rule)
	var fault *Panic
	require.ErrorAs(t, got.Failures[0].Err, &fault)
	assert.Equal(t, "no idea", fault.Value)
	assert.Contains(t, string(fault.Stack), "TestPanicStaysWithItsRule")
}

func TestFailingViewFailsOnce(t *testing.T) {
	p := newPack("x", "y", "z")
	rule(p, "x", reports("one"), words)
	rule(p, "y", reports("one"), words)
	ran := false
	rule(p, "z", func(*analysis.Pass) { ran = true })
	got := Check(Unit{Names: []string{"gone.sql"}}, p.Rules, []*analysis.Analyzer{words}, reader(nil))
	require.Len(t, got.Failures, 1)
	assert.Equal(t, "words", got.Failures[0].Rule)
	assert.ErrorIs(t, got.Failures[0].Err, fs.ErrNotExist)
	assert.True(t, ran, "a rule that does not need the view runs")
	assert.NotContains(t, got.Values, words)
}

func TestCallRejects(t *testing.T) {
	fact := &analysis.Analyzer{Name: "fact", Doc: "d", FactTypes: []analysis.Fact{nil}, Run: func(*analysis.Pass) (any, error) { return nil, nil }}
	liar := &analysis.Analyzer{Name: "liar", Doc: "d", ResultType: reflect.TypeFor[int](), Run: func(*analysis.Pass) (any, error) { return "text", nil }}
	broken := &analysis.Analyzer{Name: "broken", Doc: "d", Run: func(*analysis.Pass) (any, error) { return nil, errors.New("no luck") }}
	got := Check(Unit{Names: []string{"d"}}, nil, []*analysis.Analyzer{fact, liar, broken}, reader(nil))
	var texts []string
	for _, f := range got.Failures {
		texts = append(texts, f.Rule+": "+f.Err.Error())
	}
	assert.Equal(t, []string{
		"fact: facts belong to Go packages; a draft has none",
		"liar: gave a string where a int was promised",
		"broken: no luck",
	}, texts)
}

func TestPassCanBePrinted(t *testing.T) {
	p := newPack("x")
	var printed string
	rule(p, "x", func(pass *analysis.Pass) { printed = pass.String() })
	Check(Unit{Names: []string{"jobs/d.sql"}}, p.Rules, nil, reader(nil))
	assert.Equal(t, "x@jobs/d.sql", printed)
}

func TestCheckAllKeepsOrder(t *testing.T) {
	p := newPack("x")
	rule(p, "x", reports("one"), words)
	files := map[string]string{}
	var units []Unit
	for i := range 100 {
		name := fmt.Sprintf("d%02d", i)
		files[name] = strings.Repeat("one ", 1+(i*37)%50)
		units = append(units, Unit{Names: []string{name}})
	}
	var names []string
	for outcome := range CheckAll(units, p.Rules, nil, reader(files)) {
		names = append(names, outcome.Draft)
		assert.Len(t, outcome.Findings, len(files[outcome.Draft])/4)
	}
	require.Len(t, names, 100)
	assert.IsIncreasing(t, names)
}

func TestCheckAllStopsWithItsCaller(t *testing.T) {
	units := make([]Unit, 50)
	for i := range units {
		units[i] = Unit{Names: []string{fmt.Sprint(i)}}
	}
	var n int
	for range CheckAll(units, nil, nil, reader(nil)) {
		if n++; n == 3 {
			break
		}
	}
	assert.Equal(t, 3, n)
}

// A check costs little beyond what its rules do.
func BenchmarkCheck(b *testing.B) {
	var names []string
	for i := range 200 {
		names = append(names, fmt.Sprintf("rule-%d", i))
	}
	p := newPack(names...)
	for _, name := range names {
		rule(p, name, func(*analysis.Pass) {}, words)
	}
	read := reader(map[string]string{"d": "one"})
	b.ReportAllocs()
	for b.Loop() {
		Check(Unit{Names: []string{"d"}}, p.Rules, nil, read)
	}
}
