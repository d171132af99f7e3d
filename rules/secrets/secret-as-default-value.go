package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// SecretAsDefaultValue finds references to secrets that fall back to one that is
// spelled out.
var SecretAsDefaultValue = Pack.Add(rules.Rule{
	Name:     "secret-as-default-value",
	Severity: rules.Warning,
	Score:    7.5,
	Tags:     []string{"external/cwe/cwe-798"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, defaultSecret, never, `where nothing fills in %q, this secret is used, in production too; leave the default out`)
	},
})
