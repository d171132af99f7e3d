package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// UpgradeModePrerequisite finds upgrade modes and savepoints of operator
// resources for which a directory is missing.
var UpgradeModePrerequisite = Pack.Add(rules.Rule{
	Name:     "upgrade-mode-prerequisite",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      upgradeModePrerequisite,
})

// Keys of directories, in their current spelling.
const (
	checkpointDir = "execution.checkpointing.dir"
	savepointDir  = "execution.checkpointing.savepoint-dir"
)

// savepointKeys are the settings of the operator that need a directory for
// savepoints (DefaultValidator.validateJobSpec, release 1.13).
var savepointKeys = []string{
	"kubernetes.operator.periodic.savepoint.interval",
	"kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age",
}

func upgradeModePrerequisite(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Complete {
		return
	}
	for _, r := range resources(pass) {
		if r.job() == nil || !r.whole() || r.sessionJob() && sessionOf(r.Deployment, linters.Configs.Of(pass)) == nil {
			continue
		}
		mode := r.upgradeMode()
		if (mode == "savepoint" || mode == "last-state") && !r.sets(checkpointDir) {
			missingDir(pass, r, fmt.Sprintf("upgradeMode %s", mode), "checkpoints", "job", "upgradeMode")
		}
		if !r.sets(savepointDir) {
			withoutSavepointDir(pass, r, mode)
		}
	}
}

// upgradeMode returns how the job is upgraded, in lower case; without the
// field it is stateless (JobSpec.upgradeMode).
func (r resource) upgradeMode() string {
	if mode := r.job().Get("upgradeMode").String(); mode != "" {
		return strings.ToLower(mode)
	}
	return stateless
}

const stateless = "stateless"

func withoutSavepointDir(pass *analysis.Pass, r resource, mode string) {
	if mode == "savepoint" {
		missingDir(pass, r, "upgradeMode savepoint", "savepoints", "job", "upgradeMode")
	}
	if r.job().Get("savepointTriggerNonce").IsString() {
		missingDir(pass, r, "savepointTriggerNonce", "savepoints", "job", "savepointTriggerNonce")
	}
	for _, key := range savepointKeys {
		if p := lastOf(r.Config, key); p != nil {
			rules.Report{At: p.KeyRange, Message: missing(r, fmt.Sprintf("%q", key), "savepoints")}.To(pass)
		}
	}
}

func missingDir(pass *analysis.Pass, r resource, what, holds string, path ...string) {
	rules.Report{At: at(r.spec, path...), Message: missing(r, what, holds)}.To(pass)
}

// missing says which key is to name the directory, as the resource's version
// of Flink spells it: the present spellings are read since 1.20.
func missing(r resource, what, holds string) string {
	key := map[string][2]string{
		"checkpoints": {checkpointDir, "state.checkpoints.dir"},
		"savepoints":  {savepointDir, "state.savepoints.dir"},
	}[holds]
	spelling := key[0]
	if v, ok := flink.ParseVersion(r.Engine.String()); ok && v.Before(flink.Version{Major: 1, Minor: 20}) {
		spelling = key[1]
	}
	return fmt.Sprintf("%s needs a directory for %s, and the operator refuses the resource without one; set %q in flinkConfiguration", what, holds, spelling)
}
