package semantics

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// plainJoin reports whether a join is none of the forms that Flink has an
// operator of its own for: with a table as of a time, with what a function or
// UNNEST makes of each row, or of windows.
func plainJoin(j *plan.Join) bool {
	for _, side := range j.Inputs() {
		switch through(side).(type) {
		case *plan.Snapshot, *plan.Function, *plan.Unnest, *plan.Values, *plan.Match, *plan.Unknown:
			return false
		}
	}
	return !j.Correlated() && j.Kind != sql.CrossApply && j.Kind != sql.OuterApply && j.Kind != sql.AsofJoin && j.Kind != sql.LeftAsofJoin
}

// singleRow reports whether a relation is one row that is updated: an aggregate
// without keys.
func singleRow(r plan.Rel) bool {
	a, ok := through(r).(*plan.Aggregate)
	return ok && len(a.Keys) == 0 && !a.Distinct
}

// conditions returns what a join's rows have to meet: its own conditions, and
// those of the filter right above, which Flink moves into it.
func conditions(j *plan.Join, above []*plan.Filter) (conds []sql.Expr, means meanings) {
	conds, means = plan.Conjuncts(j.On), meanings{}
	means.add(j.Refs)
	for _, f := range above {
		conds = append(conds, plan.Conjuncts(f.Cond)...)
		means.add(f.Refs)
	}
	return conds, means
}

// meanings tell what the names in conditions mean.
type meanings map[*sql.Name]*plan.Field

func (m meanings) add(refs []plan.Ref) {
	for _, r := range refs {
		m[r.At] = r.Field
	}
}

// filters returns, for each join that the job's sinks are fed from, the filters
// above it that see its rows: of its own query, or around it in the FROM.
func (j job) filters() map[*plan.Join][]*plan.Filter {
	above := map[*plan.Join][]*plan.Filter{}
	var descend func(r plan.Rel, filters []*plan.Filter)
	descend = func(r plan.Rel, filters []*plan.Filter) {
		switch r := r.(type) {
		case *plan.Filter:
			descend(r.Inputs()[0], append(slices.Clip(filters), r))
		case *plan.Join:
			if _, seen := above[r]; !seen {
				above[r] = filters
				for _, input := range r.Inputs() {
					descend(input, filters)
				}
			}
		}
	}
	j.Walk(func(r plan.Rel) {
		if _, join := r.(*plan.Join); join || isFilter(r) {
			descend(r, nil)
		}
	})
	return above
}

func isFilter(r plan.Rel) bool {
	_, ok := r.(*plan.Filter)
	return ok
}

// in returns the fields that the names in an expression mean; known is false
// where one of them is not known, or there is more in it than names.
func (m meanings) in(e sql.Expr) (fields []*plan.Field, known bool) {
	known = true
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case *sql.Call:
			for _, arg := range n.Args {
				inner, ok := m.in(arg)
				fields, known = append(fields, inner...), known && ok
			}
			return false
		case sql.Query:
			known = false
			return false
		case *sql.Name:
			f, ok := m[n]
			fields, known = append(fields, f), known && ok
			return false
		}
		return true
	})
	return fields, known
}

// across reports whether a comparison has one side of the join on each of its
// own; what is not known may.
func across(j *plan.Join, b *sql.Binary, means meanings) bool {
	x, knownX := means.in(b.X)
	y, knownY := means.in(b.Y)
	if !knownX || !knownY {
		return true
	}
	leftX, rightX := reach(j, x)
	leftY, rightY := reach(j, y)
	return leftX && rightY || rightX && leftY
}

// reach reports which sides of a join some fields are of.
func reach(j *plan.Join, fields []*plan.Field) (left, right bool) {
	for _, f := range fields {
		l, r := j.Sides(f)
		left, right = left || l, right || r
	}
	return left, right
}

// equates reports whether a join has, or may have, a condition that a column of
// one side equals one of the other.
func equates(p *plan.Plan, j *plan.Join, above []*plan.Filter) bool {
	node, ok := j.Node().(*sql.Join)
	if !ok || node.Natural || len(node.Using) > 0 {
		return true
	}
	if slices.ContainsFunc(p.Comparisons(j), func(c plan.Comparison) bool { return c.Op == "=" }) {
		return true
	}
	conds, means := conditions(j, above)
	for _, cond := range conds {
		switch cond := cond.(type) {
		case *sql.Binary:
			if (cond.Op == "=" || cond.Op == "IS NOT DISTINCT FROM") && across(j, cond, means) {
				return true
			}
			if cond.Op == "OR" {
				return true // each branch may have one
			}
		case *sql.In, *sql.Exists, *sql.Quantified:
			return true
		}
	}
	return false
}

// boundsTime reports whether a join may be an interval join or a join of
// windows: it compares more than for equality across its sides, or names a
// window's columns.
func boundsTime(j *plan.Join, above []*plan.Filter) bool {
	conds, means := conditions(j, above)
	for _, cond := range conds {
		switch cond := cond.(type) {
		case *sql.Between:
			return true
		case *sql.Binary:
			if strings.ContainsAny(cond.Op, "<>") && cond.Op != "<>" && across(j, cond, means) {
				return true
			}
		}
		if namesWindow(cond) {
			return true
		}
	}
	return false
}

// namesWindow reports whether an expression names the start, the end or the
// time of a window.
func namesWindow(e sql.Expr) bool {
	found := false
	sql.Inspect(e, func(n sql.Node) bool {
		if name, ok := n.(*sql.Name); ok {
			found = found || slices.Contains([]string{"window_start", "window_end", "window_time"}, name.Last().Name)
		}
		return !found
	})
	return found
}
