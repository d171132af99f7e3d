package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCRouteSymbolUnused finds routes whose sink-table and replace-symbol do not go
// together (TableIdRouter).
var CDCRouteSymbolUnused = Pack.Add(rules.Rule{
	Name:     "cdc-route-symbol-unused",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Plan, linters.Configs),
	Run:      cdcRouteSymbolUnused,
})

func cdcRouteSymbolUnused(pass *analysis.Pass) {
	for _, p := range pipelines(pass) {
		for _, r := range p.Routes {
			switch sink := r.Sink.String(); {
			case strings.Contains(sink, "${"):
			case r.Symbol != nil && !strings.Contains(sink, r.Symbol.String()):
				rules.Report{At: r.Sink, Message: fmt.Sprintf("the replace-symbol %q does not stand in sink-table, so all tables of \"%s\" are written to the one table %q; put it where their names belong, or remove it", r.Symbol, r.Source, sink)}.To(pass)
			case r.Symbol == nil && strings.Contains(sink, "<>"):
				rules.Report{At: r.Sink, Message: fmt.Sprintf("sink-table holds <>, and no replace-symbol says that it stands for the table's name, so all tables go to one that is called %q; add replace-symbol: <>", sink)}.To(pass)
			}
		}
	}
}
