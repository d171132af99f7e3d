package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// LookupHintMismatch finds LOOKUP hints whose table their query does not have
// (Flink: "SQL Hints", LOOKUP; QueryHintsResolver).
var LookupHintMismatch = Pack.Add(rules.Rule{
	Name:     "lookup-hint-mismatch",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      lookupHintMismatch,
})

func lookupHintMismatch(pass *analysis.Pass) {
	for _, s := range sound(pass) {
		for _, q := range sql.All[*sql.Select](s) {
			names := aliasesOf(q.From)
			for _, hint := range q.Hints {
				if hint.Name != nil && strings.EqualFold(hint.Name.Name, "LOOKUP") && len(names) > 0 {
					lookupHint(pass, hint, names)
				}
			}
		}
	}
}

// lookupHint reports a LOOKUP hint that names no table of the query.
func lookupHint(pass *analysis.Pass, hint *sql.Hint, names []string) {
	for _, arg := range hint.Args {
		if o, ok := arg.(*sql.HintOption); ok && o.Key != nil && o.Key.Value() == "table" {
			if value, ok := o.Value.(*sql.Str); ok {
				lookedUp(pass, value, names)
			}
			return
		}
	}
	pass.ReportRangef(hint, "the LOOKUP hint does not say which table is looked up, and Flink refuses it; add 'table' = and its alias")
}

func lookedUp(pass *analysis.Pass, at *sql.Str, names []string) {
	if name := at.Value(); !strings.Contains(name, "${") && !slices.Contains(names, name) {
		pass.ReportRangef(at, "%s", fmt.Sprintf("the LOOKUP hint names %q, which no table of the query goes by, and Flink refuses it; name one by its alias%s", name, near.Hint(name, names)))
	}
}
