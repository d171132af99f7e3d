package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// SecretInComment finds credentials in settings that are commented out.
var SecretInComment = Pack.Add(rules.Rule{
	Name:     "secret-in-comment",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-615"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, commentedSecret, never, `%q is commented out, but its secret is still here to read; delete the line, and change the secret`)
	},
})
