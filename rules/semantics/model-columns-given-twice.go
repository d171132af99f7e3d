package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ModelColumnsGivenTwice finds models that declare their columns and are made
// from a query, which Flink refuses (SqlCreateModelAs).
var ModelColumnsGivenTwice = Pack.Add(rules.Rule{
	Name:     "model-columns-given-twice",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      modelColumnsGivenTwice,
})

func modelColumnsGivenTwice(pass *analysis.Pass) {
	for _, s := range scripts(pass) {
		for _, m := range sql.All[*sql.CreateModel](s) {
			columns := append(m.Input[:len(m.Input):len(m.Input)], m.Output...)
			if m.As == nil || len(columns) == 0 {
				continue
			}
			rules.Report{
				At:      draft.Span(columns[0].Pos(), columns[len(columns)-1].End()),
				Message: "the model has its columns from the query behind AS; leave INPUT and OUTPUT out",
				Related: []analysis.RelatedInformation{{Pos: m.AsKw.Pos(), End: m.AsKw.End(), Message: "the query is here"}},
			}.To(pass)
		}
	}
}
