package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// VVPStateStrategyMissing finds Deployments of Ververica Platform that keep
// state, and do not say that it is to survive a change.
var VVPStateStrategyMissing = Pack.Add(rules.Rule{
	Name:     "vvp-state-strategy-missing",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      vvpStateStrategyMissing,
})

func vvpStateStrategyMissing(pass *analysis.Pass) {
	deployments := on(pass, config.VVP)
	for _, d := range deployments {
		if d.Kind != "Deployment" || d.Partial || d.Batch || !keepsState(d) || forTrial(d) {
			continue
		}
		var missing []string
		for _, field := range []string{"upgradeStrategy", "restoreStrategy"} {
			if !says(d, deployments, field) {
				missing = append(missing, field)
			}
		}
		if len(missing) > 0 {
			rules.Report{At: at(d.Tree, "spec"), Message: fmt.Sprintf("the deployment keeps state, but says no %s, so a change may start it without; set upgradeStrategy to STATEFUL and restoreStrategy to LATEST_STATE", strings.Join(missing, " and no "))}.To(pass)
		}
	}
}

// keepsState reports whether the deployment's configuration asks for
// checkpoints or savepoints.
func keepsState(d *config.Deployment) bool {
	for _, key := range []string{"execution.checkpointing.interval", savepointDir, checkpointDir} {
		if lastOf(d.Config, key) != nil {
			return true
		}
	}
	return false
}

// says reports whether a deployment, or the defaults beside it, have a
// strategy.
func says(d *config.Deployment, all []*config.Deployment, field string) bool {
	if d.Tree.At("spec", field, "kind") != nil {
		return true
	}
	for _, other := range all {
		if other.Kind == "DeploymentDefaults" && other.Tree.At("spec", field, "kind") != nil {
			return true
		}
	}
	return false
}
