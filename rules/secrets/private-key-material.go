package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// PrivateKeyMaterial finds private keys in a draft, in PEM or as bare base64.
var PrivateKeyMaterial = Pack.Add(rules.Rule{
	Name:     "private-key-material",
	Severity: rules.Error,
	Score:    9.1,
	Tags:     []string{"external/cwe/cwe-321"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, privateKey, never, `a private key (%s) stands in the draft; replace the key pair, and mount the new key as a file from a store of secrets`)
	},
})
