package variables

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// SecretValueInRepo finds files that declare a secret together with its value.
var SecretValueInRepo = Pack.Add(rules.Rule{
	Name:     "secret-value-in-repo",
	Severity: rules.Error,
	Score:    8.2,
	Tags:     []string{rules.MarksSecret, "external/cwe/cwe-312"},
	Needs:    linters.Needs(linters.Configs),
	Run:      secretValueInRepo,
})

func secretValueInRepo(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, v := range f.Variables {
			if v.Secret && v.Value.IsString() && literals.ShapeOf(v.Name, v.Value.String()) == literals.Spelled {
				rules.Report{At: v.Value, Message: fmt.Sprintf("the file spells the secret %q out that the platform is to keep; put the value in when it is deployed", v.Name)}.To(pass)
			}
		}
	}
}
