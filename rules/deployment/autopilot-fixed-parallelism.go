package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// AutopilotFixedParallelism finds tables that fix the parallelism of a job
// that something is to tune.
var AutopilotFixedParallelism = Pack.Add(rules.Rule{
	Name:     "autopilot-fixed-parallelism",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs, linters.Settings, linters.Endpoints),
	Run:      autopilotFixedParallelism,
})

// parallelismOptions fix the parallelism of a table's source or sink
// (FactoryUtil of Flink).
var parallelismOptions = []string{"scan.parallelism", "sink.parallelism"}

func autopilotFixedParallelism(pass *analysis.Pass) {
	for _, t := range tunedOf(pass) {
		for _, o := range fixedParallelism(pass, t.Deployment) {
			rules.Report{
				At:      o,
				Message: fmt.Sprintf("%q fixes the parallelism, and %s cannot change it; remove the option", o.Key, t.what()),
				Related: t.here(),
			}.To(pass)
		}
	}
}
