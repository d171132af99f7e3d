package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// EnforcedPrimaryKey finds primary keys without NOT ENFORCED, which Flink
// refuses (SqlConstraintValidator).
var EnforcedPrimaryKey = Pack.Add(rules.Rule{
	Name:     "enforced-primary-key",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      enforcedPrimaryKey,
})

func enforcedPrimaryKey(pass *analysis.Pass) {
	for _, d := range definitions(pass) {
		for _, key := range d.keys() {
			if key.Unique || key.Enforcement == sql.NotEnforced {
				continue
			}
			rules.Report{
				At:      key.Kw,
				Message: "the primary key is enforced, which Flink refuses: it does not own the data; write NOT ENFORCED behind it",
				Fixes:   []analysis.SuggestedFix{notEnforced(key)},
			}.To(pass)
		}
	}
}

func notEnforced(key *sql.Constraint) analysis.SuggestedFix {
	at, text := draft.Range{From: key.To, To: key.To}, " NOT ENFORCED"
	if key.EnforcementKw.IsValid() {
		at, text = key.EnforcementKw, "NOT ENFORCED"
	}
	return analysis.SuggestedFix{
		Message:   "do not enforce the key",
		TextEdits: []analysis.TextEdit{{Pos: at.Pos(), End: at.End(), NewText: []byte(text)}},
	}
}
