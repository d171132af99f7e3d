package variables

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// VariableBadQuoting finds references that stand without the quotes that their
// place asks for.
var VariableBadQuoting = Pack.Add(rules.Rule{
	Name:     "variable-bad-quoting",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      variableBadQuoting,
})

func variableBadQuoting(pass *analysis.Pass) {
	if p := linters.Target.Of(pass).Platform; p != "vvr" && p != "vvp" {
		return
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, option := range sql.All[*sql.Option](script) {
			if v := bareVariable(option.Value); v != nil {
				quote(pass, v, "'", "the value of an option")
			}
		}
		for _, ident := range sql.All[*sql.Ident](script) {
			if ident.Var() != nil && !ident.Quoted() {
				quote(pass, ident.Var(), "`", "a name")
			}
		}
	}
}

// bareVariable returns the reference that stands as an option's value without
// quotes, nil where there is none.
func bareVariable(value sql.Expr) *sql.Placeholder {
	switch value := value.(type) {
	case *sql.Placeholder:
		return value
	case *sql.Str:
		return value.Var()
	}
	return nil
}

// quote reports a reference that needs quotes around it, and puts them there.
func quote(pass *analysis.Pass, v *sql.Placeholder, mark, place string) {
	rules.Report{
		At:      v,
		Message: fmt.Sprintf("the variable %q stands for %s here; write %[3]s${%[1]s}%[3]s", v.Name, place, mark),
		Fixes: []analysis.SuggestedFix{{
			Message: "put " + mark + " around the reference",
			TextEdits: []analysis.TextEdit{
				{Pos: v.Pos(), End: v.Pos(), NewText: []byte(mark)},
				{Pos: v.End(), End: v.End(), NewText: []byte(mark)},
			},
		}},
	}.To(pass)
}
