package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// EngineDataloss finds deployments on releases of the engine that can lose
// data.
var EngineDataloss = Pack.Add(rules.Rule{
	Name:      "engine-dataloss",
	Severity:  rules.Error,
	Precision: rules.VeryHigh,
	Needs:     linters.Needs(linters.Configs),
	Run:       engineDataloss,
})

func engineDataloss(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		e, ok := engineOf(d)
		if release, known := flink.VVRRelease(e.Release); ok && known && release.LosesData() {
			rules.Report{At: d.Engine, Message: fmt.Sprintf("VVR %s can lose data; move the deployment to %s or later", e.Release, flink.SafeAfterLoss)}.To(pass)
		}
	}
}
