// Package settle decides which findings stand: those of the rules that are on,
// as severe as policy has them, that no comment ignores with a reason.
//
// It selects findings and sets their level; it makes none but those about the
// comments themselves.
package settle

import (
	"cmp"
	"fmt"
	"go/token"
	"maps"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/audit"
)

// A Verdict is what a run comes to.
type Verdict struct {
	// Stand are the findings that hold, sorted by place.
	Stand []rules.Finding
	// Suppressed are the findings that a comment ignores, sorted likewise.
	Suppressed []Suppressed
	// Problems are what is wrong with the policy itself.
	Problems []Problem
}

// A Suppressed is a finding that does not stand.
type Suppressed struct {
	Finding rules.Finding
	// Reason is what the comment gives as the reason.
	Reason string
}

// A Problem is a mistake in a policy file.
type Problem struct {
	At      rules.Place
	Message string
}

// A Settling takes in the outcomes of a run, one after the other.
type Settling struct {
	packs  []*rules.Pack
	choice Choice
	// names returns what a policy may name.
	names func() []string

	stand      map[identity]rules.Finding
	suppressed map[identity]Suppressed
	problems   map[Problem]bool
	ignores    map[ignore]*use
	// levels are those of rules that compare drafts, where they have a fact.
	levels map[spot]rules.Severity
}

// A spot is a rule in a file.
type spot struct {
	rule *rules.Rule
	path string
}

// An identity is what two drafts' findings have in common that are one: a
// configuration file may belong to many drafts.
type identity struct {
	rule    *rules.Rule
	at      rules.Place
	message string
}

// A use is what became of an ignore in the drafts that its file belongs to.
type use struct {
	// silenced says that it silenced a finding.
	silenced bool
	// idle says that its rule was on and ran, and the ignore had nothing to
	// silence. A rule that compares drafts has it only where the other draft is
	// among those of the run, so that its ignores are never idle.
	idle bool
	// draft is the first draft that its file belongs to, scope what policy
	// says of the file.
	draft string
	scope policy.Scope
}

// New returns a settling of outcomes of the packs' rules.
func New(packs []*rules.Pack, choice Choice) *Settling {
	return &Settling{
		packs: packs, choice: choice,
		names: sync.OnceValue(func() []string { return names(packs) }),
		stand: map[identity]rules.Finding{}, suppressed: map[identity]Suppressed{},
		problems: map[Problem]bool{}, ignores: map[ignore]*use{}, levels: map[spot]rules.Severity{},
	}
}

// Rules returns the rules that are to run. A rule of low precision runs also
// where it is not asked for, as policy may switch it on.
func (s *Settling) Rules() []*rules.Rule {
	var on []*rules.Rule
	for _, p := range s.packs {
		for _, r := range p.Rules {
			if s.choice.takes(r) {
				on = append(on, r)
			}
		}
	}
	return on
}

// Needs returns the views that outcomes must have the values of.
func Needs() []*analysis.Analyzer { return linters.Needs(linters.Comments, linters.Policy) }

// Add takes an outcome in. It keeps nothing of it but its findings.
func (s *Settling) Add(o driver.Outcome) {
	p, ok := linters.Policy.From(o.Values)
	if !ok {
		p = &policy.Policy{}
	}
	s.addProblems(o.Fset, p)
	scopes := map[string]policy.Scope{}
	scope := func(path string) policy.Scope {
		if _, ok := scopes[path]; !ok {
			scopes[path] = p.For(path)
		}
		return scopes[path]
	}
	ignores := s.addIgnores(o, scope)
	for _, f := range o.Findings {
		s.settle(f, s.choice.level(f.Rule, scope(f.At.Path)), ignores)
	}
	for _, facts := range o.Facts {
		for _, path := range facts.Paths() {
			s.levels[spot{facts.Rule, path}] = s.choice.level(facts.Rule, scope(path))
		}
	}
}

// AddContrasts takes in what rules found that compare drafts, after the outcomes
// of all of them.
func (s *Settling) AddContrasts(findings []rules.Finding) {
	byPath := map[string][]ignore{}
	for _, ig := range slices.SortedFunc(maps.Keys(s.ignores), func(a, b ignore) int { return comparePlaces(a.at, b.at) }) {
		byPath[ig.at.Path] = append(byPath[ig.at.Path], ig)
	}
	for _, f := range findings {
		s.settle(f, s.levels[spot{f.Rule, f.At.Path}], byPath[f.At.Path])
	}
}

// settle weighs a finding by the level that its rule has where it stands.
func (s *Settling) settle(f rules.Finding, level rules.Severity, ignores []ignore) {
	if level == rules.Off {
		return
	}
	if f.Severity < f.Rule.Severity {
		level = min(level, f.Severity) // the rule itself is less sure here
	} else if level == f.Rule.Severity {
		level = f.Severity
	}
	f.Severity = level
	s.add(f, ignores)
}

// add lets a finding stand, or not. Of findings that are one, the most severe
// is kept.
func (s *Settling) add(f rules.Finding, ignores []ignore) {
	id := identity{f.Rule, f.At, f.Message}
	if i := slices.IndexFunc(ignores, func(ig ignore) bool { return ig.holdsFor(f) }); i >= 0 {
		s.ignores[ignores[i]].silenced = true
		if s.suppressed[id].Finding.Severity < f.Severity {
			s.suppressed[id] = Suppressed{f, ignores[i].reason}
		}
		return
	}
	if s.stand[id].Severity < f.Severity {
		s.stand[id] = f
	}
}

// addIgnores takes in what the comments of a draft ignore.
func (s *Settling) addIgnores(o driver.Outcome, scope func(path string) policy.Scope) []ignore {
	comments, _ := linters.Comments.From(o.Values)
	place := func(r draft.Range) rules.Place { return rules.PlaceOf(o.Fset, r.Pos(), r.End()) }
	var ignores []ignore
	for _, c := range comments {
		for _, ig := range parseIgnores(c, place) {
			known := s.ignores[ig]
			if known == nil {
				known = &use{draft: o.Draft, scope: scope(ig.at.Path)}
				s.ignores[ig] = known
			}
			r := s.rule(ig.rule)
			known.idle = known.idle || r != nil && r.Comparison == nil && s.choice.level(r, known.scope) != rules.Off && len(o.Failures) == 0
			ignores = append(ignores, ig)
		}
	}
	return ignores
}

func (s *Settling) rule(name string) *rules.Rule {
	for _, p := range s.packs {
		for _, r := range p.Rules {
			if r.Name == name {
				return r
			}
		}
	}
	return nil
}

// addProblems takes in the mistakes of a policy, with the names in it that no
// rule, pack or phase has.
func (s *Settling) addProblems(fset *token.FileSet, p *policy.Policy) {
	note := func(at draft.Range, message string) {
		s.problems[Problem{rules.PlaceOf(fset, at.Pos(), at.End()), message}] = true
	}
	for _, e := range p.Errors {
		note(e.Range, e.Msg)
	}
	for _, scope := range p.Scopes {
		for _, pair := range scope.Rules {
			if name := pair.Key.Text; !slices.Contains(s.names(), name) {
				note(pair.Key.Range, fmt.Sprintf("no rule, pack or phase is named %q%s", name, near.Hint(name, s.names())))
			}
		}
	}
}

// Verdict returns what the outcomes so far come to.
func (s *Settling) Verdict() Verdict {
	var v Verdict
	for _, f := range s.stand {
		v.Stand = append(v.Stand, f)
	}
	v.Stand = append(v.Stand, s.audit()...)
	for _, f := range s.suppressed {
		v.Suppressed = append(v.Suppressed, f)
	}
	for p := range s.problems {
		v.Problems = append(v.Problems, p)
	}
	slices.SortFunc(v.Stand, compare)
	slices.SortFunc(v.Suppressed, func(a, b Suppressed) int { return compare(a.Finding, b.Finding) })
	slices.SortFunc(v.Problems, func(a, b Problem) int {
		return cmp.Or(comparePlaces(a.At, b.At), cmp.Compare(a.Message, b.Message))
	})
	return v
}

// compare orders findings by place, then by rule and message. No two that stand
// are equal.
func compare(a, b rules.Finding) int {
	return cmp.Or(comparePlaces(a.At, b.At), cmp.Compare(a.Rule.Name, b.Rule.Name), cmp.Compare(a.Message, b.Message))
}

func comparePlaces(a, b rules.Place) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.EndOffset, b.EndOffset))
}

// audit judges the ignores themselves. One without a reason does not hold, so
// it is not called unused as well.
func (s *Settling) audit() []rules.Finding {
	var found []rules.Finding
	report := func(r *rules.Rule, ig ignore, u *use, message string) {
		if level := s.choice.level(r, u.scope); level != rules.Off && s.rule(r.Name) == r {
			found = append(found, rules.Finding{Rule: r, Severity: level, Draft: u.draft, Message: message, At: ig.at})
		}
	}
	for ig, u := range s.ignores {
		switch {
		case ig.rule == "":
			report(audit.IgnoreWithoutReason, ig, u, `the comment ignores nothing; write "`+leader+` RULE reason"`)
		case s.rule(ig.rule) == nil:
			report(audit.UnknownRuleInIgnore, ig, u, fmt.Sprintf("no rule is named %q%s", ig.rule, near.Hint(ig.rule, s.ruleNames())))
		case ig.reason == "":
			report(audit.IgnoreWithoutReason, ig, u, fmt.Sprintf("%q is ignored without a reason, so it is not ignored; write the reason behind the name", ig.rule))
		case u.idle && !u.silenced:
			report(audit.UnusedIgnore, ig, u, fmt.Sprintf("there is no %q here to ignore; take the comment away", ig.rule))
		}
	}
	return found
}

func (s *Settling) ruleNames() []string {
	var all []string
	for _, p := range s.packs {
		for _, r := range p.Rules {
			all = append(all, r.Name)
		}
	}
	slices.Sort(all)
	return all
}
