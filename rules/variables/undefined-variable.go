package variables

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// UndefinedVariable finds references to variables that nothing declares. Where
// no file says which variables there are, it notes each name once.
var UndefinedVariable = Pack.Add(rules.Rule{
	Name:     "undefined-variable",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Variables),
	Run:      undefinedVariable,
})

func undefinedVariable(pass *analysis.Pass) {
	set := linters.Variables.Of(pass)
	noted := map[string]bool{}
	for _, ref := range set.References {
		switch {
		case set.Declaration(ref) != nil:
		case twin(set, ref) != nil || malformed(ref.Name): // other rules' to report
		case set.Complete(ref):
			undefined(set, ref).To(pass)
		case !noted[ref.Name]:
			noted[ref.Name] = true
			rules.Report{
				At: ref, Severity: rules.Note,
				Message: fmt.Sprintf("no file here declares the variable %q; list the platform's variables in the policy to have references checked", ref.Name),
			}.To(pass)
		}
	}
}

// undefined reports a reference to a variable that does not exist.
func undefined(set *variables.Set, ref *variables.Reference) rules.Report {
	message := fmt.Sprintf("the variable %q is not defined; declare it", ref.Name)
	if ref.Secret() {
		message = fmt.Sprintf("the secret %q does not exist; create it on the platform", ref.Name)
	}
	if near := set.Nearest(ref); near != "" {
		message += fmt.Sprintf(", or is %q meant", near)
	}
	return rules.Report{At: ref, Message: message}
}
