package performance

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// ChainingDisabled finds jobs whose operators all run in threads of their own
// (pipeline.operator-chaining.enabled).
var ChainingDisabled = Pack.Add(rules.Rule{
	Name:     "chaining-disabled",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Settings),
	Run:      chainingDisabled,
})

func chainingDisabled(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		on, set, known := e.Bool("pipeline.operator-chaining.enabled")
		if known && !on && written(set) {
			pass.ReportRangef(set, "%q is false: every row is serialised between any two operators; remove it, and leave it to a look at single operators", set.Written)
		}
	}
}
