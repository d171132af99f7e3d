package rules

import (
	"encoding/json"
	"go/token"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/draft"
)

const page = `# loud-word

A word is loud.

It wakes people,
some of whom are armed.

## Flagged

` + "```sql job.sql\nSET 'a' = 'loud'; -- want `is loud`\n```" + `

<!-- corners: tested, not printed -->

## A corner
`

func pack() *Pack {
	return NewPack("words", CodeReview, fstest.MapFS{"loud-word.md": &fstest.MapFile{Data: []byte(page)}})
}

func TestAdd(t *testing.T) {
	p := pack()
	r := p.Add(Rule{Name: "loud-word", Severity: Warning, Run: func(*analysis.Pass) {}})
	assert.Same(t, p, r.Pack())
	assert.Equal(t, []*Rule{r}, p.Rules)
	assert.Equal(t, "loud_word", r.Analyzer().Name)
	require.NoError(t, analysis.Validate([]*analysis.Analyzer{r.Analyzer()}))
	assert.Nil(t, p.Add(Rule{Name: "loud-word", Severity: Warning}).Analyzer(), "a rule without Run has no analyzer")
	assert.Panics(t, func() { p.Add(Rule{Name: "loud-word"}) }, "a rule without a severity")
	assert.Panics(t, func() { p.Add(Rule{Name: "soft-word", Severity: Note}) }, "a rule without a page")
}

func TestPage(t *testing.T) {
	got := pack().Add(Rule{Name: "loud-word", Severity: Warning}).Page()
	assert.Equal(t, "A word is loud.", got.Summary)
	assert.Equal(t, "It wakes people,\nsome of whom are armed.", got.Why)
	assert.Equal(t, page, got.Source)
	assert.Contains(t, got.Text, "SET 'a' = 'loud';\n```\n")
	assert.NotContains(t, got.Text, "want")
	assert.NotContains(t, got.Text, "corner")
}

func TestSeverityIsText(t *testing.T) {
	for _, s := range []Severity{Off, Note, Warning, Error} {
		text, err := json.Marshal(s)
		require.NoError(t, err)
		var back Severity
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, s, back)
	}
	var s Severity
	assert.EqualError(t, s.UnmarshalText([]byte("fatal")), `unknown severity "fatal"; use error, warning, note or off`)
}

// reported returns the finding that a driver makes of a report in the file
// "a.sql", whose second line is at offset 4.
func reported(t *testing.T, report func(f *token.File) Report) Finding {
	t.Helper()
	fset := token.NewFileSet()
	f := fset.AddFile("a.sql", -1, 20)
	f.SetLines([]int{0, 4})
	fset.AddFile("b.sql", -1, 20)
	var got []analysis.Diagnostic
	report(f).To(&analysis.Pass{Report: func(d analysis.Diagnostic) { got = append(got, d) }})
	require.Len(t, got, 1)
	return NewFinding(pack().Add(Rule{Name: "loud-word", Severity: Warning}), "a.sql", fset, got[0])
}

func span(f *token.File, lo, hi int) draft.Range {
	return draft.Span(f.Pos(0)+token.Pos(lo), f.Pos(0)+token.Pos(hi))
}

func TestFindingOfReport(t *testing.T) {
	f := reported(t, func(f *token.File) Report {
		return Report{
			At: span(f, 5, 8), Message: "m",
			Related: []analysis.RelatedInformation{{Pos: f.Pos(1), Message: "here"}},
			Fixes: []analysis.SuggestedFix{{Message: "mend", TextEdits: []analysis.TextEdit{
				{Pos: f.Pos(5), End: f.Pos(8), NewText: []byte("new")}}}},
		}
	})
	place := Place{Path: "a.sql", Line: 2, Column: 2, EndLine: 2, EndColumn: 5, Offset: 5, EndOffset: 8}
	assert.Equal(t, place, f.At)
	assert.Equal(t, Warning, f.Severity)
	assert.Equal(t, []Related{{Place{Path: "a.sql", Line: 1, Column: 2, EndLine: 1, EndColumn: 2, Offset: 1, EndOffset: 1}, "here"}}, f.Related)
	assert.Empty(t, f.Flow)
	assert.Equal(t, []Fix{{Message: "mend", Edits: []Edit{{place, "new"}}}}, f.Fixes)
}

func TestFindingWithFlowAndSeverity(t *testing.T) {
	f := reported(t, func(f *token.File) Report {
		return Report{At: span(f, 0, 1), Message: "m", Severity: Note,
			Flow: []analysis.RelatedInformation{{Pos: f.Pos(5), Message: "from"}, {Pos: f.Pos(0), Message: "to"}}}
	})
	assert.Equal(t, Note, f.Severity)
	assert.Len(t, f.Flow, 2)
	assert.Empty(t, f.Related)
}

func TestPlacesThatAreNone(t *testing.T) {
	f := reported(t, func(*token.File) Report { return Report{At: draft.Range{}, Message: "m"} })
	assert.Equal(t, Place{Path: "a.sql", Line: 1, Column: 1, EndLine: 1, EndColumn: 1}, f.At)
	f = reported(t, func(f *token.File) Report { return Report{At: span(f, 5, 30), Message: "m"} })
	assert.Equal(t, Place{Path: "a.sql", Line: 2, Column: 2, EndLine: 2, EndColumn: 2, Offset: 5, EndOffset: 5}, f.At, "the end is in another file")
}

func TestFingerprints(t *testing.T) {
	rule := pack().Add(Rule{Name: "loud-word", Severity: Warning})
	finding := func(path string, line int, message string) Finding {
		return Finding{Rule: rule, Message: message, At: Place{Path: path, Line: line}}
	}
	before := Fingerprints([]Finding{finding("a", 1, "m"), finding("a", 2, "m"), finding("b", 1, "m"), finding("a", 3, "n")})
	after := Fingerprints([]Finding{finding("a", 11, "m"), finding("a", 12, "m"), finding("b", 9, "m"), finding("a", 13, "n")})
	assert.Equal(t, before, after, "lines do not count")
	seen := map[string]bool{}
	for _, name := range before {
		assert.False(t, seen[name])
		seen[name] = true
	}
}

func TestWorstFirst(t *testing.T) {
	sure, unsure := &Rule{Precision: VeryHigh}, &Rule{Precision: Medium}
	assert.Negative(t, WorstFirst(Finding{Rule: unsure, Severity: Error}, Finding{Rule: sure, Severity: Note}))
	assert.Negative(t, WorstFirst(Finding{Rule: sure, Severity: Note}, Finding{Rule: unsure, Severity: Note}))
	assert.Zero(t, WorstFirst(Finding{Rule: sure, Severity: Note}, Finding{Rule: sure, Severity: Note}))
}
