package variables

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// MixedReferenceStyles finds variables of the draft that are referenced as other
// programs have it, which nothing fills in.
var MixedReferenceStyles = Pack.Add(rules.Rule{
	Name:     "mixed-reference-styles",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Literals, linters.Variables),
	Run:      mixedReferenceStyles,
})

// otherStyle matches the references of MyBatis and Spring (#{x}), of Python's
// format strings ({x}), of Ant and Maven (@x@) and of the shell ($x).
var otherStyle = sync.OnceValue(func() *regexp.Regexp {
	const name = `([A-Za-z_][\w-]*(?:\.[\w-]+)*)`
	return regexp.MustCompile(`#\{` + name + `\}|(?:^|[^$#{])(\{` + name + `\})|@` + name + `@|\$` + name)
})

func mixedReferenceStyles(pass *analysis.Pass) {
	d, known := linters.Draft.Of(pass), knownNames(linters.Variables.Of(pass))
	if len(known) == 0 {
		return
	}
	for _, lit := range linters.Literals.Of(pass) {
		switch lit.Role {
		case literals.ConnectorOption, literals.CatalogOption, literals.Setting, literals.Argument:
		default:
			continue
		}
		if !strings.ContainsAny(lit.Value(), "{@$") || isPattern(lit.Key) || d.TemplatedAt(lit.Pos()) {
			continue
		}
		for _, at := range otherStyles(lit.Value()) {
			if name := at.name; known[name] {
				inStyleOf(lit, at).To(pass)
			}
		}
	}
}

// knownNames returns the names that the draft declares, or references as the
// platform has it.
func knownNames(set *variables.Set) map[string]bool {
	known := map[string]bool{}
	for _, d := range set.Declarations {
		known[d.Name] = true
	}
	for _, ref := range set.References {
		known[ref.Name] = true
	}
	return known
}

// A styled is what looks like a reference, and the name in it.
type styled struct {
	literals.Span
	name string
}

func otherStyles(value string) (found []styled) {
	for _, m := range otherStyle().FindAllStringSubmatchIndex(value, -1) {
		whole := literals.Span{Lo: m[0], Hi: m[1]}
		if m[4] >= 0 { // {x}, without the sign before it
			whole = literals.Span{Lo: m[4], Hi: m[5]}
		}
		found = append(found, styled{whole, submatch(value, m, 1) + submatch(value, m, 3) + submatch(value, m, 4) + submatch(value, m, 5)})
	}
	return found
}

// inStyleOf reports a reference in the style of another program.
func inStyleOf(lit *literals.Literal, at styled) rules.Report {
	text := lit.Value()[at.Lo:at.Hi]
	r := rules.Report{
		At:      lit.Text.Range(at.Lo, at.Hi),
		Message: fmt.Sprintf("%s in %s is filled in by nothing, and the draft has the variable %q; write ${%[3]s}", text, what(lit), at.name),
	}
	if lit.Text.Verbatim() {
		place := lit.Text.Range(at.Lo, at.Hi)
		r.Fixes = []analysis.SuggestedFix{{
			Message:   "write it as the platform has it",
			TextEdits: []analysis.TextEdit{{Pos: place.Pos(), End: place.End(), NewText: []byte("${" + at.name + "}")}},
		}}
	}
	return r
}
