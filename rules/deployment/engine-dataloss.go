package deployment

import (
	"fmt"
	"slices"

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

// losing are the releases that the release notes of Realtime Compute for Apache
// Flink warn of; their support was cut short.
var losing = []flink.Release{{Major: 8, Minor: 0, Patch: 1}, {Major: 8, Minor: 0, Patch: 3}}

func engineDataloss(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		if e, ok := engineOf(d); ok && slices.Contains(losing, e.Release) {
			rules.Report{At: d.Engine, Message: fmt.Sprintf("VVR %s can lose data; move the deployment to 8.0.5 or later", shown(e.Release))}.To(pass)
		}
	}
}
