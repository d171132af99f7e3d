package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SetAfterInsert finds settings that come after the last job of a script.
var SetAfterInsert = Pack.Add(rules.Rule{
	Name:     "set-after-insert",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      setAfterInsert,
})

// jobFamilies begin keys that hold for jobs, clientFamilies those of what sends
// them.
var (
	jobFamilies    = []string{"table.", "execution.", "pipeline.", "state.", "parallelism."}
	clientFamilies = []string{"sql-client.", "sql-gateway.", "client."}
)

func setAfterInsert(pass *analysis.Pass) {
	if p := linters.Target.Of(pass).Platform; p == "vvr" || p == "vvp" {
		return // they take a script as a whole
	}
	for _, script := range linters.Scripts.Of(pass) {
		var last sql.Stmt
		var late []*sql.Set
		for _, stmt := range script.Stmts {
			switch stmt := stmt.(type) {
			case *sql.Set:
				late = append(late, stmt)
			case *sql.BadStmt:
				return // it may be anything
			default:
				if runs(stmt) {
					last, late = stmt, nil
				}
			}
		}
		if last == nil {
			continue
		}
		for _, set := range late {
			reportLate(pass, set, last)
		}
	}
}

// runs reports whether a statement starts something that settings hold for.
func runs(stmt sql.Stmt) bool {
	switch stmt := stmt.(type) {
	case *sql.CreateTable:
		return stmt.As != nil
	case *sql.CreateView, *sql.CreateFunction, *sql.CreateCatalog, *sql.CreateDatabase, *sql.CreateModel,
		*sql.Drop, *sql.Use, *sql.Reset, *sql.Jar, *sql.Show, *sql.Describe, *sql.Load, *sql.Unload, *sql.ClientCommand:
		return false
	}
	return true
}

func reportLate(pass *analysis.Pass, set *sql.Set, last sql.Stmt) {
	if set.Key == nil {
		return
	}
	key := set.Key.Text.String()
	if !hasAnyPrefix(key, jobFamilies) && (flink.Setting(key) == nil || hasAnyPrefix(key, clientFamilies)) {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q is set after the last job of the script has been submitted, and holds for none; set it before", key),
		Related: []analysis.RelatedInformation{{Pos: last.Pos(), End: last.End(), Message: "the last job"}},
	}.To(pass)
}
