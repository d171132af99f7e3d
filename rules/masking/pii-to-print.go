package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/rules"
)

// PIIToPrint finds sensitive columns that are printed to the logs of the task
// managers.
var PIIToPrint = Pack.Add(rules.Rule{
	Name:     "pii-to-print",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-532"},
	Needs:    linters.Needs(linters.Lineage, linters.Policy, linters.Target),
	Run:      piiToPrint,
})

func piiToPrint(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, l := range leaks(pass, printed) {
		rules.Report{
			At:       l.place(pass),
			Message:  fmt.Sprintf("sensitive column %q (%s) is printed to the task managers' output; mask it, or remove the print sink %q", l.source(), l.kind(), l.sink.Table.Name),
			Severity: l.severity,
			Flow:     l.way(pass),
		}.To(pass)
	}
}

func printed(t *catalog.Table) bool { return t.Connector == "print" }
