package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// SettingEngineTooOld finds settings that the deployment's release of VVR does
// not know yet.
var SettingEngineTooOld = Pack.Add(rules.Rule{
	Name:     "setting-engine-too-old",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      settingEngineTooOld,
})

// elsewhere are the gated settings that a rule of another pack is about.
var elsewhere = map[string]bool{"state.backend.gemini.file.cache.download.type": true}

func settingEngineTooOld(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		engine, ok := engineOf(d)
		if !ok {
			continue
		}
		for _, p := range d.Config {
			gate, gated := flink.VVRGate(p.Key, p.Value.String())
			if !gated || elsewhere[p.Key] || !engine.Release.Before(gate.Since) {
				continue
			}
			what := fmt.Sprintf("%q is", p.Key)
			if len(gate.Values) > 0 {
				what = fmt.Sprintf("%q = %s is", p.Key, p.Value)
			}
			rules.Report{
				At:      p.KeyRange,
				Message: fmt.Sprintf("%s read from VVR %s on, and the engine is %s; choose a later one", what, gate.Since, engine.Release),
				Related: []analysis.RelatedInformation{{Pos: d.Engine.Pos(), End: d.Engine.End(), Message: "the engine is named here"}},
			}.To(pass)
		}
	}
}
