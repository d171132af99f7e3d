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
				if star, ok := item.Expr.(*sql.Star); ok && drifting(sink.Input, star) {
					pass.ReportRangef(star, "the columns of %q are filled with whatever the table has, by position: a column that is added or moved breaks the job, or fills the wrong ones; list the columns", sink.Table.Name)
					break
				}
			}
		}
	}
}

// drifting reports whether a star of a query stands for the columns of a table
// that is declared elsewhere, perhaps passed on by stars of views and queries
// below: the ones that say themselves which columns there are stop it.
func drifting(r plan.Rel, star *sql.Star) bool {
	project, ok := r.(*plan.Project)
	if !ok || len(project.Inputs()) == 0 {
		return false
	}
	return passesAll(project.Inputs()[0], star.Qualifier)
}

// passesAll reports whether a relation has all columns of a table from
// elsewhere; of several that are joined the one is meant that a qualifier names.
func passesAll(r plan.Rel, qualifier *sql.Name) bool {
	switch r := r.(type) {
	case *plan.Filter:
		return passesAll(r.Inputs()[0], qualifier)
	case *plan.Join:
		for _, side := range r.Inputs() {
			if passesAll(side, qualifier) {
				return true
			}
		}
	case *plan.Project:
		q, ok := r.Node().(*sql.Select)
		if !ok || qualifier != nil || len(r.Inputs()) == 0 {
			return false
		}
		for _, item := range q.Items {
			if star, ok := item.Expr.(*sql.Star); ok && passesAll(r.Inputs()[0], star.Qualifier) {
				return true
			}
		}
	case *plan.Scan:
		return r.Table.Node == nil && !r.Table.Known && (qualifier == nil || goesBy(r, qualifier))
	}
	return false
}

// goesBy reports whether a table goes by a qualifier, as far as its own name
// tells.
func goesBy(scan *plan.Scan, qualifier *sql.Name) bool {
	return qualifier.Last().Name == scan.Table.Name
}
