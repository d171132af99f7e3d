package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// PlaintextConnectorCredential finds credentials that an option of a connector,
// a catalog, a format or a model spells out.
var PlaintextConnectorCredential = Pack.Add(rules.Rule{
	Name:     "plaintext-connector-credential",
	Severity: rules.Error,
	Score:    8.8,
	Tags:     []string{"external/cwe/cwe-798"},
	Needs:    append(linters.Needs(linters.Target), spelled),
	Run: func(pass *analysis.Pass) {
		development := !linters.Target.Of(pass).Production
		report(pass, optionSecret, func(secret) bool { return development }, `%q is written in plain text; store it as a secret of the platform and reference that`)
	},
})
