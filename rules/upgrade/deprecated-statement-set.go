package upgrade

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DeprecatedStatementSet finds statement sets in the form that came first (page
// SQL Client; release notes of 1.15, FLINK-25392). The platforms document that
// form and no other.
var DeprecatedStatementSet = Pack.Add(rules.Rule{
	Name:     "deprecated-statement-set",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      deprecatedStatementSet,
})

func deprecatedStatementSet(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if target.Platform == "vvr" || target.Platform == "vvp" || !target.Flink.AtLeast(flink.Version{Major: 1, Minor: 15}) {
		return
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, set := range sql.All[*sql.StatementSet](script) {
			if set.Form == sql.BeginStatementSet {
				rules.Report{
					At:      set.Head,
					Message: "BEGIN STATEMENT SET is the form of old, which Flink asks to do without; write EXECUTE STATEMENT SET BEGIN … END",
					Fixes:   executeForm(script, set),
				}.To(pass)
			}
		}
	}
}

// executeForm returns the edit that writes the head of today, which has no
// semicolon behind it.
func executeForm(script *sql.Script, set *sql.StatementSet) []analysis.SuggestedFix {
	if !set.Head.IsValid() || !set.EndKw.IsValid() || !script.Text.Verbatim() {
		return nil
	}
	base := script.Text.Pos(0)
	rest := script.Text.String()[set.Head.End()-base:]
	end := set.Head.End()
	for _, r := range rest {
		if end++; r == ';' {
			return []analysis.SuggestedFix{{
				Message:   "write EXECUTE STATEMENT SET",
				TextEdits: []analysis.TextEdit{{Pos: set.Head.Pos(), End: end, NewText: []byte("EXECUTE STATEMENT SET\nBEGIN")}},
			}}
		} else if r != ' ' && r != '\n' && r != '\t' && r != '\r' {
			break
		}
	}
	return nil
}
