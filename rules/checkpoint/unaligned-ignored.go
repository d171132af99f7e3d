package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// UnalignedIgnored finds jobs in which unaligned checkpoints are switched on to
// no effect, or are refused: they exist in the mode EXACTLY_ONCE only
// (CheckpointingOptions.ENABLE_UNALIGNED), and Paimon's sink does not run with
// them (FlinkSink.assertStreamingConfiguration).
var UnalignedIgnored = Pack.Add(rules.Rule{
	Name:     "unaligned-ignored",
	Severity: rules.Warning,
	Needs:    sinkViews,
	Run:      each(job.unalignedIgnored),
})

func (j job) unalignedIgnored(pass *analysis.Pass) {
	on, set, _ := j.Bool(unaligned)
	if !on || !set.IsValid() || j.batch() {
		return
	}
	if j.is(mode, "AT_LEAST_ONCE") {
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q has no effect on AT_LEAST_ONCE checkpoints, which never align; remove it, or use EXACTLY_ONCE", set.Written),
		}.To(pass)
		return
	}
	for _, s := range j.sinks(pass) {
		if s.system == "paimon" || s.system == "table-store" {
			rules.Report{
				At:      set,
				Message: fmt.Sprintf("%s refuses to be written with unaligned checkpoints; set %q to false", describe(s), set.Written),
				Related: []analysis.RelatedInformation{{Pos: s.at.Pos(), End: s.at.End(), Message: "written here"}},
				Fixes:   replace(set, "false"),
			}.To(pass)
			return
		}
	}
}
