package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// AppendSinkGetsUpdates finds queries whose rows change, written to tables that
// only take new rows (FlinkChangelogModeInferenceProgram).
var AppendSinkGetsUpdates = Pack.Add(rules.Rule{
	Name:     "append-sink-gets-updates",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      appendSinkGetsUpdates,
})

func appendSinkGetsUpdates(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			given := log.Of(sink.Input)
			if !sink.Table.Known || sink.Table.SinkChanges() != flink.Insert || !changing(given) {
				continue
			}
			rules.Report{
				At:      headOf(sink),
				Message: fmt.Sprintf("%q only takes new rows, but the query yields %s; %s", sink.Table.Name, kindsOf(given), wayOut(sink)),
				Related: because(p, log, sink.Input),
			}.To(pass)
		}
	}
}

// wayOut says what table would take the rows.
func wayOut(sink *plan.Sink) string {
	switch sink.Table.Connector {
	case "jdbc", "mongodb":
		return "declare the PRIMARY KEY by which the rows are to be replaced"
	case "kafka":
		return "write to upsert-kafka with a PRIMARY KEY, or use a format for changes such as debezium-json"
	}
	return "aggregate in windows, or write to a table that is updated by a PRIMARY KEY"
}
