package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// WindowNotOnTimeAttribute finds operations on time whose column has never been
// a time attribute (Flink: "Windowing TVF").
var WindowNotOnTimeAttribute = Pack.Add(rules.Rule{
	Name:     "window-not-on-time-attribute",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      windowNotOnTimeAttribute,
})

func windowNotOnTimeAttribute(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		if !j.Streams(r) {
			return
		}
		for _, need := range timeNeeds(p, r) {
			_, plain := timeless(need.field)
			t := need.trait
			if t.Time != plan.NoTime || t.Lost != nil || t.Edge != plan.NoEdge || plain || groupEnd(need.field) {
				continue // watermark-missing, time-attribute-lost and cascaded-window-time-lost have these
			}
			if need.by == asOf && ofTime(need.field, map[*plan.Field]bool{}) {
				continue
			}
			rules.Report{
				At: need.at,
				Message: fmt.Sprintf("%s needs a time attribute, but %q is computed in the query; compute it in the table, and declare a WATERMARK on it there",
					need.by, need.field.Name),
			}.To(pass)
		}
	})
}
