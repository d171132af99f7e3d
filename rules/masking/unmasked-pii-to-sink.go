package masking

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/rules"
)

// UnmaskedPIIToSink finds sensitive columns that reach a system outside of the
// job without a mask.
var UnmaskedPIIToSink = Pack.Add(rules.Rule{
	Name:      "unmasked-pii-to-sink",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     6.5,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     linters.Needs(linters.Lineage, linters.Policy),
	Run:       unmaskedPIIToSink,
})

func unmaskedPIIToSink(pass *analysis.Pass) {
	for _, l := range leaks(pass, outside) {
		state, advice := l.state()
		rules.Report{
			At:       l.place(pass),
			Message:  fmt.Sprintf("sensitive column %q (%s) is written to %q %s; %s", l.source(), l.kind(), l.target(), state, advice),
			Severity: l.severity,
			Flow:     l.way(pass),
		}.To(pass)
	}
}

// outside reports whether a table is in another system. What is printed is
// pii-to-print's matter, and a table that the draft should declare and does not
// may be anything.
func outside(t *catalog.Table) bool {
	if t.Connector == "print" || t.Connector == "blackhole" || strings.Contains(t.Connector, "${") {
		return false
	}
	return t.Node != nil || t.External
}
