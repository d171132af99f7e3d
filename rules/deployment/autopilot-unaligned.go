package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// AutopilotUnaligned finds tuned deployments whose checkpoints keep the tuning
// from working.
var AutopilotUnaligned = Pack.Add(rules.Rule{
	Name:     "autopilot-unaligned",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs, linters.Settings),
	Run:      autopilotUnaligned,
})

func autopilotUnaligned(pass *analysis.Pass) {
	for _, t := range tunedOf(pass) {
		for _, e := range linters.Settings.Of(pass) {
			if e.Deployment != t.Deployment {
				continue
			}
			if on, set, _ := e.Bool("execution.checkpointing.unaligned.enabled"); on && set.IsValid() {
				rules.Report{
					At:      set,
					Message: fmt.Sprintf("with unaligned checkpoints %s cannot change the parallelism; switch them off, or the tuning", t.what()),
					Related: t.here(),
				}.To(pass)
			}
		}
	}
}
