package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ColumnNotGrouped finds columns that are selected from groups without being
// grouped by or aggregated (Calcite: "Expression is not being grouped").
var ColumnNotGrouped = Pack.Add(rules.Rule{
	Name:     "column-not-grouped",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan, linters.Target),
	Run:      columnNotGrouped,
})

func columnNotGrouped(pass *analysis.Pass) {
	readable, target := sound(pass), linters.Target.Of(pass).Flink
	plan.Walk(linters.Plan.Of(pass).All(), func(r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || len(project.Inputs()) == 0 || !readable.has(project.Node()) {
			return
		}
		a := aggregateUnder(project)
		q, selects := project.Node().(*sql.Select)
		if a == nil || !selects || a.Distinct || !plainKeys(a) {
			return
		}
		g := newGrouping(target, a)
		for _, f := range project.Fields() {
			if e, ok := f.Expr.(sql.Expr); ok && len(f.From) == 0 {
				if name := g.loose(e, f); name != nil {
					pass.ReportRangef(name, "%s", fmt.Sprintf("%q is neither grouped by nor aggregated; %s, or aggregate it, as with MAX or LAST_VALUE", name, addTo(q)))
				}
			}
		}
	})
}

func addTo(q *sql.Select) string {
	if q.GroupBy == nil {
		return "add a GROUP BY with it"
	}
	return "add it to GROUP BY"
}

// aggregateUnder returns the aggregation that a projection selects from, with
// HAVING between.
func aggregateUnder(r *plan.Project) *plan.Aggregate {
	input := r.Inputs()[0]
	for {
		switch in := input.(type) {
		case *plan.Filter:
			input = in.Inputs()[0]
			continue
		case *plan.Aggregate:
			return in
		}
		return nil
	}
}

// plainKeys reports whether all keys of an aggregation are known: columns that
// are bound, and expressions.
func plainKeys(a *plan.Aggregate) bool {
	for _, key := range a.Keys {
		switch key := key.(type) {
		case *sql.Grouping, *sql.Row, *sql.Number:
			return false
		case *sql.Name:
			if meant(key, a.Refs) == nil {
				return false // perhaps the name of what is selected
			}
		}
	}
	return true
}

// A grouping knows what may be selected from groups.
type grouping struct {
	target flink.Version
	input  map[*plan.Field]bool
	fields map[*plan.Field]bool
	texts  map[string]bool
}

func newGrouping(target flink.Version, a *plan.Aggregate) *grouping {
	g := &grouping{target, map[*plan.Field]bool{}, map[*plan.Field]bool{}, map[string]bool{}}
	for _, f := range a.Fields() {
		g.input[f] = true
	}
	for _, key := range a.Keys {
		if name, ok := key.(*sql.Name); ok {
			g.fields[meant(name, a.Refs)] = true
		}
		g.texts[sql.Format(key)] = true
	}
	return g
}

// loose returns a name in an expression of a field that is of single rows, nil
// where there is none. What may be an aggregate function is taken for one.
func (g *grouping) loose(e sql.Expr, f *plan.Field) (loose *sql.Name) {
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case *sql.Call:
			if n.Over != nil || g.texts[sql.Format(n)] || !g.scalar(n) {
				return false
			}
		case sql.Query, *sql.Lambda:
			return false
		case *sql.Name:
			ref, ok := f.Ref(n)
			if ok && g.input[ref.Field] && !g.fields[ref.Field] && loose == nil {
				loose = n
			}
			return false
		case sql.Expr:
			if g.texts[sql.Format(n)] {
				return false
			}
		}
		return loose == nil
	})
	return loose
}

// scalar reports whether a call is certain to be of a function of single rows.
func (g *grouping) scalar(call *sql.Call) bool {
	if call.Name == nil || len(call.Name.Parts) != 1 || call.Clauses != nil || call.Quantifier != "" {
		return false
	}
	name := strings.ToUpper(call.Name.String())
	before, _, _ := strings.Cut(name, "_")
	f, known := flink.FindFunction(g.target, name)
	return known && f.Kind == "scalar" && !groupWindows[before]
}
