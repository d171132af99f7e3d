package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCOperatorUIDUnset finds CDC pipelines whose state may not be found again
// after a change.
var CDCOperatorUIDUnset = Pack.Add(rules.Rule{
	Name:      "cdc-operator-uid-unset",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     linters.Needs(linters.Configs),
	Run:       cdcOperatorUIDUnset,
})

func cdcOperatorUIDUnset(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, p := range f.Pipelines {
			if p.Sink == nil || p.Source == nil || f.Templated || property(p.Config, "operator.uid.prefix").Property != nil || p.Tree.Get("pipeline") == nil {
				continue
			}
			rules.Report{
				At:      at(p.Tree, "pipeline"),
				Message: `the pipeline sets no "operator.uid.prefix", so Flink makes up the ids of its operators, and a change of the pipeline can cut it off from its state; set one and keep it`,
			}.To(pass)
		}
	}
}
