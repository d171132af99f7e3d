package rules

import (
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// A Fact is what a rule keeps of a draft to hold it against others: a place in it,
// and a value that is small and shares no memory with the draft's text or trees, for
// it outlives them.
type Fact[T any] struct {
	// Draft is the name of the draft's main artifact.
	Draft string
	At    Place
	Value T
}

// NewFact makes a fact of a place in the draft that pass is about.
func NewFact[T any](pass *analysis.Pass, at analysis.Range, value T) Fact[T] {
	return Fact[T]{pass.OtherFiles[0], PlaceOf(pass.Fset, at.Pos(), at.End()), value}
}

// A Contrast is what a rule has against one draft because of another.
type Contrast struct {
	// Draft and At are those of the fact.
	Draft string
	At    Place
	// Message reads as one of a Report.
	Message string
	// Severity replaces the rule's own; zero keeps it.
	Severity Severity
	// Related are places, mostly in other drafts, that the message speaks of.
	Related []Related
}

// A Comparison is how a rule judges drafts beside each other. What it keeps of each
// draft is the result of the rule's analyzer.
type Comparison struct {
	facts   reflect.Type
	collect func(*analysis.Pass) any
	paths   func(facts any) []string
	judge   func(facts []any) []Contrast
}

// Compare makes a comparison: collect returns the facts of a draft, and judge is
// given those of all drafts of a run, in the order of the drafts. What stands in a
// file that several drafts share is among them once.
func Compare[T any](collect func(*analysis.Pass) []Fact[T], judge func([]Fact[T]) []Contrast) *Comparison {
	return &Comparison{
		facts:   reflect.TypeFor[[]Fact[T]](),
		collect: func(pass *analysis.Pass) any { return collect(pass) },
		paths: func(facts any) (paths []string) {
			for _, f := range facts.([]Fact[T]) {
				paths = append(paths, f.At.Path)
			}
			return paths
		},
		judge: func(facts []any) []Contrast {
			var all []Fact[T]
			seen := map[Place]bool{}
			for _, some := range facts {
				for _, f := range some.([]Fact[T]) {
					if !seen[f.At] {
						seen[f.At] = true
						all = append(all, f)
					}
				}
			}
			return judge(all)
		},
	}
}

// Facts are what a rule keeps of one draft.
type Facts struct {
	Rule   *Rule
	values any
}

// FactsOf returns what a rule with a comparison keeps of a draft, from the result
// of its analyzer; false where there is nothing.
func FactsOf(r *Rule, result any) (Facts, bool) {
	return Facts{r, result}, reflect.ValueOf(result).Len() > 0
}

// Paths returns the files that the facts stand in.
func (f Facts) Paths() []string { return f.Rule.Comparison.paths(f.values) }

// Contrasts returns what the rule finds in the facts of all drafts, all of which
// are its own.
func (r *Rule) Contrasts(facts []Facts) []Finding {
	var all []any
	for _, f := range facts {
		all = append(all, f.values)
	}
	var findings []Finding
	for _, c := range r.Comparison.judge(all) {
		f := Finding{Rule: r, Severity: r.Severity, Draft: c.Draft, Message: c.Message, At: c.At, Related: c.Related}
		if c.Severity != Off {
			f.Severity = c.Severity
		}
		findings = append(findings, f)
	}
	return findings
}
