package variables

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// DuplicateVariable finds variables with two values.
var DuplicateVariable = Pack.Add(rules.Rule{
	Name:     "duplicate-variable",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      duplicateVariable,
})

func duplicateVariable(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, d := range f.Deployments {
			reportTwice(pass, d.Locals)
		}
		if f.Source.Kind == draft.Variables {
			reportTwice(pass, f.Variables)
		}
	}
}

func reportTwice(pass *analysis.Pass, vars []*config.Variable) {
	first := map[string]*config.Variable{}
	for _, v := range vars {
		before := first[v.Name]
		if before == nil {
			first[v.Name] = v
			continue
		}
		rules.Report{
			At:      v,
			Message: fmt.Sprintf("the variable %q is given a second time; a name has one value, so remove one of them", v.Name),
			Related: []analysis.RelatedInformation{{Pos: before.Pos(), End: before.End(), Message: "it is given here first"}},
		}.To(pass)
	}
}
