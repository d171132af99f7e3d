package deployment

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// EngineEOL finds deployments on an engine whose support has ended, or soon
// will.
var EngineEOL = Pack.Add(rules.Rule{
	Name:      "engine-eol",
	Severity:  rules.Warning,
	Precision: rules.VeryHigh,
	Needs:     linters.Needs(linters.Configs, linters.Policy),
	Run:       engineEOL,
})

// notice is how long before its end the support is worth a word.
const notice = 90 * 24 * time.Hour

func engineEOL(pass *analysis.Pass) {
	today, ok := linters.Policy.Of(pass).Day()
	if !ok {
		return
	}
	for _, d := range on(pass, config.VVR) {
		engine, ok := engineOf(d)
		if !ok {
			continue
		}
		release, known := flink.VVRRelease(engine.Release)
		end, announced := release.EndOfSupport()
		if !known || !announced || release.LosesData() { // engine-dataloss says more of these
			continue
		}
		day := end.Format(time.DateOnly)
		switch {
		case today.After(end):
			rules.Report{At: d.Engine, Message: fmt.Sprintf("the support of VVR %s ended on %s; move the deployment to a release that is supported", release.Release, day)}.To(pass)
		case end.Sub(today) <= notice:
			rules.Report{At: d.Engine, Severity: rules.Note, Message: fmt.Sprintf("the support of VVR %s ends on %s; plan the move to a later release", release.Release, day)}.To(pass)
		}
	}
}
