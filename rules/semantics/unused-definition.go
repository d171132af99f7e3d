package semantics

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UnusedDefinition finds what a script defines for itself alone and never uses.
var UnusedDefinition = Pack.Add(rules.Rule{
	Name:     "unused-definition",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      unusedDefinition,
})

func unusedDefinition(pass *analysis.Pass) {
	for _, s := range sound(pass) {
		if !runs(s) {
			continue // its definitions are for others
		}
		uses := map[string]int{}
		for _, name := range sql.All[*sql.Name](s) {
			uses[folded(name.Last())]++
		}
		report := func(kind string, name *sql.Ident, own int) {
			if name.Var() == nil && uses[folded(name)] <= own {
				pass.ReportRangef(name, "the %s %q is defined but never used; remove it", kind, name.Name)
			}
		}
		for _, t := range sql.All[*sql.CreateTable](s) {
			if t.Temporary && t.As == nil {
				report("table", t.Name.Last(), 1)
			}
		}
		for _, v := range sql.All[*sql.CreateView](s) {
			if v.Temporary {
				report("view", v.Name.Last(), 1)
			}
		}
		for _, f := range sql.All[*sql.CreateFunction](s) {
			if f.Temporary {
				report("function", f.Name.Last(), 1)
			}
		}
		for _, cte := range sql.All[*sql.CTE](s) {
			if cte.Name != nil {
				report("common table expression", cte.Name, 0)
			}
		}
	}
}

// runs reports whether a script has a statement that uses definitions.
func runs(s *sql.Script) bool {
	if len(sql.All[*sql.Insert](s)) > 0 || len(sql.All[*sql.QueryStmt](s)) > 0 {
		return true
	}
	for _, t := range sql.All[*sql.CreateTable](s) {
		if t.As != nil {
			return true
		}
	}
	return false
}

// folded returns a name without its case, which names of functions do not have.
func folded(name *sql.Ident) string { return strings.ToLower(name.Name) }
