package semantics

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// PersistentTableInDraft finds tables that a draft of Realtime Compute declares for
// itself and does not declare as temporary (Realtime Compute for Apache Flink, FAQ
// about SQL: "Object not found").
var PersistentTableInDraft = Pack.Add(rules.Rule{
	Name:      "persistent-table-in-draft",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     linters.Needs(linters.Draft, linters.Scripts, linters.Target),
	Run:       persistentTableInDraft,
})

func persistentTableInDraft(pass *analysis.Pass) {
	if linters.Target.Of(pass).Platform != "vvr" {
		return
	}
	for _, s := range sound(pass) {
		if len(sql.All[*sql.Insert](s)) == 0 || len(sql.All[*sql.Use](s)) > 0 {
			continue
		}
		for _, t := range sql.All[*sql.CreateTable](s) {
			if isOwnTable(t) && usedBy(s, t) {
				rules.Report{
					At:      t.Head,
					Message: fmt.Sprintf("%s is put into the catalog, where the draft's check does not find it before it has run; write CREATE TEMPORARY TABLE", t.Name.Last().Name),
					Fixes:   asTemporary(t),
				}.To(pass)
			}
		}
	}
}

// isOwnTable reports whether a table is declared under a bare name, with a
// connector of its own.
func isOwnTable(t *sql.CreateTable) bool {
	return !t.Temporary && !t.OrReplace && t.As == nil && t.Name != nil && len(t.Name.Parts) == 1 && t.With.Get("connector") != nil
}

// usedBy reports whether an insert of the script names the table.
func usedBy(s *sql.Script, t *sql.CreateTable) bool {
	name := t.Name.Last().Name
	return slices.ContainsFunc(sql.All[*sql.Insert](s), func(i *sql.Insert) bool {
		return i.Table != nil && len(i.Table.Parts) == 1 && i.Table.Last().Name == name
	}) || slices.ContainsFunc(sql.All[*sql.TableRef](s), func(r *sql.TableRef) bool {
		return r.Name != nil && len(r.Name.Parts) == 1 && r.Name.Last().Name == name
	})
}

func asTemporary(t *sql.CreateTable) []analysis.SuggestedFix {
	at := t.Head.Pos() + 6 // behind CREATE
	return []analysis.SuggestedFix{{
		Message:   "make it temporary",
		TextEdits: []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(" TEMPORARY")}},
	}}
}
