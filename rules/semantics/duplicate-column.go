package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DuplicateColumn finds columns that a table, a view, a model or an INSERT names
// twice.
var DuplicateColumn = Pack.Add(rules.Rule{
	Name:     "duplicate-column",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      duplicateColumn,
})

func duplicateColumn(pass *analysis.Pass) {
	for _, d := range definitions(pass) {
		duplicates(pass, columnNames(d.columns))
	}
	for _, s := range scripts(pass) {
		for _, v := range sql.All[*sql.CreateView](s) {
			duplicates(pass, v.Columns)
		}
		for _, m := range sql.All[*sql.CreateModel](s) {
			duplicates(pass, columnNames(m.Input))
			duplicates(pass, columnNames(m.Output))
		}
		for _, i := range sql.All[*sql.Insert](s) {
			var names []*sql.Ident
			for _, column := range i.Columns {
				if len(column.Parts) == 1 {
					names = append(names, column.Last())
				}
			}
			duplicates(pass, names)
		}
	}
}

// columnNames returns the names of columns, without those that are parts of
// another, as ALTER TABLE has them.
func columnNames(columns []*sql.Column) []*sql.Ident {
	var names []*sql.Ident
	for _, c := range columns {
		if c.Name != nil && len(c.More().Outer) == 0 {
			names = append(names, c.Name)
		}
	}
	return names
}

func duplicates(pass *analysis.Pass, names []*sql.Ident) {
	first := map[string]draft.Range{}
	for _, name := range names {
		if name.Var() != nil || name.Name == "" {
			continue
		}
		if at, twice := first[name.Name]; twice {
			rules.Report{
				At:      name,
				Message: fmt.Sprintf("the column %q is there twice; remove or rename one", name.Name),
				Related: []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: "the first one is here"}},
			}.To(pass)
			continue
		}
		first[name.Name] = name.Range
	}
}
