package checkpoint

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// growing returns the keyword of the first operator of the job that is certain
// to keep ever more in state: a join of two endless inputs, or groups by columns
// of one, without a window or a bound of time.
func (j job) growing(pass *analysis.Pass) (at draft.Range, what string) {
	var roots []plan.Rel
	for _, s := range linters.Plan.Of(pass).Sinks {
		if insert, ok := s.Stmt.(*sql.Insert); ok && j.holds(insert.Range) {
			roots = append(roots, s.Input)
		}
	}
	filtered := filtersTime(roots)
	plan.Walk(roots, func(r plan.Rel) {
		if at.IsValid() {
			return
		}
		switch r := r.(type) {
		case *plan.Join:
			node, ok := r.Node().(*sql.Join)
			if ok && !filtered && joinGrows(r) {
				at, what = node.Kw, "a join"
			}
		case *plan.Aggregate:
			node, ok := r.Node().(*sql.GroupBy)
			if ok && groupsGrow(r) {
				at, what = node.Kw, "an aggregation"
			}
		}
	})
	return at, what
}

// filtersTime reports whether a filter speaks of time: one above a join may bound
// what the join keeps.
func filtersTime(roots []plan.Rel) (found bool) {
	plan.Walk(roots, func(r plan.Rel) {
		if f, ok := r.(*plan.Filter); ok && f.Cond != nil && speaksOfTime(f.Cond) {
			found = true
		}
	})
	return found
}

func joinGrows(r *plan.Join) bool {
	in := r.Inputs()
	return len(in) == 2 && r.On != nil && endlessRows(in[0]) && endlessRows(in[1]) && !speaksOfTime(r.On)
}

// speaksOfTime reports whether a condition speaks of time, which may bound what a
// join keeps.
func speaksOfTime(on sql.Expr) bool {
	found := false
	sql.Inspect(on, func(n sql.Node) bool {
		switch n := n.(type) {
		case *sql.Interval, *sql.Between:
			found = true
		case *sql.Name:
			found = found || strings.HasPrefix(n.Last().Name, "window_")
		}
		return !found
	})
	return found
}

// groupsGrow reports whether an aggregation's groups become ever more: it is by
// columns of endless rows, none of which is of a window.
func groupsGrow(r *plan.Aggregate) bool {
	if len(r.Keys) == 0 || !endlessRows(r.Inputs()[0]) {
		return false
	}
	return !slices.ContainsFunc(r.Keys, func(key sql.Expr) bool {
		name, ok := key.(*sql.Name)
		return !ok || strings.HasPrefix(name.Last().Name, "window_")
	})
}

// endlessRows reports whether it is certain that the rows of a relation never
// end, and that no window comes between.
func endlessRows(r plan.Rel) bool {
	switch r := r.(type) {
	case *plan.Scan:
		return r.Table.Endless()
	case *plan.Project, *plan.Filter, *plan.Join, *plan.Union:
		return slices.ContainsFunc(r.Inputs(), endlessRows)
	}
	return false
}
