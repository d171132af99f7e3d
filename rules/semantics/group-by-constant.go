package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// GroupByConstant finds constants among the keys of groups, which stand for no
// column (Flink: FlinkSqlConformance, isGroupByOrdinal).
var GroupByConstant = Pack.Add(rules.Rule{
	Name:     "group-by-constant",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan, linters.Target),
	Run:      groupByConstant,
})

func groupByConstant(pass *analysis.Pass) {
	readable, target := sound(pass), linters.Target.Of(pass).Flink
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || len(project.Inputs()) == 0 || !readable.has(project.Node()) {
			return
		}
		a := aggregateUnder(project)
		if a == nil || a.Distinct || ungrouped(project, newGrouping(target, a)) {
			return // column-not-grouped says it
		}
		for _, key := range a.Keys {
			if number, ok := key.(*sql.Number); ok {
				pass.ReportRangef(number, "GROUP BY %s is about the number %s, and not about the column in that place; write its name, or remove the number", number.Text, number.Text)
			}
		}
	})
}

// ungrouped reports whether a projection has columns that are not grouped by.
func ungrouped(project *plan.Project, g *grouping) bool {
	for _, f := range project.Fields() {
		if _, name := g.looseField(f); name != "" {
			return true
		}
	}
	return false
}
