// Package changelog infers the kinds of change that relations emit, by which of
// their columns a change finds the row that it changes, and which columns have to
// be deterministic for that: folds over the plan that follow Flink's planner
// (FlinkChangelogModeInferenceProgram, FlinkRelMdUpsertKeys,
// StreamNonDeterministicUpdatePlanVisitor).
//
// What cannot be told is unknown and makes unknown what is built on it. The
// package judges nothing.
package changelog

import (
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Log tells how the relations of a plan change. It may be asked by several at
// once.
type Log struct {
	Plan *plan.Plan

	mu      sync.Mutex // over what is remembered of relations
	target  flink.Version
	changes map[plan.Rel]flink.Changes
	// upserts are the keys by which changes find their rows, uniques those that
	// no two rows share, and steady the upserts if no change overtook another.
	upserts, uniques, steady keyer
	unsteady                 map[asked][]Unsteady
}

// Infer makes the log of a plan for a release of Flink; one that is not known
// counts as the newest. Relations are looked at when they are asked about.
func Infer(p *plan.Plan, target flink.Version) *Log {
	l := &Log{Plan: p, target: target, changes: make(map[plan.Rel]flink.Changes), unsteady: make(map[asked][]Unsteady)}
	l.upserts = keyer{Log: l, upsert: true, known: make(map[plan.Rel]Keys)}
	l.uniques = keyer{Log: l, known: make(map[plan.Rel]Keys)}
	l.steady = keyer{Log: l, upsert: true, steady: true, known: make(map[plan.Rel]Keys)}
	return l
}

// since reports whether the release is the one given, or newer.
func (l *Log) since(major, minor int) bool {
	return !l.target.Before(flink.Version{Major: major, Minor: minor})
}

// Of returns the kinds of change that a relation emits; 0 where it is not known.
func (l *Log) Of(r plan.Rel) flink.Changes {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.changesOf(r)
}

func (l *Log) changesOf(r plan.Rel) flink.Changes {
	if known, ok := l.changes[r]; ok {
		return known
	}
	l.changes[r] = 0 // where it is made of itself
	changes := l.of(r)
	l.changes[r] = changes
	return changes
}

func (l *Log) of(r plan.Rel) flink.Changes {
	switch r := r.(type) {
	case *plan.Scan:
		if r.Changes != 0 {
			return r.Changes
		}
		return r.Table.SourceChanges()
	case *plan.SoftDelete:
		return l.changesOf(r.Inputs()[0]) &^ flink.Delete
	case *plan.Snapshot, *plan.Window:
		return l.changesOf(r.Inputs()[0])
	case *plan.Project:
		return l.projected(r)
	case *plan.Filter:
		return l.filtered(r)
	case *plan.Aggregate:
		return l.grouped(r)
	case *plan.Join:
		return l.joined(r)
	case *plan.Union:
		return l.united(r)
	case *plan.Sort:
		return l.sorted(r)
	case *plan.Match, *plan.Values, *plan.Unnest:
		return flink.Insert
	case *plan.Function:
		if len(r.Inputs()) == 0 {
			return flink.Insert // a function of each row
		}
		if Predicts(l.Plan, r) {
			return l.changesOf(r.Inputs()[0])
		}
	}
	return 0
}

// projected adds what the windows of OVER do: those on time only append, others
// update and delete (2.1 on).
func (l *Log) projected(r *plan.Project) flink.Changes {
	changes := flink.Insert
	if len(r.Inputs()) > 0 {
		changes = l.changesOf(r.Inputs()[0])
	}
	for _, f := range r.Fields() {
		for _, call := range f.Overs() {
			if !l.ranked(r, f) {
				return l.over(r, f, call)
			}
		}
		for _, q := range Scalars(f.Expr) {
			changes = l.withScalar(changes, q)
		}
	}
	return changes
}

// ranked reports whether a filter above takes the number of a field for a rank.
// The filter then tells what becomes of the rows.
func (l *Log) ranked(r *plan.Project, f *plan.Field) bool {
	return l.Plan.RankOf(f) != nil
}

func (l *Log) over(r *plan.Project, f *plan.Field, call *sql.Call) flink.Changes {
	w := plan.Over(r, call)
	if w == nil || len(w.OrderBy) == 0 || len(r.Inputs()) == 0 {
		return 0
	}
	input := r.Inputs()[0]
	switch l.Plan.ExprTrait(input, f, w.OrderBy[0].Expr).Time {
	case plan.Rowtime, plan.Proctime:
		return flink.Insert
	case plan.NoTime:
		return both(l.changesOf(input), flink.All)
	}
	return 0
}

// both returns what changes holds where the input's are known.
func both(input, changes flink.Changes) flink.Changes {
	if input == 0 {
		return 0
	}
	return changes
}

// filtered tells a rank, or a join with the queries in its conditions.
func (l *Log) filtered(r *plan.Filter) flink.Changes {
	if rank := l.Plan.Rank(r); rank != nil {
		return l.topN(r, rank)
	}
	changes := l.changesOf(r.Inputs()[0])
	for _, cond := range plan.Conjuncts(r.Cond) {
		changes = l.condition(changes, cond)
	}
	return changes
}

// topN returns what a rank emits. The first row by time is never changed, those
// of a window are final, all others give way to better ones.
func (l *Log) topN(r *plan.Filter, rank *plan.Rank) flink.Changes {
	input := l.changesOf(rank.Project.Inputs()[0])
	switch {
	case rank.Window != nil:
		return flink.Insert
	case rank.Time == plan.MaybeTime && rank.Limit == 1:
		return 0
	case rank.Dedup() && !rank.Desc && rank.Time == plan.Proctime && input == flink.Insert:
		return flink.Insert
	case rank.Func == "ROW_NUMBER" && rank.Limit == 1 && input == flink.Insert && (len(rank.OrderBy) > 1 || !rank.Desc):
		return l.firstRow()
	}
	return both(input, flink.All)
}

// firstRow returns what the first row in ascending order emits, which newer
// planners take for one that never changes.
func (l *Log) firstRow() flink.Changes {
	switch {
	case l.since(2, 3):
		return flink.Insert
	case l.since(2, 0):
		return 0
	}
	return flink.All
}

// condition adds what a condition with a query in it does: IN and EXISTS make a
// semi join, their opposites one that takes rows back, a comparison a join with
// a value that is updated.
func (l *Log) condition(changes flink.Changes, cond sql.Expr) flink.Changes {
	switch c := cond.(type) {
	case *sql.Paren:
		return l.condition(changes, c.X)
	case *sql.In:
		if c.Query != nil {
			return l.semi(changes, c.Query, c.Not)
		}
	case *sql.Exists:
		return l.semi(changes, c.Query, false)
	case *sql.Unary:
		if inner, ok := bare(c.X).(*sql.Exists); ok && c.Op == "NOT" {
			return l.semi(changes, inner.Query, true)
		}
	case *sql.Binary:
		if c.Op == "OR" && len(Queries(c)) > 0 {
			return 0
		}
	}
	for _, q := range Scalars(cond) {
		changes = l.union(changes, l.changesOf(l.Plan.Query(q)))
	}
	return changes
}

func bare(e sql.Expr) sql.Expr {
	for {
		p, ok := e.(*sql.Paren)
		if !ok {
			return e
		}
		e = p.X
	}
}

func (l *Log) semi(changes flink.Changes, q sql.Query, anti bool) flink.Changes {
	sub := l.Plan.Query(q)
	if sub == nil {
		return 0
	}
	if anti {
		return both(l.union(changes, l.changesOf(sub)), flink.All)
	}
	return l.union(changes, l.changesOf(sub))
}

// withScalar adds a left join with the one row of a query.
func (l *Log) withScalar(changes flink.Changes, q sql.Query) flink.Changes {
	sub := l.Plan.Query(q)
	if sub == nil {
		return 0
	}
	return both(l.union(changes, l.changesOf(sub)), flink.All)
}

// union returns the kinds of both.
func (l *Log) union(a, b flink.Changes) flink.Changes {
	if a == 0 || b == 0 {
		return 0
	}
	return a | b
}

// grouped returns what a group emits: one row for a window that is over, else an
// update for each row.
func (l *Log) grouped(r *plan.Aggregate) flink.Changes {
	input := l.changesOf(r.Inputs()[0])
	switch {
	case r.GroupWindow() != nil || l.Plan.WindowOf(r) != nil:
		return flink.Insert
	case input == 0:
		return 0
	case r.Distinct && len(l.uniques.of(r.Inputs()[0]).List) > 0:
		return input // they are distinct already
	case slices.ContainsFunc(r.Keys, grouping) && l.uniques.of(r.Inputs()[0]).Within(inAllSets(r)):
		return input // each of its groups is one row
	case input.Updates() || input.Deletes():
		return flink.All
	}
	return flink.Insert | flink.UpdateBefore | flink.UpdateAfter
}

// inAllSets returns the places of the columns that are in each of an aggregate's
// grouping sets; ROLLUP and CUBE have the empty one.
func inAllSets(r *plan.Aggregate) (places []int) {
	if len(r.Keys) != 1 {
		return nil
	}
	sets, ok := r.Keys[0].(*sql.Grouping)
	if !ok || !strings.EqualFold(sets.Kind, "GROUPING SETS") {
		return nil
	}
	meant := meaning(r.Refs)
	count := make(map[*plan.Field]int)
	for _, set := range sets.Items {
		for _, f := range fieldsIn(set, meant) {
			count[f]++
		}
	}
	for i, f := range r.Inputs()[0].Fields() {
		if count[f] == len(sets.Items) {
			places = append(places, i)
		}
	}
	return places
}

func (l *Log) joined(r *plan.Join) flink.Changes {
	left := l.changesOf(r.Inputs()[0])
	switch l.Plan.Form(r) {
	case plan.Interval, plan.WindowJoin:
		return flink.Insert
	case plan.Temporal, plan.Lookup, plan.Lateral:
		return left
	case plan.MaybeJoin:
		return 0
	}
	changes := l.union(left, l.changesOf(r.Inputs()[1]))
	switch r.Kind {
	case sql.InnerJoin, sql.CrossJoin, sql.CommaJoin:
		return changes
	}
	return both(changes, flink.All)
}

// united returns what a set operation emits. Without ALL, and in an INTERSECT or
// EXCEPT, rows are counted.
func (l *Log) united(r *plan.Union) flink.Changes {
	changes := l.union(l.changesOf(r.Inputs()[0]), l.changesOf(r.Inputs()[1]))
	switch {
	case r.Op == "UNION":
		return changes
	case r.Op == "INTERSECT" && !r.All:
		return changes
	}
	return both(changes, flink.All)
}

func (l *Log) sorted(r *plan.Sort) flink.Changes {
	input := l.changesOf(r.Inputs()[0])
	q, ok := r.Node().(*sql.Ordered)
	switch {
	case !ok || q.Limit == nil:
		return input
	case len(q.OrderBy) == 0 && input == flink.Insert:
		return flink.Insert
	}
	return both(input, flink.All)
}
