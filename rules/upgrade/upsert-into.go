package upgrade

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UpsertInto finds statements UPSERT INTO, which Flink refuses since 1.15
// (release notes, FLINK-22942).
var UpsertInto = Pack.Add(rules.Rule{
	Name:     "upsert-into",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      upsertInto,
})

func upsertInto(pass *analysis.Pass) {
	if linters.Target.Of(pass).Flink.Before(flink.Version{Major: 1, Minor: 15}) {
		return
	}
	const word = "UPSERT"
	for _, script := range linters.Scripts.Of(pass) {
		for _, insert := range sql.All[*sql.Insert](script) {
			if !insert.Upsert {
				continue
			}
			at := draft.Span(insert.Head.Pos(), insert.Head.Pos()+token.Pos(len(word)))
			rules.Report{
				At:      at,
				Message: fmt.Sprintf("Flink refuses UPSERT INTO since 1.15; write INSERT INTO: the primary key of %q decides what is updated", insert.Table.Last().Name),
				Fixes:   []analysis.SuggestedFix{{Message: "write INSERT", TextEdits: []analysis.TextEdit{{Pos: at.Pos(), End: at.End(), NewText: []byte("INSERT")}}}},
			}.To(pass)
		}
	}
}
