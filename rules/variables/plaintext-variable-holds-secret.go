package variables

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// PlaintextVariableHoldsSecret finds secrets in variables that the platform
// keeps and shows as they are.
var PlaintextVariableHoldsSecret = Pack.Add(rules.Rule{
	Name:     "plaintext-variable-holds-secret",
	Severity: rules.Error,
	Score:    7.5,
	Tags:     []string{rules.MarksSecret, "external/cwe/cwe-312"},
	Needs:    linters.Needs(linters.Configs, linters.Literals),
	Run:      plaintextVariableHoldsSecret,
})

func plaintextVariableHoldsSecret(pass *analysis.Pass) {
	credentials := credentialNames(linters.Literals.Of(pass))
	for _, f := range linters.Configs.Of(pass) {
		for _, d := range f.Deployments {
			for _, v := range d.Locals {
				if holdsSecret(v, credentials) {
					rules.Report{At: v.Value, Message: fmt.Sprintf("the deployment's variable %q holds a secret, and whoever reads the deployment reads it; make it a variable of the namespace, encrypted, and reference ${secret_values.%[1]s}", v.Name)}.To(pass)
				}
			}
		}
		for _, v := range f.Variables {
			// Plain is what older files call ciphertext.
			if strings.EqualFold(v.Kind.String(), "Clear") && holdsSecret(v, nil) {
				rules.Report{At: v.Value, Message: fmt.Sprintf("the variable %q holds a secret, and its kind, Clear, shows it to everyone in the namespace; make it Encrypted", v.Name)}.To(pass)
			}
		}
	}
}

// credentialNames returns the names of the variables that are all of a
// credential option's value.
func credentialNames(lits []*literals.Literal) map[string]bool {
	names := map[string]bool{}
	for _, lit := range lits {
		inner, ok := strings.CutPrefix(lit.Value(), "${")
		if !ok || lit.Option == nil || lit.Option.Sensitive != flink.Secret {
			continue
		}
		if name, ok := strings.CutSuffix(inner, "}"); ok {
			names[name] = true
		}
	}
	return names
}

func holdsSecret(v *config.Variable, credentials map[string]bool) bool {
	named := credentials[v.Name] || flink.ConnectorOption("", v.Name).Sensitive == flink.Secret
	return named && v.Value.IsString() && literals.ShapeOf(v.Name, v.Value.String()) == literals.Spelled
}
