package performance

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DistinctCaseWhen finds several distinct counts of one column that could share
// their state (Flink: "Performance Tuning", Use FILTER Modifier on Distinct
// Aggregates).
var DistinctCaseWhen = Pack.Add(rules.Rule{
	Name:     "distinct-case-when",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      distinctCaseWhen,
})

func distinctCaseWhen(pass *analysis.Pass) {
	each(pass, func(_ *jobs.Job, r plan.Rel) {
		project, a := aggregated(r)
		if a == nil {
			return
		}
		counts, first := map[string]int{}, map[string]*sql.Call{}
		for _, e := range computedBy(project) {
			for _, call := range calls(e) {
				column, chosen := counted(call)
				if column == "" {
					continue
				}
				counts[column]++
				if chosen && first[column] == nil {
					first[column] = call
				}
			}
		}
		for _, e := range computedBy(project) {
			for _, call := range calls(e) {
				if column, _ := counted(call); first[column] == call && counts[column] > 1 {
					pass.ReportRangef(call, "%s", fmt.Sprintf("%d distinct counts of %s each keep all of its values; write COUNT(DISTINCT %s) FILTER (WHERE …), and they share them", counts[column], column, column))
				}
			}
		}
	})
}

// counted returns the column that a call counts the distinct values of; chosen
// says that a CASE takes those that meet a condition.
func counted(call *sql.Call) (column string, chosen bool) {
	if name(call) != "COUNT" || call.Quantifier != "DISTINCT" || len(call.Args) != 1 {
		return "", false
	}
	switch e := call.Args[0].(type) {
	case *sql.Name:
		return e.String(), false
	case *sql.Case:
		_, null := e.Else.(*sql.Null)
		if e.Operand != nil || len(e.Whens) != 1 || e.Else != nil && !null {
			return "", false
		}
		if column, ok := e.Whens[0].Then.(*sql.Name); ok {
			return column.String(), true
		}
	}
	return "", false
}
