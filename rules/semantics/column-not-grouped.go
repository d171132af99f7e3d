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
	report := func(at analysis.Range, name string, a *plan.Aggregate, q *sql.Select) {
		pass.ReportRangef(at, "%s", fmt.Sprintf("%q is neither grouped by nor aggregated; %s, or aggregate it, as with MAX or LAST_VALUE", name, addTo(a, q)))
	}
	grouped := map[*sql.Select]*plan.Aggregate{}
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || len(project.Inputs()) == 0 || !readable.has(project.Node()) {
			return
		}
		a := aggregateUnder(project)
		q, selects := project.Node().(*sql.Select)
		if a == nil || !selects || a.Distinct || !plainKeys(a) {
			return
		}
		grouped[q] = a
		g := newGrouping(target, a)
		for _, f := range project.Fields() {
			if at, name := g.looseField(f); name != "" {
				report(at, name, a, q)
			}
		}
		for r := project.Inputs()[0]; r != a; r = r.Inputs()[0] {
			if having, ok := r.(*plan.Filter); ok {
				if name := g.loose(having.Cond, having.Refs); name != nil {
					report(name, name.String(), a, q)
				}
			}
		}
	})
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		sort, ok := r.(*plan.Sort)
		if !ok || len(sort.Below) == 0 {
			return
		}
		node, _ := sort.Node().(*sql.Ordered)
		q, selects := node.Query.(*sql.Select)
		if a := grouped[q]; selects && a != nil {
			g := newGrouping(target, a)
			for _, key := range node.OrderBy {
				if name := g.loose(key.Expr, sort.Below); name != nil {
					report(name, name.String(), a, q)
				}
			}
		}
	})
}

func addTo(a *plan.Aggregate, q *sql.Select) string {
	if q.GroupBy == nil {
		return "add a GROUP BY with it"
	}
	for _, key := range a.Keys {
		if n, ok := key.(*sql.Number); ok {
			return fmt.Sprintf("GROUP BY %s is about the number %s and no column, so write its name", n.Text, n.Text)
		}
	}
	return "add it to GROUP BY"
}

// aggregateUnder returns the aggregation that a projection selects from, with
// HAVING between.
func aggregateUnder(r *plan.Project) *plan.Aggregate {
	a, _ := plan.Unfiltered(r.Inputs()[0]).(*plan.Aggregate)
	return a
}

// plainKeys reports whether all keys of an aggregation are known: columns that
// are bound, and expressions.
func plainKeys(a *plan.Aggregate) bool {
	for _, key := range a.Keys {
		switch key := key.(type) {
		case *sql.Grouping, *sql.Row:
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

// looseField returns the name of a column of single rows that a field of a
// projection has, and where it stands; "" where there is none.
func (g *grouping) looseField(f *plan.Field) (analysis.Range, string) {
	switch e := f.Expr.(type) {
	case *sql.Star:
		if len(f.From) == 1 && g.input[f.From[0]] && !g.fields[f.From[0]] {
			return e, f.Name
		}
	case sql.Expr:
		if len(f.From) == 0 {
			if name := g.loose(e, f.Refs); name != nil {
				return name, name.String()
			}
		}
	}
	return nil, ""
}

// loose returns a name in an expression that is of single rows, nil where there
// is none. What may be an aggregate function is taken for one.
func (g *grouping) loose(e sql.Expr, refs []plan.Ref) (loose *sql.Name) {
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case *sql.Call:
			if n.Over != nil || g.texts[sql.Format(n)] || !g.scalar(n) {
				return false
			}
		case sql.Query, *sql.Lambda:
			return false
		case *sql.Name:
			f := meant(n, refs)
			if f != nil && g.input[f] && !g.fields[f] && loose == nil {
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
