package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// EngineString finds names of engines that do not exist.
var EngineString = Pack.Add(rules.Rule{
	Name:     "engine-string",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      engineString,
})

func engineString(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		if !d.Engine.IsString() || literals.ShapeOf("", d.Engine.String()) != literals.Spelled {
			continue
		}
		name := d.Engine.String()
		e, ok := flink.ParseEngine(name)
		if !ok || e.Platform == "" {
			rules.Report{At: d.Engine, Message: fmt.Sprintf("%q names no engine; write it like vvr-11.5-jdk11-flink-1.20", name)}.To(pass)
			continue
		}
		release, known := flink.VVRRelease(e.Release)
		switch {
		case !known || e.Platform != "vvr":
		case e.Flink != release.Flink:
			rules.Report{At: d.Engine, Message: fmt.Sprintf("there is no %q: VVR %s is made from Flink %v", name, e.Release, release.Flink)}.To(pass)
		case e.Release.Major >= 11 && e.JDK == 0:
			rules.Report{At: d.Engine, Severity: rules.Warning, Message: fmt.Sprintf("the name of VVR %s says its Java too; write vvr-%[1]s-jdk11-flink-%[2]v", e.Release, release.Flink)}.To(pass)
		}
	}
}
