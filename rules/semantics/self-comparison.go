package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SelfComparison finds columns that a condition compares with themselves.
var SelfComparison = Pack.Add(rules.Rule{
	Name:     "self-comparison",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      selfComparison,
})

func selfComparison(pass *analysis.Pass) {
	readable := sound(pass)
	for _, e := range linters.Plan.Of(pass).Expressions() {
		if !e.Cond || !readable.has(e.Expr) {
			continue
		}
		for _, cond := range plan.Conjuncts(e.Expr) {
			b, ok := cond.(*sql.Binary)
			if !ok || !comparing[b.Op] {
				continue
			}
			if x := plainField(b.X, e.Refs); x != nil && x == plainField(b.Y, e.Refs) {
				pass.ReportRangef(b, "%s", fmt.Sprintf("%q is compared with itself; name the column of the other side", b.X.(*sql.Name)))
			}
		}
	}
}

var comparing = map[string]bool{"=": true, "<>": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true}

// plainField returns the column that an expression is, whole.
func plainField(e sql.Expr, refs []plan.Ref) *plan.Field {
	name, ok := e.(*sql.Name)
	if !ok {
		return nil
	}
	for _, ref := range refs {
		if ref.At == name && len(ref.Nested) == 0 && !ref.Field.Rest {
			return ref.Field
		}
	}
	return nil
}
