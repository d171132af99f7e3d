package variables

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// UnresolvedPlaceholder finds values that somebody was to fill in and did not.
var UnresolvedPlaceholder = Pack.Add(rules.Rule{
	Name:     "unresolved-placeholder",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Literals),
	Run:      unresolvedPlaceholder,
})

func unresolvedPlaceholder(pass *analysis.Pass) {
	d := linters.Draft.Of(pass)
	for _, lit := range linters.Literals.Of(pass) {
		if !mayWait(lit) {
			continue
		}
		spans := unresolved(lit)
		if holes := templateHoles(lit.Value()); holes != nil && !d.TemplatedAt(lit.Pos()) {
			spans = append(spans, holes...)
		}
		reportEach(pass, lit, spans)
	}
}

// reportEach reports the placeholders of a literal, the same one once.
func reportEach(pass *analysis.Pass, lit *literals.Literal, spans []literals.Span) {
	seen := map[string]bool{}
	for _, span := range spans {
		text := lit.Value()[span.Lo:span.Hi]
		if seen[text] {
			continue
		}
		seen[text] = true
		rules.Report{
			At:      lit.Text.Range(span.Lo, span.Hi),
			Message: fmt.Sprintf("%s still holds the placeholder %s; put the value in its place", what(lit), shown(text)),
		}.To(pass)
	}
}

// mayWait reports whether a placeholder in the literal would be one of the
// draft's. Of several lines, a value is a document with a syntax of its own.
func mayWait(lit *literals.Literal) bool {
	switch lit.Role {
	case literals.Plain, literals.Comment:
		return false
	case literals.VariableValue:
		if lit.Shape() == literals.Masked {
			return false // the platform lists encrypted values so
		}
	}
	return !isPattern(lit.Key) && !strings.Contains(lit.Value(), "\n")
}

// isPattern reports whether a key's values have a syntax of their own in which
// placeholders' characters mean something else.
func isPattern(key string) bool {
	key = strings.ToLower(key)
	return strings.HasSuffix(key, "pattern") || strings.HasSuffix(key, "format") || strings.Contains(key, "regex")
}

// hole matches the references of template engines, {{ x }} and %(x)s, and not
// those with a provider, {{secret:path}}, which runners of scripts resolve.
var hole = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\{\{[^{}:]*\}\}|%\([A-Za-z_]\w*\)s`)
})

// templateHoles returns what a template engine would fill in.
func templateHoles(value string) []literals.Span {
	if !strings.Contains(value, "{{") && !strings.Contains(value, "%(") {
		return nil
	}
	var spans []literals.Span
	for _, at := range hole().FindAllStringIndex(value, -1) {
		if at[0] > 0 && value[at[0]-1] == '$' {
			continue // ${{ x }} is an expression of a CI system, which fills it in
		}
		spans = append(spans, literals.Span{Lo: at[0], Hi: at[1]})
	}
	return spans
}

// unresolved returns where a literal waits for its value.
func unresolved(lit *literals.Literal) []literals.Span {
	value := lit.Value()
	spans := literals.Placeholders(value)
	if at := strings.LastIndex(value, "${"); at >= 0 && !strings.Contains(value[at:], "}") {
		spans = append(spans, literals.Span{Lo: at, Hi: len(value)})
	}
	if lit.Option != nil && lit.Option.Sensitive != flink.Public && strings.Contains(value, "***") {
		spans = append(spans, literals.Span{Lo: 0, Hi: len(value)})
	}
	if lit.Role == literals.ConnectorOption || lit.Role == literals.CatalogOption {
		spans = append(spans, shellHoles(value)...)
	}
	return spans
}

// shellHoles returns the $(name) in an option: Kubernetes fills it in among a
// container's arguments and environment, and nothing does so in SQL.
func shellHoles(value string) []literals.Span {
	at := strings.Index(value, "$(")
	if at < 0 {
		return nil
	}
	end := strings.IndexByte(value[at:], ')')
	if end < 0 {
		return nil
	}
	return []literals.Span{{Lo: at, Hi: at + end + 1}}
}

// what names the literal by its key.
func what(lit *literals.Literal) string {
	if lit.Key == "" {
		return "an argument"
	}
	return fmt.Sprintf("%q", lit.Key)
}

// shown returns a placeholder for a message. What an engine of templates would
// work out may hold anything, a default password too, and is left out.
func shown(placeholder string) string {
	switch {
	case strings.HasPrefix(placeholder, "{{"):
		return "{{ }}"
	case strings.HasPrefix(placeholder, "${"):
		return "${, whose brace is not closed"
	case strings.Contains(placeholder, "*"):
		return "***"
	}
	return fmt.Sprintf("%q", placeholder)
}
