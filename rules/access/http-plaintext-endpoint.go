package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// HTTPPlaintextEndpoint finds addresses of services that are reached without
// encryption.
var HTTPPlaintextEndpoint = Pack.Add(rules.Rule{
	Name:     "http-plaintext-endpoint",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-319"},
	Needs:    literalViews,
	Run:      httpPlaintextEndpoint,
})

func httpPlaintextEndpoint(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		if lit.Role == literals.Argument || lit.Role == literals.Environment || lit.Option == nil || lit.Option.Sensitive != flink.URL {
			continue
		}
		for _, address := range strings.FieldsFunc(lit.Value(), func(r rune) bool { return strings.ContainsRune(",; ", r) }) {
			if rest, ok := strings.CutPrefix(address, "http://"); ok && !isInside(hostOf(rest)) && !strings.ContainsAny(hostOf(rest), "<>${}") {
				at(pass, lit, 0, fmt.Sprintf("%q is reached over http, so logins and rows cross the network unencrypted; use https", lit.Key))
				break
			}
		}
	}
}
