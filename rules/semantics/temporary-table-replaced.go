package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TemporaryTableReplaced finds REPLACE TEMPORARY TABLE … AS, which Flink refuses
// (SqlReplaceTableAs).
var TemporaryTableReplaced = Pack.Add(rules.Rule{
	Name:     "temporary-table-replaced",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      temporaryTableReplaced,
})

func temporaryTableReplaced(pass *analysis.Pass) {
	for _, s := range scripts(pass) {
		for _, t := range sql.All[*sql.CreateTable](s) {
			if t.Temporary && t.As != nil && (t.OrReplace || t.ReplaceOnly) {
				pass.ReportRangef(t.Head, "a temporary table cannot be replaced by a query's result; leave TEMPORARY out")
			}
		}
	}
}
