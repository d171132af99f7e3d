package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// JoinKeyTypeMismatch finds joins whose keys are of types that Flink does not
// turn into one another (JoinConditionTypeCoerceRule).
var JoinKeyTypeMismatch = Pack.Add(rules.Rule{
	Name:     "join-key-type-mismatch",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      joinKeyTypeMismatch,
})

func joinKeyTypeMismatch(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(_ job, r plan.Rel) {
		join, ok := r.(*plan.Join)
		if !ok {
			return
		}
		for _, c := range p.Comparisons(join) {
			left, right := familyOf(c.Left.Type), familyOf(c.Right.Type)
			if c.At == nil || c.Op != "=" || !c.Plain || left == "" || right == "" || left == right || temporal[left] && temporal[right] {
				continue
			}
			pass.ReportRangef(c.At, "%s", fmt.Sprintf("the join compares %q, which is %s, with %q, which is %s; write a CAST to the type of the other",
				c.Left.Name, typeText(c.Left.Type), c.Right.Name, typeText(c.Right.Type)))
		}
	})
}
