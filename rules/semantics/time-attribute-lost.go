package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// TimeAttributeLost finds columns that were time attributes and are used as such
// after they have become plain timestamps (Flink: "Time Attributes").
var TimeAttributeLost = Pack.Add(rules.Rule{
	Name:     "time-attribute-lost",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      timeAttributeLost,
})

func timeAttributeLost(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		for _, need := range timeNeeds(p, r) {
			if need.trait.Time != plan.NoTime || need.trait.Lost == nil || need.trait.Edge != plan.NoEdge || !j.Streams(r) {
				continue
			}
			at, how := lostAt(need.trait.Lost)
			rules.Report{
				At: need.at,
				Message: fmt.Sprintf("%s needs a time attribute, but %q has become a plain timestamp on its way: %s; move this before that, or keep the column itself",
					need.by, need.field.Name, how),
				Related: []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: how}},
			}.To(pass)
		}
	})
}
