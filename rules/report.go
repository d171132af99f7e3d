package rules

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Report is what a rule has to say about one place, for the cases in which
// pass.ReportRangef does not say enough.
type Report struct {
	At analysis.Range
	// Message names the thing, says what is wrong and what to do: lower case,
	// no full stop at the end, never the text of a secret.
	Message string
	// Severity replaces the rule's own; zero keeps it.
	Severity Severity
	// Related are other places that the message speaks of.
	Related []analysis.RelatedInformation
	// Flow is the way that a value takes to At, from its source on. It is
	// shown in place of Related.
	Flow []analysis.RelatedInformation
	// Fixes are edits that would mend it; at most one of them is applied.
	Fixes []analysis.SuggestedFix
}

// flowCategory marks a diagnostic whose related places are a flow.
const flowCategory = "flow"

// To hands the report to a pass. What a diagnostic has no field for goes into
// its category, so that any driver of analyzers can carry it.
func (r Report) To(pass *analysis.Pass) {
	d := analysis.Diagnostic{
		Pos: r.At.Pos(), End: r.At.End(),
		Message:        r.Message,
		Related:        r.Related,
		SuggestedFixes: r.Fixes,
	}
	var words []string
	if r.Severity != Off {
		words = append(words, r.Severity.String())
	}
	if len(r.Flow) > 0 {
		words = append(words, flowCategory)
		d.Related = r.Flow
	}
	d.Category = strings.Join(words, " ")
	pass.Report(d)
}

// A Place is a stretch of a file as reports show it.
type Place struct {
	// Path is slash-separated and relative to the root of the run.
	Path string
	// Line and Column are the start's, EndLine and EndColumn stand behind the
	// last byte. All count from 1, columns in bytes of UTF-8.
	Line, Column, EndLine, EndColumn int
	// Offset and EndOffset are the same in bytes from the start of the file.
	Offset, EndOffset int
}

// A Related is another place that a finding speaks of, or a step of a flow.
type Related struct {
	At      Place
	Message string
}

// An Edit replaces the text at a place.
type Edit struct {
	At  Place
	New string
}

// A Fix is a set of edits that together mend a finding.
type Fix struct {
	Message string
	Edits   []Edit
}

// A Finding is one thing that a rule has against a draft. It is made once, by
// the driver, and not changed after.
type Finding struct {
	Rule     *Rule
	Severity Severity
	// Draft is the name of the draft's main artifact.
	Draft   string
	Message string
	At      Place
	Related []Related
	// Flow is the way of a value from its source to At.
	Flow  []Related
	Fixes []Fix
}

// NewFinding makes a finding of what a rule reported about a draft. What is
// reported without a position stands at the start of the draft.
func NewFinding(rule *Rule, draft string, fset *token.FileSet, d analysis.Diagnostic) Finding {
	f := Finding{
		Rule: rule, Severity: rule.Severity, Draft: draft,
		Message: d.Message, At: PlaceOf(fset, d.Pos, d.End),
	}
	if f.At.Path == "" {
		f.At = Place{Path: draft, Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
	}
	var related []Related
	for _, r := range d.Related {
		related = append(related, Related{PlaceOf(fset, r.Pos, r.End), r.Message})
	}
	f.Related = related
	for _, word := range strings.Fields(d.Category) {
		if word == flowCategory {
			f.Flow, f.Related = related, nil
		} else if err := f.Severity.UnmarshalText([]byte(word)); err != nil {
			f.Severity = rule.Severity
		}
	}
	for _, s := range d.SuggestedFixes {
		fix := Fix{Message: s.Message}
		for _, e := range s.TextEdits {
			fix.Edits = append(fix.Edits, Edit{PlaceOf(fset, e.Pos, e.End), string(e.NewText)})
		}
		f.Fixes = append(f.Fixes, fix)
	}
	return f
}

// PlaceOf returns the place from pos up to end, which may be missing, or lie in
// another file, which is as good as missing.
func PlaceOf(fset *token.FileSet, pos, end token.Pos) Place {
	from, to := fset.Position(pos), fset.Position(max(pos, end))
	if to.Filename != from.Filename {
		to = from
	}
	return Place{
		Path: from.Filename,
		Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column,
		Offset: from.Offset, EndOffset: to.Offset,
	}
}
