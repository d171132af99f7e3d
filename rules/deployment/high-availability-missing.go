package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// HighAvailabilityMissing finds streaming jobs that end with their job manager.
var HighAvailabilityMissing = Pack.Add(rules.Rule{
	Name:      "high-availability-missing",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     operatorViews,
	Run:       highAvailabilityMissing,
})

func highAvailabilityMissing(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if !target.Production || !target.Complete {
		return
	}
	for _, r := range resources(pass) {
		if r.sessionJob() || !r.whole() || r.highlyAvailable() || r.is("execution.runtime-mode", "BATCH") {
			continue
		}
		sign := r.statefulSign()
		if sign == nil {
			continue
		}
		rules.Report{
			At:      r.specKey(),
			Message: fmt.Sprintf("the cluster keeps state but is not highly available: with its job manager goes the pointer to the last checkpoint; set %q to kubernetes, and a storageDir", highAvailability),
			Related: []analysis.RelatedInformation{{Pos: sign.KeyRange.Pos(), End: sign.KeyRange.End(), Message: "the state is kept here"}},
		}.To(pass)
	}
}
