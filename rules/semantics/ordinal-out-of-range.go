package semantics

import (
	"fmt"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// OrdinalOutOfRange finds numbers in ORDER BY that no column has (Calcite:
// "Ordinal out of range").
var OrdinalOutOfRange = Pack.Add(rules.Rule{
	Name:     "ordinal-out-of-range",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      ordinalOutOfRange,
})

func ordinalOutOfRange(pass *analysis.Pass) {
	readable := sound(pass)
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		node, ok := r.Node().(*sql.Ordered)
		if _, sort := r.(*plan.Sort); !ok || !sort || open(r.Fields()) || !readable.has(node) {
			return
		}
		for _, key := range node.OrderBy {
			number, ok := key.Expr.(*sql.Number)
			if !ok {
				continue
			}
			if n, err := strconv.Atoi(number.Text); err == nil && (n < 1 || n > len(r.Fields())) {
				pass.ReportRangef(number, "%s", fmt.Sprintf("ORDER BY %d names a column by its place, and the query has %s; write its name", n, columnsText(len(r.Fields()))))
			}
		}
	})
}
