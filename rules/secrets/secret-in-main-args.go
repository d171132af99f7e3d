package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// SecretInMainArgs finds secrets among the arguments of a program.
var SecretInMainArgs = Pack.Add(rules.Rule{
	Name:     "secret-in-main-args",
	Severity: rules.Error,
	Score:    7.5,
	Tags:     []string{"external/cwe/cwe-214"},
	Needs:    append(linters.Needs(linters.Target), spelled),
	Run: func(pass *analysis.Pass) {
		report(pass, argumentSecret, inDevelopment(pass), `%q is written in plain text among the arguments, which logs, the web page and the list of processes show; reference a secret`)
	},
})
