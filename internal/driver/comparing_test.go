package driver

import (
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// twice reports a word that several drafts begin with.
func twice(p *rules.Pack, judge func([]rules.Fact[string]) []rules.Contrast) *rules.Rule {
	collect := func(pass *analysis.Pass) []rules.Fact[string] {
		t := pass.ResultOf[words].(*text)
		word, _, _ := strings.Cut(t.data, " ")
		if word == "" {
			return nil
		}
		return []rules.Fact[string]{rules.NewFact(pass, span{t.file.Pos(0), t.file.Pos(len(word))}, strings.Clone(word))}
	}
	return p.Add(rules.Rule{Name: "twice", Severity: rules.Warning, Needs: []*analysis.Analyzer{words}, Comparison: rules.Compare(collect, judge)})
}

func repeated(facts []rules.Fact[string]) (found []rules.Contrast) {
	for i, f := range facts {
		for _, o := range facts[:i] {
			if o.Value == f.Value {
				found = append(found, rules.Contrast{Draft: f.Draft, At: f.At, Message: f.Value + " is in " + o.Draft, Related: []rules.Related{{At: o.At, Message: "here"}}})
			}
		}
	}
	return found
}

func TestComparing(t *testing.T) {
	p := newPack("twice", "x")
	twice(p, repeated)
	rule(p, "x", reports("x"), words)
	read := reader(map[string]string{"a": "one x", "b": "two", "c": "one", "d": ""})
	var units []Unit
	for _, name := range []string{"a", "b", "c", "d", "a"} { // one file of two drafts stands there once
		units = append(units, Unit{Names: []string{name}})
	}
	var c Comparing
	for o := range CheckAll(units, p.Rules, nil, read) {
		assert.Empty(t, o.Failures)
		c.Add(o)
	}
	found, failures := c.Findings()
	assert.Empty(t, failures)
	assert.Equal(t, []string{"c:1:1-1:4 twice: one is in a"}, lines(found))
	assert.Equal(t, "c", found[0].Draft)
	assert.Equal(t, rules.Warning, found[0].Severity)
	assert.Equal(t, "a", found[0].Related[0].At.Path)
}

func TestPanicInAComparison(t *testing.T) {
	p := newPack("twice")
	twice(p, func([]rules.Fact[string]) []rules.Contrast { panic("no idea") })
	var c Comparing
	c.Add(Check(Unit{Names: []string{"a"}}, p.Rules, nil, reader(map[string]string{"a": "one"})))
	found, failures := c.Findings()
	assert.Empty(t, found)
	require.Len(t, failures, 1)
	assert.Equal(t, "twice", failures[0].Rule)
}

func TestNothingToCompare(t *testing.T) {
	var c Comparing
	c.Add(Outcome{})
	found, failures := c.Findings()
	assert.Empty(t, found)
	assert.Empty(t, failures)
}

type span struct{ from, to token.Pos }

func (s span) Pos() token.Pos { return s.from }
func (s span) End() token.Pos { return s.to }
