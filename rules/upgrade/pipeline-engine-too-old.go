package upgrade

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// PipelineEngineTooOld finds Flink CDC pipelines for releases of VVR that run
// none (Realtime Compute for Apache Flink, reference of data ingestion).
var PipelineEngineTooOld = Pack.Add(rules.Rule{
	Name:     "pipeline-engine-too-old",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Settings),
	Run:      pipelineEngineTooOld,
})

func pipelineEngineTooOld(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		engine, ok := flink.ParseEngine(e.Target.Engine)
		if !ok || engine.Platform != "vvr" || engine.Release == (flink.Release{}) {
			continue
		}
		for _, p := range e.Pipelines {
			at := p.Range
			if p.Source != nil {
				at = p.Source.Range
			}
			switch {
			case engine.Release.Before(flink.PipelinesSince):
				rules.Report{
					At: at, Related: engineAt(e),
					Message: fmt.Sprintf("pipelines run on VVR %s and later, and the engine is %s; choose a later one", flink.PipelinesSince, engine.Release),
				}.To(pass)
			case p.Source != nil && p.Source.Type == "kafka" && engine.Release.Before(flink.KafkaPipelineSince):
				rules.Report{
					At: at, Related: engineAt(e),
					Message: fmt.Sprintf("pipelines read from kafka on VVR %s and later, and the engine is %s; choose a later one", flink.KafkaPipelineSince, engine.Release),
				}.To(pass)
			}
		}
	}
}

// engineAt returns where a deployment names its engine.
func engineAt(e *settings.Effective) []analysis.RelatedInformation {
	if e.Deployment == nil || e.Deployment.Engine == nil {
		return nil
	}
	at := e.Deployment.Engine
	return []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: "the engine is named here"}}
}
