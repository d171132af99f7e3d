package sarif

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/flinkvet/flinkvet/rules"
)

// ruleSet returns the rules of the findings, each once, sorted by name.
func ruleSet(standing []rules.Finding, suppressed []Suppressed) []*rules.Rule {
	var set []*rules.Rule
	for _, f := range standing {
		set = append(set, f.Rule)
	}
	for _, s := range suppressed {
		set = append(set, s.Rule)
	}
	slices.SortFunc(set, byName)
	return slices.Compact(set)
}

func byName(a, b *rules.Rule) int { return cmp.Compare(a.Name, b.Name) }

// semantic matches what SARIF takes for a semantic version.
var semantic = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)
})

// driver describes flinkvet and the rules that have results.
func driver(version string, judged []*rules.Rule) *sarif.ToolComponent {
	version = strings.TrimPrefix(version, "v")
	if !semantic().MatchString(version) {
		version = "0.0.0-devel" // GitHub and the multitool want a number
	}
	d := &sarif.ToolComponent{
		Name:            "flinkvet",
		SemanticVersion: ptr(version),
		InformationURI:  ptr(home),
		Rules:           []*sarif.ReportingDescriptor{},
	}
	for _, r := range judged {
		d.Rules = append(d.Rules, descriptor(r))
	}
	return d
}

// mostText is how much of a description GitHub takes.
const mostText = 1024

func descriptor(r *rules.Rule) *sarif.ReportingDescriptor {
	page := r.Page()
	return &sarif.ReportingDescriptor{
		ID:               r.Name,
		Name:             ptr(pascal(r.Name)),
		ShortDescription: described(page.Summary),
		FullDescription:  described(cmp.Or(page.Why, page.Summary)),
		Help:             &sarif.MultiformatMessageString{Text: ptr(page.Text), Markdown: ptr(page.Text)},
		HelpURI:          ptr(home + "/blob/main/rules/" + r.Pack().Name + "/" + r.Name + ".md"),
		DefaultConfiguration: &sarif.ReportingConfiguration{
			Level: r.Severity.String(),
		},
		Properties: properties(r),
	}
}

func described(s string) *sarif.MultiformatMessageString {
	return &sarif.MultiformatMessageString{Text: ptr(shortened(sentence(strings.Join(strings.Fields(s), " "))))}
}

// shortened cuts a text that is longer than GitHub takes.
func shortened(s string) string {
	if len(s) <= mostText {
		return s
	}
	cut := mostText - len("…")
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// pascal makes "PlaintextCredential" of "plaintext-credential".
func pascal(name string) string {
	var b strings.Builder
	for _, word := range strings.Split(name, "-") {
		r, size := utf8.DecodeRuneInString(word)
		b.WriteRune(unicode.ToUpper(r))
		b.WriteString(word[size:])
	}
	return b.String()
}

// mostTags is how many tags GitHub shows.
const mostTags = 10

// properties are what GitHub sorts and filters by. A security severity makes
// the rule a rule about security, and must be a string.
func properties(r *rules.Rule) sarif.Properties {
	p := sarif.Properties{"precision": r.Precision.String(), "problem.severity": problem(r.Severity)}
	var tags []string
	if r.Score > 0 {
		tags = append(tags, "security")
		p["security-severity"] = strconv.FormatFloat(r.Score, 'f', 1, 64)
	}
	for _, tag := range append(slices.Clip(r.Tags), r.Pack().Name, string(r.Pack().Phase)) {
		if !slices.Contains(tags, tag) && len(tags) < mostTags {
			tags = append(tags, tag)
		}
	}
	p["tags"] = tags
	return p
}

func problem(s rules.Severity) string {
	if s == rules.Note {
		return "recommendation"
	}
	return s.String()
}
