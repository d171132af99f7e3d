package checkpoint

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// StatelessRestore finds deployments of Ververica Platform and Realtime Compute
// that are started without their state (DeploymentRestoreStrategy of the
// OpenAPI: NONE).
var StatelessRestore = Pack.Add(rules.Rule{
	Name:     "stateless-restore",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.statelessRestore),
})

func (j job) statelessRestore(pass *analysis.Pass) {
	if j.Deployment == nil || j.plain() || !j.streams() || j.session() {
		return
	}
	if kind := under(j.Deployment.Tree, "restoreStrategy").Get("kind"); kind.String() == "NONE" {
		rules.Report{
			At:      kind,
			Message: "the restore strategy NONE starts the job without its state each time; use LATEST_STATE once it has run",
		}.To(pass)
	}
}
