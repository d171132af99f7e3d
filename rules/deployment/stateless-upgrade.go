package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// StatelessUpgrade finds jobs that keep state and lose it with every change of
// their resource.
var StatelessUpgrade = Pack.Add(rules.Rule{
	Name:     "stateless-upgrade",
	Severity: rules.Warning,
	Needs:    operatorViews,
	Run:      statelessUpgrade,
})

func statelessUpgrade(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, r := range resources(pass) {
		if r.job() == nil || !r.whole() || r.upgradeMode() != stateless || r.is("execution.runtime-mode", "BATCH") {
			continue
		}
		sign := r.statefulSign()
		if sign == nil {
			continue
		}
		what := "upgradeMode stateless"
		if r.job().Get("upgradeMode") == nil {
			what = "without an upgradeMode the job is upgraded stateless, which"
		}
		rules.Report{
			At:      at(r.spec, "job", "upgradeMode"),
			Message: fmt.Sprintf("%s throws the job's state away with every change of this resource, though %q is set to keep it; use savepoint or last-state", what, sign.Key),
			Related: []analysis.RelatedInformation{{Pos: sign.KeyRange.Pos(), End: sign.KeyRange.End(), Message: "the state is kept here"}},
		}.To(pass)
	}
}

// statefulSign returns the setting of the resource by which the job's state is
// kept: an interval of checkpoints, or a directory for savepoints.
func (r resource) statefulSign() *config.Property {
	if p := lastOf(r.Config, "execution.checkpointing.interval"); p != nil {
		if d, _, err := flink.ParseDuration(p.Value.String()); err == nil && d > 0 {
			return p
		}
	}
	if p := lastOf(r.Config, savepointDir); p != nil && p.Value.IsString() {
		return p
	}
	return nil
}
