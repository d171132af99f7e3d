// Package rulestest runs the manual pages of rules as their tests.
//
// Each "## heading" of a page is a draft: its fenced blocks are the files, named
// by the word after the language, the submitted artifact first. A mark
//
//	'password' = 'it''s me' -- want `"password" is written in plain text`
//
// expects a finding on its line whose message matches; "#" and "//" lead a mark
// as well, and one mark may hold several patterns. Marks are cut off before the
// file is read. A line without one expects no finding. A file that flinkvet is to
// pass over has the word "unread" behind its name. A section "Fixed" is what
// the draft before it becomes under the rule's fixes; where there are none, it
// is a draft without findings.
//
// On the page of a rule that compares drafts each file of an example is a draft,
// and a policy among them holds for all.
package rulestest

import (
	"fmt"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/settle"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/rules"
)

// Run tests the rules of the packs, each on its own page and alone.
func Run(t *testing.T, packs ...*rules.Pack) {
	t.Helper()
	reportAll(t, faults(packs))
	for _, p := range packs {
		for _, r := range p.Rules {
			switch {
			case r.Comparison != nil:
				runPage(t, r, beside(r))
			case r.Run != nil:
				runPage(t, r, alone(r))
			}
		}
	}
}

// RunSettled tests the rules that settling judges by: their pages are drafts
// that the rules of the other packs are run over.
func RunSettled(t *testing.T, pack *rules.Pack, others ...*rules.Pack) {
	t.Helper()
	reportAll(t, faults([]*rules.Pack{pack}))
	for _, r := range pack.Rules {
		if r.Analyzer() == nil {
			runPage(t, r, settled(r, append(others, pack)))
		}
	}
}

// A checker returns what a page's rule finds in a draft.
type checker func(names []string, read func(string) ([]byte, error)) ([]rules.Finding, []driver.Failure)

func alone(r *rules.Rule) checker {
	return func(names []string, read func(string) ([]byte, error)) ([]rules.Finding, []driver.Failure) {
		outcome := driver.Check(unitOf(names, read), []*rules.Rule{r}, nil, read)
		return outcome.Findings, outcome.Failures
	}
}

// beside checks the files of an example as drafts of their own, each with the
// example's policy.
func beside(r *rules.Rule) checker {
	return func(names []string, read func(string) ([]byte, error)) (findings []rules.Finding, failures []driver.Failure) {
		policies := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !isPolicy(name) })
		shared := unitOf(names, read).Beside
		var comparing driver.Comparing
		for _, name := range names {
			if isPolicy(name) {
				continue
			}
			unit := driver.Unit{Names: append([]string{name}, policies...), Beside: shared}
			outcome := driver.Check(unit, []*rules.Rule{r}, nil, read)
			comparing.Add(outcome)
			failures = append(failures, outcome.Failures...)
		}
		findings, failed := comparing.Findings()
		return findings, append(failures, failed...)
	}
}

// unitOf makes a unit of an example: what its policy names as upstream or catalog
// is no part of the draft.
func unitOf(names []string, read func(string) ([]byte, error)) (u driver.Unit) {
	decided := &policy.Policy{}
	for _, name := range names {
		if text, err := read(name); err == nil && isPolicy(name) {
			decided = policy.Read([]*config.File{config.Read(draft.NewFile(token.NewFileSet(), name, text))})
		}
	}
	for _, name := range names {
		if decided.NamesUpstream(name) || decided.NamesCatalog(name) {
			u.Beside = append(u.Beside, name)
		} else {
			u.Names = append(u.Names, name)
		}
	}
	return u
}

func isPolicy(name string) bool { return strings.HasPrefix(path.Base(name), ".flinkvet.") }

func settled(r *rules.Rule, packs []*rules.Pack) checker {
	return func(names []string, read func(string) ([]byte, error)) ([]rules.Finding, []driver.Failure) {
		s := settle.New(packs, settle.Choice{})
		outcome := driver.Check(driver.Unit{Names: names}, s.Rules(), settle.Needs(), read)
		s.Add(outcome)
		findings := s.Verdict().Stand
		return slices.DeleteFunc(findings, func(f rules.Finding) bool { return f.Rule != r }), outcome.Failures
	}
}

func runPage(t *testing.T, r *rules.Rule, check checker) {
	t.Run(r.Name, func(t *testing.T) {
		page := r.Page()
		reportAll(t, pageFaults(r.Name, page))
		examples, err := parse(page.Source)
		if err != nil {
			t.Fatalf("%s.md:%v", r.Name, err)
		}
		if !slices.ContainsFunc(examples, example.wants) {
			t.Errorf("%s.md: no line is marked as one that the rule flags", r.Name)
		}
		var last []rules.Finding
		for i, e := range examples {
			t.Run(e.heading, func(t *testing.T) {
				if e.heading == "Fixed" && i > 0 {
					reportAll(t, e.fixOf(r.Name, examples[i-1], last))
				}
				found, complaints := e.judge(r.Name, check)
				reportAll(t, complaints)
				last = found
			})
		}
	})
}

func reportAll(t *testing.T, complaints []string) {
	t.Helper()
	for _, c := range complaints {
		t.Error(c)
	}
}

var (
	ruleName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	badStart = regexp.MustCompile(`^(no|check|disallow)-`)
)

// faults returns what is wrong with the packs as such.
func faults(packs []*rules.Pack) (complaints []string) {
	var analyzers []*analysis.Analyzer
	pages, seen := map[string]bool{}, map[string]bool{}
	for _, p := range packs {
		for _, name := range pagesOf(p) {
			pages[name] = true
		}
		for _, r := range p.Rules {
			if r.Analyzer() != nil {
				analyzers = append(analyzers, r.Analyzer())
			}
			if !ruleName.MatchString(r.Name) || badStart.MatchString(r.Name) {
				complaints = append(complaints, fmt.Sprintf("%s: a rule's name is in kebab-case and names the defect", r.Name))
			}
			if seen[r.Name] {
				complaints = append(complaints, fmt.Sprintf("%s: two rules have the name", r.Name))
			}
			seen[r.Name] = true
			delete(pages, r.Name)
		}
	}
	for name := range pages {
		complaints = append(complaints, fmt.Sprintf("%s.md: no rule has the name", name))
	}
	if err := analysis.Validate(analyzers); err != nil {
		complaints = append(complaints, err.Error())
	}
	return complaints
}

func pagesOf(p *rules.Pack) (names []string) {
	files, _ := fs.Glob(p.Pages, "*.md")
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f, ".md"))
	}
	return names
}

// pageFaults returns what is wrong with a page as a manual.
func pageFaults(name string, page rules.Page) (complaints []string) {
	title, _, _ := strings.Cut(page.Source, "\n")
	if title != "# "+name {
		complaints = append(complaints, fmt.Sprintf("%s.md:1: the title is %q, not the rule's name", name, title))
	}
	if !strings.HasSuffix(page.Summary, ".") || strings.HasPrefix(page.Summary, "#") {
		complaints = append(complaints, fmt.Sprintf("%s.md: a sentence is to follow the title", name))
	}
	if page.Why == "" {
		complaints = append(complaints, fmt.Sprintf("%s.md: a paragraph is to say why it matters and what to do", name))
	}
	return complaints
}

// misread returns the names of the example's files that flinkvet does not read
// although they are to be read, or the other way round: an example with a file
// that is passed over would be clean whatever the rule does.
func (e example) misread() (names []string) {
	for _, f := range e.files {
		if unread := draft.Classify(f.name, []byte(f.text)).Kind == draft.Unknown; unread != f.unread {
			names = append(names, f.name)
		}
	}
	return names
}
