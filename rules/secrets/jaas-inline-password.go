package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// JAASInlinePassword finds passwords that a SASL JAAS configuration spells out.
var JAASInlinePassword = Pack.Add(rules.Rule{
	Name:     "jaas-inline-password",
	Severity: rules.Error,
	Score:    8.8,
	Tags:     []string{"external/cwe/cwe-798"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, jaasPassword, never, `the JAAS configuration spells out %q; reference a secret inside it`)
	},
})
