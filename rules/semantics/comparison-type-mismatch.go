package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ComparisonTypeMismatch finds texts and numbers that are compared for equality,
// which Flink does not turn into one another (ScalarOperatorGens).
var ComparisonTypeMismatch = Pack.Add(rules.Rule{
	Name:     "comparison-type-mismatch",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      comparisonTypeMismatch,
})

func comparisonTypeMismatch(pass *analysis.Pass) {
	each(pass, func(j job, r plan.Rel) {
		f, ok := r.(*plan.Filter)
		if !ok || j.Target.Platform == "vvr" {
			return
		}
		for _, cond := range plan.Conjuncts(f.Cond) {
			b, ok := cond.(*sql.Binary)
			if !ok || b.Op != "=" || namesColumn(b.X) && namesColumn(b.Y) {
				continue // join-key-type-mismatch has two columns
			}
			x, y := plan.TypeIn(b.X, f.Refs), plan.TypeIn(b.Y, f.Refs)
			if familyOf(x) == "STRING" && familyOf(y) == "NUMBER" || familyOf(x) == "NUMBER" && familyOf(y) == "STRING" {
				pass.ReportRangef(b, "%s", fmt.Sprintf("a %s is compared with a %s, and Flink turns neither into the other; write the constant in the type of the column, or a CAST", typeText(x), typeText(y)))
			}
		}
	})
}
