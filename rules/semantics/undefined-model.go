package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// undefinedModels reports models that nothing declares. As with tables, a model may
// be declared elsewhere, so there must be a sign of a mistake.
func undefinedModels(pass *analysis.Pass, readable sheaf) {
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		f, ok := r.(*plan.Function)
		if !ok || f.ModelName == nil || f.Model != nil || len(f.ModelName.Parts) != 1 || f.ModelName.Parts[0].Var() != nil {
			return
		}
		if script := readable.at(f.ModelName.Pos()); script != nil {
			undefinedModel(pass, f.ModelName, script)
		}
	})
}

func undefinedModel(pass *analysis.Pass, name *sql.Name, script *sql.Script) {
	used := map[string]bool{}
	for _, m := range sql.All[*sql.ModelArg](script) {
		if m.Name != nil {
			used[m.Name.Last().Name] = true
		}
	}
	declared := map[string]int{}
	for _, m := range sql.All[*sql.CreateModel](script) {
		declared[m.Name.Last().Name]++
	}
	for _, m := range sql.All[*sql.CreateModel](script) {
		switch other := m.Name.Last().Name; {
		case len(m.Name.Parts) != 1 || declared[other] != 1:
		case other == name.String() && m.Pos() > name.Pos() && !m.IfNotExists && !m.OrReplace && !drops(script, sql.Model, other):
			rules.Report{
				At:      name,
				Message: "the model \"" + other + "\" is used before it is declared; move its declaration up",
				Related: []analysis.RelatedInformation{{Pos: m.Name.Pos(), End: m.Name.End(), Message: "it is declared here"}},
			}.To(pass)
			return
		case !used[other] && mistyped(name.String(), other):
			pass.ReportRangef(name, "there is no model %q; %q, which is declared, is never used: did you mean it?", name, other)
			return
		}
	}
}

// drops reports whether a script drops a thing of a name.
func drops(script *sql.Script, object sql.Object, name string) bool {
	for _, d := range sql.All[*sql.Drop](script) {
		if d.Object == object && d.Name != nil && d.Name.Last().Name == name {
			return true
		}
	}
	return false
}
