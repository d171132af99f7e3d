package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ServiceTokenLiteral finds the tokens of services by their shape, wherever they
// stand.
var ServiceTokenLiteral = Pack.Add(rules.Rule{
	Name:     "service-token-literal",
	Severity: rules.Error,
	Score:    8.8,
	Tags:     []string{"external/cwe/cwe-798"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, serviceToken, never, `%s is written in plain text; revoke it and reference a secret`)
	},
})
