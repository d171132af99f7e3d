package masking

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// WeakHashMask finds bare hashes of values of which there are so few that all
// can be tried.
var WeakHashMask = Pack.Add(rules.Rule{
	Name:     "weak-hash-mask",
	Severity: rules.Warning,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-916"},
	Needs:    needs(),
	Run:      weakHashMask,
})

func weakHashMask(pass *analysis.Pass) {
	for _, l := range leaks(pass, hashed) {
		l.report(pass, "is written to \"%s\" as a bare %s, which is undone by trying all values; put a secret into it: %s", l.target(), l.origin.Function, l.salted())
	}
}
