package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// SecretInKubernetesManifest finds Secrets of Kubernetes that are kept beside the
// deployment with what they hold.
var SecretInKubernetesManifest = Pack.Add(rules.Rule{
	Name:     "secret-in-kubernetes-manifest",
	Severity: rules.Error,
	Score:    8.2,
	Tags:     []string{"external/cwe/cwe-312"},
	Needs:    append(linters.Needs(linters.Target), spelled),
	Run: func(pass *analysis.Pass) {
		report(pass, manifestSecret, inDevelopment(pass), `this Secret holds %q for everyone who can read the file, base64 or not; create it from a store of secrets, or keep it sealed`)
	},
})
