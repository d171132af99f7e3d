package rules

import (
	"errors"
	"io/fs"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Pack is a set of rules that judge one side of a draft.
type Pack struct {
	// Name is one word: "secrets".
	Name  string
	Phase Phase
	Rules []*Rule
	// Pages holds the manual page of each rule as NAME.md.
	Pages fs.FS
}

// NewPack returns an empty pack whose rules have their pages in pages.
func NewPack(name string, phase Phase, pages fs.FS) *Pack {
	return &Pack{Name: name, Phase: phase, Pages: pages}
}

// Add puts a rule into the pack and returns it. It panics where the rule has no
// page or no severity: a mistake of the build.
func (p *Pack) Add(r Rule) *Rule {
	if _, err := fs.Stat(p.Pages, r.Name+".md"); err != nil {
		panic("rule " + r.Name + " has no page: " + err.Error())
	}
	if r.Severity == Off {
		panic("rule " + r.Name + " has no severity")
	}
	rule := &r
	rule.pack = p
	switch {
	case r.Comparison != nil:
		rule.analyzer = newAnalyzer(rule)
		rule.analyzer.ResultType = r.Comparison.facts
		rule.analyzer.Run = func(pass *analysis.Pass) (any, error) { return r.Comparison.collect(pass), nil }
	case r.Run != nil:
		rule.analyzer = newAnalyzer(rule)
	}
	p.Rules = append(p.Rules, rule)
	return rule
}

func newAnalyzer(r *Rule) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     strings.ReplaceAll(r.Name, "-", "_"),
		Doc:      "reports " + strings.ReplaceAll(r.Name, "-", " "),
		Requires: r.Needs,
		Run: func(pass *analysis.Pass) (any, error) {
			r.Run(pass)
			return nil, nil
		},
	}
}

// A Page is the manual of a rule: Markdown with a title, a sentence, prose,
// and examples under headings.
type Page struct {
	// Summary is the sentence under the title.
	Summary string
	// Why is the prose between the summary and the first heading.
	Why string
	// Text is what is printed: the page up to the corners that are only
	// tested, without the marks of expected findings.
	Text string
	// Source is the page as it is written, corners and marks included.
	Source string
}

// cornersMark divides what is printed from what is only tested.
const cornersMark = "<!-- corners: tested, not printed -->"

func (p *Pack) page(name string) Page {
	data, err := fs.ReadFile(p.Pages, name+".md")
	if err != nil {
		panic(errors.New("rule " + name + " has no page"))
	}
	return parsePage(string(data))
}

func parsePage(source string) Page {
	printed, _, _ := strings.Cut(source, cornersMark)
	page := Page{Source: source, Text: strings.TrimSpace(withoutMarks(printed)) + "\n"}
	_, body, _ := strings.Cut(printed, "\n")
	body, _, _ = strings.Cut(body, "\n## ")
	page.Summary, page.Why, _ = strings.Cut(strings.TrimSpace(body), "\n\n")
	page.Summary, page.Why = strings.TrimSpace(page.Summary), strings.TrimSpace(page.Why)
	return page
}

// withoutMarks drops the comments that mark expected findings.
func withoutMarks(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		for _, leader := range []string{" -- want `", " # want `", " // want `"} {
			if at := strings.Index(line, leader); at >= 0 {
				lines[i] = strings.TrimRight(line[:at], " ")
			}
		}
	}
	return strings.Join(lines, "\n")
}
