package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// SecretInJobProperties finds secrets in the properties that a program reads,
// and in files of environment variables.
var SecretInJobProperties = Pack.Add(rules.Rule{
	Name:     "secret-in-job-properties",
	Severity: rules.Error,
	Score:    8.2,
	Tags:     []string{"external/cwe/cwe-312"},
	Needs:    append(linters.Needs(linters.Target), spelled),
	Run: func(pass *analysis.Pass) {
		report(pass, propertySecret, inDevelopment(pass), `%q is written in plain text in the properties of the job; let the platform fill it in from a secret`)
		report(pass, environmentSecret, inDevelopment(pass), `%q is written in plain text in a file of environment variables, which Git does not ignore; keep the file out of the repository, and a sample without values in it`)
	},
})
