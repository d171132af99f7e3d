package variables

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// SecretInPersistentTable finds variables in the options of tables that are
// stored in a catalog, where the platform does not fill them in.
var SecretInPersistentTable = Pack.Add(rules.Rule{
	Name:     "secret-in-persistent-table",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Scripts, linters.Variables, linters.Target),
	Run:      secretInPersistentTable,
})

func secretInPersistentTable(pass *analysis.Pass) {
	if linters.Target.Of(pass).Platform != "vvr" {
		return
	}
	refs := linters.Variables.Of(pass).References
	for _, script := range linters.Scripts.Of(pass) {
		for _, table := range sql.All[*sql.CreateTable](script) {
			if table.Temporary || table.With == nil || table.As != nil {
				continue
			}
			if ref := firstIn(refs, table.With.Range); ref != nil {
				persistent(table, ref).To(pass)
			}
		}
	}
}

// firstIn returns the first of the references within a range, nil where there
// is none.
func firstIn(refs []*variables.Reference, r draft.Range) *variables.Reference {
	var first *variables.Reference
	for _, ref := range refs {
		if r.Holds(ref.Range) && (first == nil || ref.From < first.From) {
			first = ref
		}
	}
	return first
}

func persistent(table *sql.CreateTable, ref *variables.Reference) rules.Report {
	report := rules.Report{
		At:      ref,
		Message: fmt.Sprintf("the table %q is stored with the text ${%s}, which is filled in for temporary tables only, and so cannot be used; create it as a TEMPORARY TABLE", table.Name.Last().Name, ref.Name),
		Related: []analysis.RelatedInformation{{Pos: table.Head.Pos(), End: table.Head.End(), Message: "the table is not temporary"}},
	}
	if !table.OrReplace && !table.ReplaceOnly && len(table.Name.Parts) == 1 {
		behind := table.Pos() + token.Pos(len("CREATE"))
		report.Fixes = []analysis.SuggestedFix{{
			Message:   "create a temporary table",
			TextEdits: []analysis.TextEdit{{Pos: behind, End: behind, NewText: []byte(" TEMPORARY")}},
		}}
	}
	return report
}
