package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// InsertColumnOrderSwap finds inserts that write columns into one another's
// place.
var InsertColumnOrderSwap = Pack.Add(rules.Rule{
	Name:     "insert-column-order-swap",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      insertColumnOrderSwap,
})

func insertColumnOrderSwap(pass *analysis.Pass) {
	readable := sound(pass)
	for _, sink := range linters.Plan.Of(pass).Sinks {
		insert, ok := sink.Stmt.(*sql.Insert)
		if !ok || len(insert.Columns) > 0 || len(sink.Columns) != sink.Arity || !readable.has(insert) {
			continue
		}
		if a, b, ok := swapped(sink.Columns); ok {
			rules.Report{
				At: placeOf(a.Field, insert),
				Message: fmt.Sprintf("%q is written into the column %q, and %q into %q: INSERT goes by position; put them in order, or list the columns behind the table's name",
					a.Field.Name, a.Name, b.Field.Name, b.Name),
				Related: declaredAt(sink.Table.NameRange, "the table is declared here"),
			}.To(pass)
		}
	}
}

// swapped returns two columns that are written into one another's place, or, of
// several that only changed places, the first two.
func swapped(columns []plan.SinkColumn) (a, b plan.SinkColumn, ok bool) {
	at := map[string]int{}
	for i, c := range columns {
		at[c.Name] = i
	}
	for i, c := range columns {
		j, known := at[c.Field.Name]
		if !known || j == i || misfit(c) != "" {
			continue
		}
		for range columns {
			next, known := at[columns[j].Field.Name]
			if !known || next == j {
				break
			}
			if next == i {
				return c, columns[at[c.Field.Name]], true
			}
			j = next
		}
	}
	return a, b, false
}
