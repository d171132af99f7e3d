package semantics

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// BrokenStatementSet finds statement sets that are never closed, or that hold what
// is no insert (SQL client, "Execute a set of SQL statements"; Realtime Compute for
// Apache Flink, INSERT INTO).
var BrokenStatementSet = Pack.Add(rules.Rule{
	Name:     "broken-statement-set",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      brokenStatementSet,
})

func brokenStatementSet(pass *analysis.Pass) {
	for _, script := range scripts(pass) {
		for _, set := range sql.All[*sql.StatementSet](script) {
			for _, stmt := range set.Stmts {
				if !belongsInSet(stmt) {
					pass.ReportRangef(stmt, "a statement set takes INSERT only; put this statement before the set")
				}
			}
			if len(set.Inserts()) > 0 && !set.EndKw.IsValid() && !faulty(script, set.Range) {
				pass.ReportRangef(set.Head, "the statement set is never closed, and nothing of it runs; write END; behind its last INSERT")
			}
		}
	}
}

// belongsInSet reports whether a statement set takes a statement. What could not be
// read is syntax-error's to report; Realtime Compute takes the statements that copy
// tables and databases as well.
func belongsInSet(stmt sql.Stmt) bool {
	switch stmt := stmt.(type) {
	case *sql.CreateTable:
		return stmt.As != nil
	case *sql.CreateDatabase:
		return stmt.Source != nil
	case *sql.CreateView, *sql.CreateFunction, *sql.CreateCatalog, *sql.Drop, *sql.Alter, *sql.Set, *sql.Reset, *sql.Use:
		return false
	}
	return true
}

// faulty reports whether there is a mistake of syntax in a stretch.
func faulty(script *sql.Script, at draft.Range) bool {
	return slices.ContainsFunc(script.Errors, func(e draft.Error) bool { return at.From <= e.From && e.From <= at.To })
}
