package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/rules"
)

// PIILiteralInDraft finds numbers of persons that are written into a draft.
var PIILiteralInDraft = Pack.Add(rules.Rule{
	Name:      "pii-literal-in-draft",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     5.0,
	Tags:      []string{"external/cwe/cwe-540", rules.MarksSecret},
	Needs:     linters.Needs(linters.Literals),
	Run:       piiLiteralInDraft,
})

func piiLiteralInDraft(pass *analysis.Pass) {
	for _, lit := range linters.Literals.Of(pass) {
		for _, n := range numbersIn(lit.Value()) {
			if n.needsContext && !speaks(pass, lit, n) {
				continue
			}
			rules.Report{
				At:      lit.Text.Range(n.from, n.to),
				Message: fmt.Sprintf("a valid %s stands here; if a real person has it, take it out of the draft and read it from a table", n.what),
			}.To(pass)
		}
	}
}

// speaks reports whether what stands around a number says what it is: the words
// of the text itself, of the key, or of the line before it.
func speaks(pass *analysis.Pass, lit *literals.Literal, n number) bool {
	around := []string{lit.Key, lit.Value()[max(0, n.from-40):n.from], before(pass, lit)}
	for _, text := range around {
		if sensitive.Mentions(text, n.class) {
			return true
		}
	}
	return false
}

// before returns what stands before a literal of an expression on its line.
func before(pass *analysis.Pass, lit *literals.Literal) string {
	if lit.Role != literals.Plain || pass.ReadFile == nil {
		return ""
	}
	at := pass.Fset.Position(lit.Pos())
	raw, err := pass.ReadFile(at.Filename)
	if err != nil {
		return ""
	}
	data, _ := draft.Decode(raw)
	if at.Offset > len(data) {
		return ""
	}
	return string(data[max(0, at.Offset-(at.Column-1)):at.Offset])
}
