package changelog

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// rank asks for what a Top-N finds rows by. Where better rows only replace worse
// ones (update-fast) it is what is asked for, without what divides and sorts the
// rows; else whole rows (StreamPhysicalRank, RankProcessStrategy).
func (v *visitor) rank(r *plan.Filter, rank *plan.Rank, e *edge) {
	for in := r.Inputs()[0]; in != plan.Rel(rank.Project); in = in.Inputs()[0] {
		if p, ok := in.(*plan.Project); ok {
			v.columns(p, e)
		}
	}
	p, input := rank.Project, rank.Project.Inputs()[0]
	keys, order := v.rankFields(rank)
	below := newEdge()
	needs := map[*plan.Field]need{}
	for f := range e.used {
		if f == rank.Number {
			continue
		}
		n, needed := e.need[f]
		if calls := v.madeBy(f); needed && len(calls) > 0 {
			v.report(Unsteady{Flaw: Column, At: p, Field: f, Call: calls[0], For: n.by}) // before the rows are ranked, or after
		}
		for _, from := range made(f) {
			below.use(from)
			if needed {
				needs[from] = n
			}
		}
	}
	below.use(keys...)
	below.use(order...)
	changes := v.changesOf(input)
	switch {
	case changes.Appends():
	default:
		for f, n := range needs {
			if !slices.Contains(keys, f) && !slices.Contains(order, f) {
				below.require(f, n)
			}
		}
		if fast := v.updatesFast(input, rank, keys, order); fast != yes {
			n := need{by: r, certain: changes != 0 && fast == no}
			below.requireAll(n)
			v.inRank(rank, r, n)
		}
	}
	v.ask(input, below)
}

// inRank reports what divides or sorts ranked rows and is not deterministic.
func (v *visitor) inRank(rank *plan.Rank, r plan.Rel, n need) {
	exprs := slices.Clone(rank.PartitionBy)
	for _, item := range rank.OrderBy {
		exprs = append(exprs, item.Expr)
	}
	for _, e := range exprs {
		if calls := v.wavering(e); len(calls) > 0 {
			v.report(Unsteady{Flaw: Column, At: rank.Project, Field: rank.Number, Call: calls[0], For: n.by, Certain: n.certain})
		}
	}
}

// rankFields returns the fields that divide and that sort ranked rows.
func (v *visitor) rankFields(rank *plan.Rank) (keys, order []*plan.Field) {
	gather := func(list *[]*plan.Field, e sql.Expr) {
		sql.Inspect(e, func(n sql.Node) bool {
			if name, ok := n.(*sql.Name); ok {
				if f := v.Plan.Meant(rank.Number, name); f != nil {
					*list = append(*list, f)
				}
			}
			return true
		})
	}
	for _, e := range rank.PartitionBy {
		gather(&keys, e)
	}
	for _, item := range rank.OrderBy {
		gather(&order, item.Expr)
	}
	return keys, order
}

// updatesFast reports whether a Top-N runs in update-fast mode: its input has an
// upsert key with what divides the rows, and each row only gets better
// (RankProcessStrategy.analyzeRankProcessStrategies, FlinkRelMdModifiedMonotonicity).
func (v *visitor) updatesFast(input plan.Rel, rank *plan.Rank, keys, order []*plan.Field) answer {
	if len(order) != len(rank.OrderBy) {
		return no // sorted by what is computed
	}
	all := v.upserts.of(input)
	places, ok := indexes(input, keys)
	keyed := ok && slices.ContainsFunc(all.List, func(key Key) bool { return Key(places).in(key) })
	fast := perhaps
	switch {
	case keyed:
		fast = yes
	case all.Exact:
		return no
	}
	for _, item := range rank.OrderBy {
		fast = min(fast, v.grows(input, rank, item))
	}
	return fast
}

// An answer is one of three.
type answer uint8

const (
	no answer = iota
	perhaps
	yes
)

// grows reports whether the values that a sort item sorts by only move towards
// the front.
func (v *visitor) grows(input plan.Rel, rank *plan.Rank, item *sql.SortItem) answer {
	name, ok := bare(item.Expr).(*sql.Name)
	if !ok {
		return no
	}
	f := v.Plan.Meant(rank.Number, name)
	for r := input; f != nil; r = r.Inputs()[0] {
		p, isProject := r.(*plan.Project)
		if !isProject {
			if _, filtered := r.(*plan.Filter); filtered && v.computes(r) {
				continue
			}
			return no
		}
		if a, _ := aggregateBelow(p); a != nil {
			return v.growsIn(p, a, f, item.Desc)
		}
		f, _ = plan.Passed(f)
	}
	return no
}

// growsIn reports whether the value of a group only grows, or shrinks where the
// rows are sorted upwards.
func (v *visitor) growsIn(p *plan.Project, a *plan.Aggregate, f *plan.Field, desc bool) answer {
	if !v.changesOf(a.Inputs()[0]).Appends() || a.Distinct {
		return no
	}
	if from, _ := plan.Passed(f); from != nil {
		return yes // a key, which is always the same
	}
	call, ok := f.Expr.(*sql.Call)
	if !ok || call.Name == nil {
		return no
	}
	switch name := strings.ToUpper(call.Name.String()); {
	case name == "COUNT" && desc, name == "MAX" && desc, name == "MIN" && !desc:
		return yes
	case name == "SUM" || name == "$SUM0":
		return perhaps // where a condition keeps what is summed above zero
	}
	return no
}
