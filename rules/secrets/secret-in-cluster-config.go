package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// SecretInClusterConfig finds secrets that Flink's configuration spells out.
var SecretInClusterConfig = Pack.Add(rules.Rule{
	Name:     "secret-in-cluster-config",
	Severity: rules.Error,
	Score:    8.2,
	Tags:     []string{"external/cwe/cwe-312"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, clusterSecret, never, `%q is written in plain text in the configuration; use a role of the machine, an environment variable or a reference to a secret`)
	},
})
