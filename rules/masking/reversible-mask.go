package masking

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ReversibleMask finds encodings that stand where a mask should.
var ReversibleMask = Pack.Add(rules.Rule{
	Name:     "reversible-mask",
	Severity: rules.Warning,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-261"},
	Needs:    needs(),
	Run:      reversibleMask,
})

func reversibleMask(pass *analysis.Pass) {
	for _, l := range leaks(pass, encoded) {
		l.report(pass, "is written to \"%s\" through %s, an encoding that everybody can undo; mask it, for example %s", l.target(), l.origin.Coded, l.mask())
	}
}
