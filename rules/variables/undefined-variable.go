package variables

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// UndefinedVariable finds references to variables that nothing declares. Where
// no file says which variables there are, it notes so once a draft.
var UndefinedVariable = Pack.Add(rules.Rule{
	Name:     "undefined-variable",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs, linters.Variables, linters.Target),
	Run:      undefinedVariable,
})

func undefinedVariable(pass *analysis.Pass) {
	set, places := linters.Variables.Of(pass), gaps(pass)
	var unknown []*variables.Reference
	for _, ref := range set.References {
		if _, unfilled := gapAt(places, ref); unfilled {
			continue // what else fills it in, if anything, is not known
		}
		switch {
		case set.Declaration(ref) != nil:
		case twin(set, ref) != nil || malformed(ref.Name): // other rules' to report
		case set.Complete(ref):
			undefined(set, ref).To(pass)
		default:
			unknown = append(unknown, ref)
		}
	}
	if len(unknown) > 0 {
		undeclared(unknown).To(pass)
	}
}

// undeclared notes, at the first of them, the references to variables that may
// well exist.
func undeclared(refs []*variables.Reference) rules.Report {
	slices.SortStableFunc(refs, func(a, b *variables.Reference) int { return cmp.Compare(a.From, b.From) })
	names := map[string]bool{}
	for _, ref := range refs {
		names[ref.Name] = true
	}
	others := ""
	switch n := len(names) - 1; n {
	case 0:
	case 1:
		others = ", and one other"
	default:
		others = fmt.Sprintf(", and %d others", n)
	}
	return rules.Report{
		At: refs[0], Severity: rules.Note,
		Message: fmt.Sprintf("no file here declares the variable %q%s; list the platform's variables in the policy to have references checked", refs[0].Name, others),
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
