package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SelectStarInInsert finds inserts whose columns are whatever a table has.
var SelectStarInInsert = Pack.Add(rules.Rule{
	Name:     "select-star-in-insert",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      selectStarInInsert,
})

func selectStarInInsert(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			insert, ok := sink.Stmt.(*sql.Insert)
			if !ok || len(insert.Columns) > 0 || sink.Table.Name == "" {
				continue
			}
			q, ok := insert.Query.(*sql.Select)
			if !ok {
				continue
			}
			for _, item := range q.Items {
				if star, ok := item.Expr.(*sql.Star); ok && fromTable(sink.Input) {
					pass.ReportRangef(star, "the columns of %q are filled with whatever the table has, by position: a column that is added or moved breaks the job, or fills the wrong ones; list the columns", sink.Table.Name)
					break
				}
			}
		}
	}
}

// fromTable reports whether a query selects from tables alone, whose columns are
// declared elsewhere: a subquery says itself which columns there are.
func fromTable(r plan.Rel) bool {
	project, ok := r.(*plan.Project)
	if !ok || len(project.Inputs()) == 0 {
		return false
	}
	scan, ok := plan.Unfiltered(project.Inputs()[0]).(*plan.Scan)
	return ok && scan.Table.Node == nil
}
