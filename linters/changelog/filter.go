package changelog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// filterKeys returns the keys of a filter: those of its input, or of the ranks.
func (l *keyer) filterKeys(r *plan.Filter) Keys {
	rank := l.Plan.Rank(r)
	if rank == nil {
		if len(Queries(r.Cond)) > 0 {
			return l.semiKeys(r)
		}
		return l.unfixed(r)
	}
	if !l.upsert {
		return l.of(r.Inputs()[0]) // when these are asked about it is no rank yet
	}
	return l.rankKeys(r, rank)
}

// unfixed returns the keys of a filter's input. A column of theirs that has to
// equal a constant is none to the planner, which puts the constant in its place.
func (l *keyer) unfixed(r *plan.Filter) Keys {
	keys := l.of(r.Inputs()[0])
	for _, cond := range plan.Conjuncts(r.Cond) {
		b, ok := cond.(*sql.Binary)
		if !ok || b.Op != "=" {
			continue
		}
		for _, side := range [][2]sql.Expr{{b.X, b.Y}, {b.Y, b.X}} {
			field := meant(r.Refs, side[0])
			_, name := bare(side[1]).(*sql.Name)
			if at := slices.Index(r.Fields(), field); field != nil && !name && len(Wavering(l.target, side[1])) == 0 && slices.ContainsFunc(keys.List, func(k Key) bool { return slices.Contains(k, at) }) {
				keys.Exact = false
			}
		}
	}
	return keys
}

// semiKeys returns the keys of the rows that a query in the condition lets pass:
// those that hold the columns by which the rows are compared.
func (l *keyer) semiKeys(r *plan.Filter) Keys {
	input := l.of(r.Inputs()[0])
	if !l.upsert || len(input.List) == 0 {
		return input
	}
	for _, cond := range plan.Conjuncts(r.Cond) {
		if len(Queries(cond)) == 0 {
			continue
		}
		fields, ok := l.comparedBy(r, cond)
		if !ok {
			return Keys{}
		}
		input = input.containing(fields)
	}
	return input
}

// comparedBy returns the places of the columns that a semi join compares.
func (l *keyer) comparedBy(r *plan.Filter, cond sql.Expr) ([]int, bool) {
	switch c := bare(cond).(type) {
	case *sql.In:
		if field := meant(r.Refs, c.X); field != nil && !c.Not {
			return indexes(r.Inputs()[0], []*plan.Field{field})
		}
	case *sql.Exists:
		return l.correlated(r, c.Query)
	case *sql.Unary:
		if inner, ok := bare(c.X).(*sql.Exists); ok {
			return l.correlated(r, inner.Query)
		}
	}
	return nil, false
}

// correlated returns the places of the columns that a query in a condition
// compares with its own.
func (l *keyer) correlated(r *plan.Filter, q sql.Query) (at []int, ok bool) {
	outer := make(map[*plan.Field]int)
	for i, f := range r.Inputs()[0].Fields() {
		outer[f] = i
	}
	project, _ := l.Plan.Query(q).(*plan.Project)
	if project == nil || len(project.Inputs()) == 0 {
		return nil, false
	}
	filter, _ := project.Inputs()[0].(*plan.Filter)
	if filter == nil {
		return nil, false
	}
	for _, cond := range plan.Conjuncts(filter.Cond) {
		b, binary := cond.(*sql.Binary)
		if !binary || b.Op != "=" {
			continue
		}
		for _, side := range []sql.Expr{b.X, b.Y} {
			if i, there := outer[meant(filter.Refs, side)]; there {
				at = append(at, i)
			}
		}
	}
	return at, len(at) > 0
}

// rankKeys returns the keys of ranked rows: those of the input that hold what
// the rows are divided by, this itself where only the first passes, and with the
// number.
func (l *keyer) rankKeys(r *plan.Filter, rank *plan.Rank) Keys {
	var parts []*plan.Field
	for _, e := range rank.PartitionBy {
		field := meant(rank.Number.Refs, e)
		if field == nil {
			return Keys{}
		}
		parts = append(parts, field)
	}
	below := rank.Project.Inputs()[0]
	divided, ok := indexes(below, parts)
	if !ok {
		return Keys{}
	}
	if rank.Limit == 1 && rank.First {
		only := Keys{Exact: true}
		only.add(slices.Clone(divided))
		return l.upThrough(r.Inputs()[0], rank.Project, l.carried(rank.Project, only))
	}
	keys := l.sent(l.of(below), divided)
	carried := l.carried(rank.Project, keys)
	if number := slices.Index(rank.Project.Fields(), rank.Number); number >= 0 {
		for _, key := range l.carried(rank.Project, Keys{List: []Key{divided}}).List {
			carried.add(append(key, number))
		}
	}
	return l.upThrough(r.Inputs()[0], rank.Project, carried)
}

// upThrough carries keys of a projection up through those between it and r.
func (l *keyer) upThrough(r plan.Rel, from *plan.Project, keys Keys) Keys {
	switch rel := r.(type) {
	case *plan.Project:
		if rel != from {
			return l.carried(rel, l.upThrough(rel.Inputs()[0], from, keys))
		}
	case *plan.Filter:
		return l.upThrough(rel.Inputs()[0], from, keys)
	}
	return keys
}

// sortKeys returns the keys of sorted rows. Of the first rows in an order they are
// those that hold the columns that make it.
func (l *keyer) sortKeys(r *plan.Sort) Keys {
	keys := l.of(r.Inputs()[0])
	q, ok := r.Node().(*sql.Ordered)
	if !ok || len(q.OrderBy) == 0 || q.Limit == nil || !l.upsert {
		return keys
	}
	var fields []*plan.Field
	for _, item := range q.OrderBy {
		field := meant(r.Refs, item.Expr)
		if field == nil {
			return Keys{}
		}
		fields = append(fields, field)
	}
	places, ok := indexes(r, fields)
	if !ok {
		return Keys{}
	}
	return keys.containing(places)
}

func (l *keyer) unionKeys(r *plan.Union) Keys {
	switch {
	case len(r.Key) > 0:
		return keyOf(r, r.Key, Keys{Exact: true})
	case r.Op == "UNION":
		return Keys{Exact: true}
	case !l.upsert:
		return l.of(r.Inputs()[0]) // rows of the left side
	case r.All:
		return Keys{}
	}
	whole := make([]int, len(r.Fields())) // what the sides are joined by
	for i := range whole {
		whole[i] = i
	}
	return l.of(r.Inputs()[0]).containing(whole)
}
