package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DuplicatePrimaryKey finds tables that declare more than one primary key.
var DuplicatePrimaryKey = Pack.Add(rules.Rule{
	Name:     "duplicate-primary-key",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      duplicatePrimaryKey,
})

func duplicatePrimaryKey(pass *analysis.Pass) {
	for _, d := range definitions(pass) {
		var first *sql.Constraint
		for _, key := range d.keys() {
			switch {
			case key.Unique:
			case first == nil:
				first = key
			default:
				rules.Report{
					At:      key.Kw,
					Message: "the table declares a second primary key; a table has at most one: name all of its columns in one PRIMARY KEY",
					Related: []analysis.RelatedInformation{{Pos: first.Pos(), End: first.End(), Message: "the first one is here"}},
				}.To(pass)
			}
		}
	}
}
