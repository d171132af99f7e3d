package changelog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// joinKeys returns the keys of a join: those of either side where the other has
// at most one row for each of its rows, and those of both together.
func (l *keyer) joinKeys(r *plan.Join) Keys {
	left, right := l.of(r.Inputs()[0]), l.of(r.Inputs()[1])
	form := l.Plan.Form(r)
	switch form {
	case plan.Interval, plan.WindowJoin:
		return Keys{Exact: true}
	case plan.MaybeJoin, plan.Lateral:
		return Keys{Exact: form == plan.Lateral}
	}
	if form == plan.Lookup && r.On != nil && len(Wavering(l.target, r.On)) > 0 {
		return Keys{Exact: true} // another row may be found the next time
	}
	on, exact := l.equated(r)
	exact = exact && left.Exact && right.Exact
	oneLeft, oneRight := left.Within(on[0]), right.Within(on[1])
	if form == plan.Regular {
		left, right = l.sent(left, on[0]), l.sent(right, on[1])
	}
	shift := len(r.Inputs()[0].Fields())
	var list []Key
	for _, a := range left.List {
		for _, b := range right.List {
			list = append(list, append(slices.Clone(a), shifted(b, shift)...))
		}
		if oneRight && r.Kind != sql.RightJoin && r.Kind != sql.FullJoin {
			list = append(list, slices.Clone(a))
		}
	}
	if oneLeft && r.Kind != sql.LeftJoin && r.Kind != sql.FullJoin {
		for _, b := range right.List {
			list = append(list, shifted(b, shift))
		}
	}
	return mapped(r, list, exact)
}

func shifted(key Key, by int) Key {
	moved := make(Key, len(key))
	for i, at := range key {
		moved[i] = at + by
	}
	return moved
}

// mapped turns places among the fields of both sides into those of the join,
// which USING moves.
func mapped(r *plan.Join, list []Key, exact bool) Keys {
	if left := len(r.Inputs()[0].Fields()); len(r.Fields()) == left+len(r.Inputs()[1].Fields()) {
		keys := Keys{Exact: exact}
		for _, key := range list {
			keys.add(key)
		}
		return keys
	}
	sides := slices.Concat(r.Inputs()[0].Fields(), r.Inputs()[1].Fields())
	at := make(map[*plan.Field]int, len(r.Fields()))
	for i, f := range r.Fields() {
		if from, _ := plan.Passed(f); from != nil && f.Expr != nil {
			at[from] = i
		}
		at[f] = i
	}
	keys := Keys{Exact: exact}
	for _, key := range list {
		moved, ok := Key{}, true
		for _, i := range key {
			j, there := at[sides[i]]
			moved, ok = append(moved, j), ok && there
		}
		if ok {
			keys.add(moved)
		} else {
			keys.Exact = false
		}
	}
	return keys
}

// equated returns the fields of both sides that a join equates, by their place
// in their side; exact is false where there may be more.
func (l *keyer) equated(r *plan.Join) (on [2][]int, exact bool) {
	exact = true
	for _, side := range r.Inputs() {
		exact = exact && !slices.ContainsFunc(side.Fields(), func(f *plan.Field) bool { return f.Rest })
	}
	for _, c := range l.Plan.Comparisons(r) {
		if c.Op != "=" || !c.Plain {
			continue
		}
		on[0] = append(on[0], slices.Index(r.Inputs()[0].Fields(), c.Left))
		on[1] = append(on[1], slices.Index(r.Inputs()[1].Fields(), c.Right))
	}
	return on, exact
}
