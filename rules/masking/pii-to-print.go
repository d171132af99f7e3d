package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// PIIToPrint finds sensitive columns that are printed to the logs of the task
// managers.
var PIIToPrint = Pack.Add(rules.Rule{
	Name:     "pii-to-print",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-532"},
	Needs:    needs(linters.Target),
	Run:      piiToPrint,
})

func piiToPrint(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, g := range byStar(leaks(pass, logged)) {
		if l := g[0]; len(g) == 1 {
			l.report(pass, "is printed to the task managers' output; mask it, or remove the print sink %q", l.sink.Table.Name)
			continue
		}
		g.report(pass, fmt.Sprintf("%s prints %s to the task managers' output; mask them, or remove the print sink %q", g.by(), g.columns(), g[0].sink.Table.Name))
	}
}
