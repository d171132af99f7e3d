package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ModeAtLeastOnceWithEOSink finds sinks that are to write each row once in jobs
// whose checkpoints let rows through twice. Paimon's sink refuses to run then
// (FlinkSink.assertStreamingConfiguration).
var ModeAtLeastOnceWithEOSink = Pack.Add(rules.Rule{
	Name:     "mode-at-least-once-with-eo-sink",
	Severity: rules.Error,
	Needs:    sinkViews,
	Run:      each(job.modeAtLeastOnceWithEOSink),
})

func (j job) modeAtLeastOnceWithEOSink(pass *analysis.Pass) {
	set, ok := j.written(mode)
	if !ok || j.batch() || !j.is(mode, "AT_LEAST_ONCE") {
		return
	}
	for _, s := range j.sinks(pass) {
		r := rules.Report{At: set, Related: []analysis.RelatedInformation{{Pos: s.at.Pos(), End: s.at.End(), Message: "written here"}}}
		switch {
		case s.system == "paimon":
			r.Message = fmt.Sprintf("%s refuses to be written with %s checkpoints; use EXACTLY_ONCE", describe(s), set.Value)
		case s.exactlyOnce():
			r.Message = fmt.Sprintf("%s is to be written exactly once, but with %s checkpoints rows come twice after a failure; use EXACTLY_ONCE", describe(s), set.Value)
		default:
			continue
		}
		r.Fixes = replace(set, "EXACTLY_ONCE")
		r.To(pass)
		return
	}
}
