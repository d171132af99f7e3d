package deployment

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// RuntimeModeConflict finds batch jobs that read tables without an end.
var RuntimeModeConflict = Pack.Add(rules.Rule{
	Name:     "runtime-mode-conflict",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Settings, linters.Endpoints),
	Run:      runtimeModeConflict,
})

func runtimeModeConflict(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		mode := batchMode(e)
		if !mode.IsValid() {
			continue
		}
		for _, table := range linters.Endpoints.Of(pass) {
			if table.Table == nil || table.Open || !table.Table.Endless() {
				continue
			}
			for _, use := range table.Uses {
				if use.Role != flink.Source || hinted(use.Options) || !holdsScript(e, use) || mode.Layer == settings.Script && use.From < mode.From {
					continue
				}
				rules.Report{
					At:      use,
					Message: fmt.Sprintf("a batch job cannot read %s, which never ends; the planner refuses it; give the table an end, or run the job as a stream", table.Name),
					Related: []analysis.RelatedInformation{{Pos: mode.Pos(), End: mode.End(), Message: "batch mode is set here"}},
				}.To(pass)
			}
		}
	}
}

// batchMode returns the setting that makes a job a batch job, where it is the
// only one: a script may set the mode anew for each of its jobs. Invalid where
// there is none.
func batchMode(e *settings.Effective) settings.Setting {
	mode, s, ok := e.Enum("execution.runtime-mode")
	given := 0
	for _, other := range e.All("execution.runtime-mode") {
		if other.Layer == settings.Script {
			given++
		}
	}
	switch {
	case given > 1:
	case ok && mode == "BATCH" && s.IsValid():
		return s
	case given == 0 && e.Deployment != nil && e.Deployment.Batch:
		return settings.Setting{Layer: settings.Deployment, Range: at(e.Deployment.Tree, "executionMode")}
	}
	return settings.Setting{}
}

func hinted(options endpoints.Options) bool {
	return slices.ContainsFunc(options, func(o *endpoints.Option) bool { return o.Hint })
}

func holdsScript(e *settings.Effective, use *endpoints.Use) bool {
	for _, s := range e.Scripts {
		if s.Text.Whole().Holds(use.Range) {
			return true
		}
	}
	return false
}
