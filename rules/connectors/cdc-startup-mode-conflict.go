package connectors

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCStartupModeConflict finds readers of a database that are told twice where to
// begin.
var CDCStartupModeConflict = Pack.Add(rules.Rule{
	Name:     "cdc-startup-mode-conflict",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.cdcStartupModeConflict),
})

func (u use) cdcStartupModeConflict() {
	mode, snapshot := u.options.Get("scan.startup.mode"), u.options.Get("debezium.snapshot.mode")
	if u.follows() && mode != nil && snapshot != nil {
		rules.Report{
			At:      snapshot,
			Message: "\"debezium.snapshot.mode\" takes the place of what \"scan.startup.mode\" sets, which then does nothing; keep only \"scan.startup.mode\"",
			Related: []analysis.RelatedInformation{{Pos: mode.Pos(), End: mode.End(), Message: "does nothing"}},
		}.To(u.pass)
	}
}
