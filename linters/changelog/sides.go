package changelog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A joint is a join as what is asked of it is divided among its sides.
type joint struct {
	*visitor
	r     *plan.Join
	below [2]*edge
	// own are the conditions that the join itself looks at.
	own []condition
	// keeps says of each side whether its rows stay where they have no partner.
	keeps [2]bool
}

// join divides what is asked of a join among its sides, its conditions among
// itself and them.
func (v *visitor) join(r *plan.Join, e *edge) {
	j := &joint{visitor: v, r: r, below: [2]*edge{newEdge(), newEdge()}}
	for f := range e.used {
		for _, from := range j.under(f) {
			j.use(from)
		}
	}
	j.share(e)
	for f, n := range e.need {
		for _, from := range j.under(f) {
			j.require(from, n)
		}
	}
	switch v.Plan.Form(r) {
	case plan.Lookup:
		j.lookup(e)
	case plan.Lateral:
		j.lateral(e)
	case plan.MaybeJoin:
		v.everything(r)
	default:
		j.regular()
	}
}

// under returns the fields of the sides that a field of the join is.
func (j *joint) under(f *plan.Field) []*plan.Field {
	if j.side(f) < 0 {
		return made(f)
	}
	return []*plan.Field{f}
}

// side returns which side a field is of, -1 for none.
func (j *joint) side(f *plan.Field) int {
	switch left, right := j.r.Sides(f); {
	case left:
		return 0
	case right:
		return 1
	}
	return -1
}

func (j *joint) use(f *plan.Field) {
	if i := j.side(f); i >= 0 {
		j.below[i].use(f)
	}
}

func (j *joint) require(f *plan.Field, n need) {
	if i := j.side(f); i >= 0 {
		j.below[i].require(f, n)
	}
}

// share gives each condition to the side that it is about, or to the join
// (FlinkFilterJoinRule): those of ON, and those above the join.
func (j *joint) share(e *edge) {
	j.keep(e)
	for _, c := range e.conds {
		if side := j.about(c); side >= 0 && j.passes(side, false) {
			c.armed = nil
			j.below[side].conds = append(j.below[side].conds, c)
		} else if j.inner() {
			j.own = append(j.own, c)
		} else {
			j.check(c)
		}
	}
	for _, c := range j.conjuncts(j.r, j.r.On, j.r.Refs, nil) {
		if side := j.about(c); side >= 0 && j.passes(side, true) {
			j.below[side].conds = append(j.below[side].conds, c)
		} else {
			j.own = append(j.own, c)
		}
	}
	for _, c := range j.own {
		for _, f := range c.refs {
			j.use(f)
		}
	}
	for _, c := range j.Plan.Comparisons(j.r) { // USING
		j.use(c.Left)
		j.use(c.Right)
	}
}

// about returns the only side that a condition names columns of; -1 for
// conditions on both, and on none.
func (j *joint) about(c condition) int {
	side := -1
	for i, f := range c.refs {
		s := j.side(f)
		if s < 0 || i > 0 && s != side {
			return -1
		}
		side = s
	}
	return side
}

// keep finds out which sides' rows stay without a partner. A condition above the
// join that does not hold of NULL drops them (FlinkLogicalJoin, outer to inner).
func (j *joint) keep(e *edge) {
	switch j.r.Kind {
	case sql.LeftJoin, sql.OuterApply:
		j.keeps[0] = true
	case sql.RightJoin:
		j.keeps[1] = true
	case sql.FullJoin:
		j.keeps = [2]bool{true, true}
	}
	for _, c := range e.conds {
		if side := j.about(c); side >= 0 && c.strict {
			j.keeps[1-side] = false
		}
	}
}

// inner reports whether rows of either side need a partner.
func (j *joint) inner() bool { return !j.keeps[0] && !j.keeps[1] }

// passes reports whether a condition on one side may be looked at before the
// join: of ON that on the side whose rows the join may drop, of one above the
// join that on the side whose rows it keeps.
func (j *joint) passes(side int, on bool) bool {
	if on {
		return !j.keeps[side]
	}
	return !j.keeps[1-side]
}

// regular judges a join of two inputs that Flink keeps rows of.
func (j *joint) regular() {
	left, right := j.r.Inputs()[0], j.r.Inputs()[1]
	changes := [2]bool{!j.changesOf(left).Appends(), !j.changesOf(right).Appends()}
	certain := j.changesOf(left) != 0 && j.changesOf(right) != 0
	for _, c := range j.own {
		if len(c.calls) > 0 && (changes[0] || changes[1] || !j.inner()) && !j.computedBelow(c) {
			j.report(Unsteady{Flaw: Condition, At: c.at, Call: c.calls[0], For: j.r, Certain: certain})
		}
	}
	for i, side := range j.r.Inputs() {
		whole := j.needOfSide(j.r, side, j.below[i], need{by: j.r, certain: true})
		if whole && j.changesOf(side) != 0 {
			j.keysOf(i)
		}
		j.ask(side, j.below[i])
	}
}

// computedBelow reports whether a condition equates the sides: what is not a
// column of a side is computed before the join, then.
func (j *joint) computedBelow(c condition) bool {
	return j.equation(c) != nil
}

func (j *joint) equation(c condition) *sql.Binary {
	for _, e := range plan.Conjuncts(j.r.On) {
		if b, ok := bare(e).(*sql.Binary); ok && c.at == plan.Rel(j.r) && b.Op == "=" && slices.Contains(Wavering(j.target, b), c.calls[0]) {
			return b
		}
	}
	return nil
}

// keysOf reports what a side is joined by and is not deterministic.
func (j *joint) keysOf(side int) {
	meant := make(map[*sql.Name]*plan.Field, len(j.r.Refs))
	for _, ref := range j.r.Refs {
		meant[ref.At] = ref.Field
	}
	for _, c := range j.own {
		if len(c.calls) == 0 {
			continue
		}
		b := j.equation(c)
		if b == nil {
			continue
		}
		for _, e := range []sql.Expr{b.X, b.Y} {
			fields := fieldsIn(e, meant)
			if calls := j.wavering(e); len(calls) > 0 && len(fields) > 0 && j.side(fields[0]) == side {
				j.report(Unsteady{Flaw: Column, At: j.r, Field: fields[0], Call: calls[0], For: j.r, Certain: true})
			}
		}
	}
}

// lookup judges a join with a table that is asked for each row. What it finds may
// be something else when a row is taken back, which only a copy in state helps;
// conditions and columns that a function makes anew are past help
// (StreamPhysicalLookupJoin).
func (j *joint) lookup(e *edge) {
	left := j.r.Inputs()[0]
	armed := e.some()
	if changes := j.changesOf(left); !changes.Appends() && armed != nil {
		for _, c := range j.own {
			c.armed = armed
			j.check(c)
		}
		j.dimension(armed)
	}
	for _, c := range j.own {
		for _, f := range c.refs {
			if j.side(f) == 0 {
				j.below[0].use(f)
			}
		}
	}
	j.ask(left, j.below[0])
}

// dimension judges what is needed of the table that is asked.
func (j *joint) dimension(armed *need) {
	e := j.below[1]
	r := j.r.Inputs()[1]
	for i := range e.conds {
		e.conds[i].armed = armed
	}
	certain := j.changesOf(j.r.Inputs()[0]) != 0
	for f, n := range e.need {
		if !j.keyOfDimension(f) {
			j.report(Unsteady{Flaw: Found, At: j.r, Field: f, For: n.by, Certain: n.certain && certain})
		}
	}
	for r != nil {
		switch rel := r.(type) {
		case *plan.Snapshot:
			r = rel.Inputs()[0]
		case *plan.Filter:
			e.conds = append(e.conds, j.conjuncts(rel, rel.Cond, rel.Refs, armed)...)
			r = rel.Inputs()[0]
		case *plan.Project:
			if len(rel.Inputs()) == 0 {
				return
			}
			j.columns(rel, e)
			r = rel.Inputs()[0]
		default:
			j.check(e.conds...)
			return
		}
	}
}

// keyOfDimension reports whether a column of the table that is asked is of the
// primary key that it is asked by: it is that of the row that asks.
func (j *joint) keyOfDimension(f *plan.Field) bool {
	if !j.inner() {
		return false // it is NULL where nothing is found
	}
	keys := j.upserts.of(j.r.Inputs()[1])
	fields := j.r.Inputs()[1].Fields()
	at := slices.Index(fields, f)
	asked := map[int]bool{}
	for _, c := range j.Plan.Comparisons(j.r) {
		if c.Op == "=" {
			asked[slices.Index(fields, c.Right)] = true
		}
	}
	return slices.ContainsFunc(keys.List, func(key Key) bool {
		return slices.Contains(key, at) && !slices.ContainsFunc(key, func(i int) bool { return !asked[i] })
	})
}

// lateral judges a join with what a function makes of each row.
func (j *joint) lateral(e *edge) {
	left, right := j.r.Inputs()[0], j.r.Inputs()[1]
	changes := j.changesOf(left)
	if armed := e.some(); armed != nil && !changes.Appends() {
		for _, c := range j.own {
			c.armed = armed
			j.check(c)
		}
	}
	j.made(right, !changes.Appends(), changes != 0)
	for _, f := range right.Fields() {
		for _, ref := range f.Refs {
			if j.side(ref.Field) == 0 {
				j.below[0].use(ref.Field)
			}
		}
	}
	j.ask(left, j.below[0])
}

// made judges what a function or UNNEST makes of each row, and asks for what it
// reads.
func (j *joint) made(r plan.Rel, updating, certain bool) {
	e := j.below[1]
	for j.computes(r) {
		j.columns(r.(*plan.Project), e)
		r = r.Inputs()[0]
	}
	if !updating {
		return
	}
	for f, n := range e.need {
		if calls := j.madeBy(f); len(calls) > 0 {
			j.report(Unsteady{Flaw: Column, At: r, Field: f, Call: calls[0], For: n.by, Certain: n.certain && certain})
		}
		for _, ref := range f.Refs {
			if j.side(ref.Field) == 0 {
				j.below[0].require(ref.Field, n)
			}
		}
	}
}

// semi judges the join with the queries in a condition.
func (v *visitor) semi(r *plan.Filter, e *edge) {
	input := r.Inputs()[0]
	has := fieldsOf(input)
	below := newEdge()
	below.add(e)
	for i := range below.conds {
		below.conds[i].armed = nil
	}
	for _, cond := range plan.Conjuncts(r.Cond) {
		queries := Queries(cond)
		if len(queries) == 0 {
			below.conds = append(below.conds, v.conjuncts(r, cond, r.Refs, nil)...)
			continue
		}
		for _, f := range fieldsIn(cond, meaning(r.Refs)) {
			below.use(f)
		}
		for _, q := range queries {
			v.subquery(r, cond, q, has, below)
		}
	}
	v.needOfSide(r, input, below, need{by: r, certain: len(Scalars(r.Cond)) == 0})
	v.ask(input, below)
}

func meaning(refs []plan.Ref) map[*sql.Name]*plan.Field {
	meant := make(map[*sql.Name]*plan.Field, len(refs))
	for _, ref := range refs {
		meant[ref.At] = ref.Field
	}
	return meant
}

// subquery asks a query in a condition for the columns that rows are compared by.
// Conditions in it that name columns of the outer query are the join's.
func (v *visitor) subquery(r *plan.Filter, cond sql.Expr, q sql.Query, outer map[*plan.Field]bool, left *edge) {
	sub := v.Plan.Query(q)
	if sub == nil {
		return
	}
	right := newEdge()
	if _, exists := existence(cond); !exists {
		right.use(sub.Fields()...)
		v.needOfSide(r, sub, right, need{by: r, certain: len(Scalars(cond)) == 0})
		v.ask(sub, right)
		return
	}
	for {
		p, ok := sub.(*plan.Project)
		if !ok || len(p.Inputs()) == 0 {
			break
		}
		sub = p.Inputs()[0]
	}
	f, ok := sub.(*plan.Filter)
	if !ok || !v.computes(f) {
		v.allOf(sub, r)
		return
	}
	updating := !v.changesOf(r).Appends()
	for _, c := range v.conjuncts(f, f.Cond, f.Refs, nil) {
		correlated := slices.ContainsFunc(c.refs, func(f *plan.Field) bool { return outer[f] })
		if !correlated {
			right.conds = append(right.conds, c)
			continue
		}
		for _, field := range c.refs {
			if outer[field] {
				left.use(field)
			} else {
				right.use(field)
			}
		}
		if len(c.calls) > 0 && updating {
			v.report(Unsteady{Flaw: Condition, At: f, Call: c.calls[0], For: r, Certain: v.changesOf(r) != 0})
		}
	}
	v.needOfSide(r, f.Inputs()[0], right, need{by: r, certain: true})
	v.ask(f.Inputs()[0], right)
}

// existence returns the query of EXISTS or NOT EXISTS.
func existence(cond sql.Expr) (sql.Query, bool) {
	switch c := bare(cond).(type) {
	case *sql.Exists:
		return c.Query, true
	case *sql.Unary:
		if c.Op == "NOT" {
			return existence(c.X)
		}
	}
	return nil, false
}
