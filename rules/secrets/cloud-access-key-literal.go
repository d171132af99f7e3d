package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// CloudAccessKeyLiteral finds the access keys of cloud providers by their shape,
// wherever they stand, comments included.
var CloudAccessKeyLiteral = Pack.Add(rules.Rule{
	Name:     "cloud-access-key-literal",
	Severity: rules.Error,
	Score:    9.1,
	Tags:     []string{"external/cwe/cwe-798"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, cloudKey, never, `an access key of %s is written in plain text; revoke it and use a role or a reference to a secret`)
	},
})
