package upgrade

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CopiedTableRetiring finds the statements with which VVR copies a table or a
// database as a whole; its menu of statements marks them as retiring (page
// CREATE DATABASE AS, 2026).
var CopiedTableRetiring = Pack.Add(rules.Rule{
	Name:     "copied-table-retiring",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      copiedTableRetiring,
})

func copiedTableRetiring(pass *analysis.Pass) {
	if linters.Target.Of(pass).Platform != "vvr" {
		return
	}
	retires := func(at draft.Range, statement string) {
		rules.Report{
			At:      at,
			Message: statement + " is on its way out on the platform; write new jobs as a pipeline of data ingestion, and let it convert this one",
		}.To(pass)
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, t := range sql.All[*sql.CreateTable](script) {
			if _, copies := t.As.(*sql.TableQuery); copies {
				retires(t.Head, "CREATE TABLE … AS TABLE")
			}
		}
		for _, d := range sql.All[*sql.CreateDatabase](script) {
			if d.Source != nil {
				retires(d.Head, "CREATE DATABASE … AS DATABASE")
			}
		}
	}
}
