package semantics

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// StateTTLHintMisuse finds STATE_TTL hints that name no table of their query
// (Flink: "SQL Hints", State TTL Hints).
var StateTTLHintMisuse = Pack.Add(rules.Rule{
	Name:     "state-ttl-hint-misuse",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      stateTTLHintMisuse,
})

func stateTTLHintMisuse(pass *analysis.Pass) {
	for _, s := range sound(pass) {
		for _, q := range sql.All[*sql.Select](s) {
			names := aliasesOf(q.From)
			for _, hint := range q.Hints {
				if hint.Name == nil || hint.Name.Name != "STATE_TTL" || len(names) == 0 {
					continue
				}
				for _, arg := range hint.Args {
					o, ok := arg.(*sql.HintOption)
					if !ok || slices.Contains(names, o.Key.Value()) {
						continue
					}
					advice := "; name a table of FROM by its alias"
					if meant := near.Word(o.Key.Value(), names); meant != "" {
						advice = fmt.Sprintf(", did you mean %q?", meant)
					}
					pass.ReportRangef(o.Key, "the STATE_TTL hint names %q, which no table of the query goes by, so it is ignored%s", o.Key.Value(), advice)
				}
			}
		}
	}
}

// aliasesOf returns the names that the items of FROM go by.
func aliasesOf(r sql.Rel) []string {
	switch r := r.(type) {
	case *sql.Aliased:
		if r.Alias != nil {
			return []string{r.Alias.Name}
		}
		return aliasesOf(r.Rel)
	case *sql.TableRef:
		if r.Name != nil {
			return []string{r.Name.Last().Name, r.Name.String()}
		}
	case *sql.Join:
		return append(aliasesOf(r.Left), aliasesOf(r.Right)...)
	case *sql.ParenRel:
		return aliasesOf(r.Rel)
	case *sql.Snapshot:
		return aliasesOf(r.Rel)
	}
	return nil
}
