package variables

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// KeywordVariableName finds variables that have the name of a keyword of SQL.
var KeywordVariableName = Pack.Add(rules.Rule{
	Name:     "keyword-variable-name",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Variables, linters.Target),
	Run:      keywordVariableName,
})

func keywordVariableName(pass *analysis.Pass) {
	if p := linters.Target.Of(pass).Platform; p != "vvr" {
		return
	}
	set, noted := linters.Variables.Of(pass), map[string]bool{}
	note := func(name string, at draft.Range) {
		if _, reserved := sql.Reserved(strings.TrimPrefix(name, variables.SecretPrefix)); reserved && !noted[name] {
			noted[name] = true
			rules.Report{At: at, Message: fmt.Sprintf("the variable %q has the name of a keyword of SQL, which the platform asks not to give; choose another", name)}.To(pass)
		}
	}
	for _, ref := range set.References {
		note(ref.Name, ref.Range)
	}
}
