package masking

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// PIIInMessageKey finds sensitive columns that become keys of messages, ids of
// documents or paths.
var PIIInMessageKey = Pack.Add(rules.Rule{
	Name:     "pii-in-message-key",
	Severity: rules.Warning,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-200"},
	Needs:    needs(linters.Plan),
	Run:      piiInMessageKey,
})

func piiInMessageKey(pass *analysis.Pass) {
	for _, l := range leaks(pass, keyed) {
		if l.inKeyList() {
			l.reportKey(pass)
			continue
		}
		l.report(pass, "is the key %q, which stands in topics, URLs, paths and logs and outlives the row; use a surrogate: %s", l.target(), l.salted())
	}
	for _, p := range linters.Plan.Of(pass).Pipelines {
		for _, f := range p.Flows {
			reportStrayKeys(pass, f)
		}
	}
}
