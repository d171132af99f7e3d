package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SetOperationMismatch finds set operations whose sides have other columns
// (Flink: "Set Operations").
var SetOperationMismatch = Pack.Add(rules.Rule{
	Name:     "set-operation-mismatch",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      setOperationMismatch,
})

func setOperationMismatch(pass *analysis.Pass) {
	readable := sound(pass)
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		union, ok := r.(*plan.Union)
		if !ok {
			return
		}
		node, ok := union.Node().(*sql.SetOp)
		left, right := union.Inputs()[0].Fields(), union.Inputs()[1].Fields()
		if !ok || !readable.has(node) || open(left) || open(right) {
			return
		}
		if len(left) != len(right) {
			pass.ReportRangef(node.Kw, "%s", fmt.Sprintf("the queries of the %s have %d and %d columns; give both the same", union.Op, len(left), len(right)))
			return
		}
		for i, f := range left {
			x, y := familyOf(f.Type), familyOf(right[i].Type)
			if x == "" || y == "" || x == y || temporal[x] && temporal[y] {
				continue
			}
			pass.ReportRangef(node.Kw, "%s", fmt.Sprintf("column %d of the %s is %s in the first query and %s in the second; write a CAST, or put the columns in the same order", i+1, union.Op, typeText(f.Type), typeText(right[i].Type)))
			return
		}
	})
}
