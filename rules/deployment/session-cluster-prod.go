package deployment

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// SessionClusterProd finds streaming jobs for production on a session cluster
// of the platform.
var SessionClusterProd = Pack.Add(rules.Rule{
	Name:     "session-cluster-prod",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      sessionClusterProd,
})

func sessionClusterProd(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, d := range on(pass, config.VVR, config.VVP) {
		place := sessionMode(d)
		if place == nil || d.Batch || forTrial(d) {
			continue
		}
		rules.Report{At: place, Message: "a session cluster is for development and tests: a job there has no alerts, no tuning, and shares its machines with others; deploy it with a cluster of its own"}.To(pass)
	}
}

// sessionMode returns the value that puts a deployment on a session cluster,
// nil where none does.
func sessionMode(d *config.Deployment) *config.Value {
	if mode := d.Tree.At("deploymentTarget", "mode"); strings.EqualFold(mode.String(), "SESSION") {
		return mode
	}
	if name := d.Tree.At("spec", "sessionClusterName"); name.IsString() {
		return name
	}
	return nil
}
