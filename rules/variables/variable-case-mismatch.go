package variables

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// VariableCaseMismatch finds references that differ from a declared name in
// case alone.
var VariableCaseMismatch = Pack.Add(rules.Rule{
	Name:     "variable-case-mismatch",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Variables),
	Run:      variableCaseMismatch,
})

func variableCaseMismatch(pass *analysis.Pass) {
	set := linters.Variables.Of(pass)
	for _, ref := range set.References {
		if d := twin(set, ref); d != nil {
			rules.Report{
				At:      ref,
				Message: fmt.Sprintf("the variable %q is declared as %q; names count with their case, so write it alike", ref.Name, d.Name),
				Related: []analysis.RelatedInformation{{Pos: d.Pos(), End: d.End(), Message: "it is declared here"}},
			}.To(pass)
		}
	}
}

// twin returns what declares the name of a reference but for its case, nil
// where nothing does, or the name itself is declared.
func twin(set *variables.Set, ref *variables.Reference) *variables.Declaration {
	if set.Declaration(ref) != nil {
		return nil
	}
	for _, d := range set.Declarations {
		if strings.EqualFold(d.Name, ref.Name) {
			return d
		}
	}
	return nil
}
