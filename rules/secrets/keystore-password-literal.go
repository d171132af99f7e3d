package secrets

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// KeystorePasswordLiteral finds the passwords of stores of keys and
// certificates.
var KeystorePasswordLiteral = Pack.Add(rules.Rule{
	Name:     "keystore-password-literal",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-260"},
	Needs:    []*analysis.Analyzer{spelled},
	Run:      keystorePasswordLiteral,
})

func keystorePasswordLiteral(pass *analysis.Pass) {
	for _, s := range pass.ResultOf[spelled].([]secret) {
		if s.owner != storePassword {
			continue
		}
		r := rules.Report{At: s, Message: fmt.Sprintf("%q is written in plain text, and whoever has the store's file can use the private key in it; reference a secret", s.name), Fixes: s.fix()}
		if strings.Contains(squeeze(s.name), "trust") {
			r.Severity = rules.Note
			r.Message = fmt.Sprintf("%q is written in plain text; the store holds certificates, which are public, but whoever can write its file can add to them; reference a secret", s.name)
		}
		r.To(pass)
	}
}
