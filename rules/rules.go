// Package rules is the vocabulary of judging: rules, the packs that hold them,
// and the findings that they make.
//
// A rule is an analyzer of golang.org/x/tools/go/analysis that requires views
// of a draft (see package linters) and reports places in its files.
package rules

import (
	"encoding"
	"fmt"

	"golang.org/x/tools/go/analysis"
)

// A Severity is how bad a finding is.
type Severity uint8

// The severities, by growing weight. The zero Severity is none: a rule's own,
// or a rule that is switched off.
const (
	Off Severity = iota
	Note
	Warning
	Error
)

var severityNames = []string{"off", "note", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// MarshalText gives the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a severity by its name.
func (s *Severity) UnmarshalText(text []byte) error {
	for i, name := range severityNames {
		if name == string(text) {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q; use error, warning, note or off", text)
}

var _ encoding.TextUnmarshaler = (*Severity)(nil)

// A Precision is how often a rule is right about what it reports. Rules of low
// precision are off unless they are asked for.
type Precision uint8

// The precisions, in SARIF's terms. The zero Precision is High.
const (
	High Precision = iota
	VeryHigh
	Medium
	Low
)

func (p Precision) String() string {
	return [...]string{"high", "very-high", "medium", "low"}[p]
}

// MarshalText gives the precision's name.
func (p Precision) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// A Phase is a phase of the research and development process that a pack
// belongs to.
type Phase string

// The phases.
const (
	Security   Phase = "security"
	CodeReview Phase = "code-review"
	Deploy     Phase = "deployment"
	Audit      Phase = "audit"
)

// MarksSecret is a tag of rules whose findings mark a secret, which no report
// may show.
const MarksSecret = "marks-secret"

// A Rule is an analyzer that judges a draft. Its manual is the page NAME.md
// beside its source; the page's examples are its tests.
type Rule struct {
	// Name is kebab-case and names the defect; it reads well after "ignore".
	Name     string
	Severity Severity
	// Precision says how often the rule is right; a low one makes it opt-in.
	Precision Precision
	// Score is the security severity from 0.1 to 10.0 (CVSS-like) of a rule
	// about security; zero for the others.
	Score float64
	// Tags are lower-case words as SARIF has them: "external/cwe/cwe-798".
	Tags []string
	// Needs are the views that the rule asks.
	Needs []*analysis.Analyzer
	// Run reports what the rule finds. It is nil for the rules that settling
	// judges by (suppressions), which look at findings and not at drafts.
	Run func(*analysis.Pass)
	// Comparison is set instead of Run for a rule that holds the drafts of a run
	// against each other.
	Comparison *Comparison

	pack     *Pack
	analyzer *analysis.Analyzer
}

// Pack returns the pack that the rule is in.
func (r *Rule) Pack() *Pack { return r.pack }

// Page returns the rule's manual page.
func (r *Rule) Page() Page { return r.pack.page(r.Name) }

// Analyzer returns the rule as an analyzer, or nil where it has neither Run nor
// Comparison. The
// analyzer's name is the rule's with "_" for "-".
func (r *Rule) Analyzer() *analysis.Analyzer { return r.analyzer }
