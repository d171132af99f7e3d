package changelog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// visit asks the inputs of a relation for what it finds rows by, and for what is
// asked of itself.
func (v *visitor) visit(r plan.Rel, e *edge) {
	switch r := r.(type) {
	case *plan.Scan:
		v.scan(r, e)
	case *plan.Join:
		v.join(r, e)
	case *plan.Filter:
		v.filter(r, e)
	case *plan.Project:
		v.project(r, e)
	case *plan.Aggregate:
		v.distinct(r, e)
	case *plan.Union:
		v.union(r, e)
	case *plan.Snapshot, *plan.Sort:
		v.check(e.conds...)
		v.pass(r, e)
	case *plan.Window:
		v.pass(r, e)
	case *plan.Function:
		v.function(r, e)
	case *plan.Unnest, *plan.Values, *plan.Match, *plan.Unknown:
		v.check(e.conds...)
	}
}

// pass asks the only input of a relation for what is asked of the relation.
func (v *visitor) pass(r plan.Rel, e *edge) {
	input := r.Inputs()[0]
	has := fieldsOf(input)
	below := newEdge()
	for f := range e.used {
		if has[f] {
			below.use(f)
		}
	}
	for f, n := range e.need {
		if has[f] {
			below.require(f, n)
		}
	}
	switch r := r.(type) {
	case *plan.Window:
		if t := r.Timecol(); t != nil {
			below.use(t)
		}
		for _, c := range e.conds {
			if slices.ContainsFunc(c.refs, func(f *plan.Field) bool { return !has[f] }) {
				v.check(c)
			} else {
				below.conds = append(below.conds, c)
			}
		}
	case *plan.Function:
		below.use(described(r)...)
	case *plan.Sort:
		for _, ref := range r.Refs {
			if has[ref.Field] {
				below.use(ref.Field)
			}
		}
		v.pulledUp(r, below)
	}
	v.ask(input, below)
}

// pulledUp notes that the planner may compute what is sorted only when rows have
// been dropped, and so change.
func (v *visitor) pulledUp(r *plan.Sort, e *edge) {
	if v.changesOf(r).Appends() || !v.changesOf(r.Inputs()[0]).Appends() {
		return
	}
	for f, n := range e.need {
		made := f
		for from, _ := plan.Passed(made); from != nil; from, _ = plan.Passed(made) {
			made = from
		}
		if calls := v.madeBy(made); len(calls) > 0 {
			v.report(Unsteady{Flaw: Column, At: r, Field: f, Call: calls[0], For: n.by})
		}
	}
}

func fieldsOf(r plan.Rel) map[*plan.Field]bool {
	has := make(map[*plan.Field]bool, len(r.Fields()))
	for _, f := range r.Fields() {
		has[f] = true
	}
	return has
}

// normalized reports whether the changes of a table are sorted out by its key
// before they are read (DynamicSourceUtils.changelogNormalizeEnabled): its
// metadata are those of the newest change then.
func (v *visitor) normalized(r *plan.Scan) bool {
	changes := r.Table.SourceChanges()
	if len(r.Table.PrimaryKey) == 0 || changes == 0 || changes.Appends() {
		return false
	}
	return changes&flink.UpdateBefore == 0 || v.strategy.Normalized
}

// scan judges the columns of a table: what is computed over it, and metadata of
// changes.
func (v *visitor) scan(r *plan.Scan, e *edge) {
	changes := r.Table.SourceChanges()
	if !changes.Updates() && !changes.Deletes() {
		return
	}
	v.check(e.conds...)
	v.normalizedBy(r, e)
	for f, n := range e.need {
		v.column(r, f, declared(f), n)
	}
}

func (v *visitor) column(r *plan.Scan, field, f *plan.Field, n need) {
	switch {
	case f.Column == nil:
	case f.Column.Kind == sql.Metadata && !v.normalized(r):
		v.report(Unsteady{Flaw: Metadata, At: r, Field: field, For: n.by, Certain: n.certain})
	case f.Column.Kind == sql.Computed:
		if calls := v.wavering(f.Expr); len(calls) > 0 {
			v.report(Unsteady{Flaw: Column, At: r, Field: field, Call: calls[0], For: n.by, Certain: n.certain})
			return
		}
		for _, ref := range f.Refs {
			if ref.Field != f {
				v.column(r, ref.Field, ref.Field, n)
			}
		}
	}
}

// normalizedBy judges the conditions that sorting out by the key takes over:
// those on other columns than the key of a table that is read once (since 2.0),
// which drop a row and not what takes it back whatever is asked for.
func (v *visitor) normalizedBy(r *plan.Scan, e *edge) {
	if !v.normalized(r) || !v.since(2, 0) || v.reads[r.Table] > 1 {
		return
	}
	for _, c := range e.conds {
		keyed := !slices.ContainsFunc(c.refs, func(f *plan.Field) bool { return !slices.Contains(r.Table.PrimaryKey, f.Name) })
		if len(c.calls) > 0 && !keyed {
			v.report(Unsteady{Flaw: Condition, At: c.at, Call: c.calls[0], For: r, Certain: v.target.Major > 0})
		}
	}
}

// distinct groups by whole rows.
func (v *visitor) distinct(r *plan.Aggregate, e *edge) {
	v.check(e.conds...)
	input := r.Inputs()[0]
	if !r.Distinct {
		v.everything(r)
		return
	}
	if len(v.uniques.of(input).List) > 0 {
		v.pass(r, e) // nothing is to be done
		return
	}
	below := newEdge()
	below.use(input.Fields()...)
	if changes := v.changesOf(input); !changes.Appends() {
		below.requireAll(need{by: r, certain: changes != 0})
	}
	v.ask(input, below)
}

// everything asks for all that the inputs of a relation have, without being sure
// that it is needed.
func (v *visitor) everything(r plan.Rel) {
	for _, input := range r.Inputs() {
		v.allOf(input, r)
	}
	for _, q := range inner(r) {
		if sub := v.Plan.Query(q); sub != nil {
			v.allOf(sub, r)
		}
	}
}

func (v *visitor) allOf(input, r plan.Rel) {
	e := newEdge()
	e.use(input.Fields()...)
	if !v.changesOf(input).Appends() {
		e.requireAll(need{by: r})
	}
	v.ask(input, e)
}

// union asks each side for its columns. INTERSECT and EXCEPT join the sides by
// whole rows.
func (v *visitor) union(r *plan.Union, e *edge) {
	for i, side := range r.Inputs() {
		below := newEdge()
		for f := range e.used {
			if from, ok := sideOf(r, f, i); ok {
				below.use(from)
			}
		}
		if r.Op != "UNION" {
			below.use(side.Fields()...)
			v.needOfSide(r, side, below, need{by: r, certain: !r.All})
		}
		for f, n := range e.need {
			if from, ok := sideOf(r, f, i); ok {
				below.require(from, n)
			}
		}
		for _, c := range e.conds {
			below.conds = append(below.conds, ofSide(r, c, i))
		}
		v.ask(side, below)
	}
}

func sideOf(r *plan.Union, f *plan.Field, side int) (*plan.Field, bool) {
	if side < len(f.From) {
		return f.From[side], true
	}
	return nil, false
}

func ofSide(r *plan.Union, c condition, side int) condition {
	moved := condition{at: c.at, calls: c.calls}
	for _, f := range c.refs {
		if from, ok := sideOf(r, f, side); ok {
			moved.refs = append(moved.refs, from)
		}
	}
	return moved
}

// needOfSide asks a side of a join for whole rows where they change and have no
// key to find them by (JoinUtil.analyzeJoinInput). It reports whether that is so.
func (v *visitor) needOfSide(r, side plan.Rel, below *edge, whole need) bool {
	changes := v.changesOf(side)
	if changes.Appends() {
		return false
	}
	keys := v.upserts.of(side)
	for _, key := range keys.List {
		if !slices.ContainsFunc(key, func(i int) bool { return !below.used[side.Fields()[i]] && !v.kept(side) }) {
			return false
		}
	}
	whole.certain = whole.certain && changes != 0 && keys.Exact
	below.requireAll(whole)
	return true
}

// filter judges ranks, and joins with the queries in conditions.
func (v *visitor) filter(r *plan.Filter, e *edge) {
	if rank := v.Plan.Rank(r); rank != nil {
		v.check(e.conds...)
		v.rank(r, rank, e)
		return
	}
	v.semi(r, e)
}

// project judges windows of OVER and queries that stand for values.
func (v *visitor) project(r *plan.Project, e *edge) {
	v.check(e.conds...)
	if len(r.Inputs()) == 0 {
		return
	}
	if hasScalar(r) {
		v.everything(r)
		return
	}
	v.over(r, e)
}

// over asks for what windows of rows are made of: with rows that change these
// are all that divides, sorts and goes into them (StreamPhysicalOverAggregate).
func (v *visitor) over(r *plan.Project, e *edge) {
	input := r.Inputs()[0]
	updating := !v.changesOf(input).Appends()
	below := newEdge()
	for f := range e.used {
		below.use(made(f)...)
	}
	for f, n := range e.need {
		overs := f.Overs()
		if calls := v.madeBy(f); len(calls) > 0 {
			v.report(Unsteady{Flaw: Column, At: r, Field: f, Call: calls[0], For: n.by}) // before the windows, or after
		}
		if updating || len(overs) == 0 {
			for _, from := range made(f) {
				below.require(from, n)
			}
		}
	}
	for f := range e.used {
		for _, call := range f.Overs() {
			v.divided(r, f, call, below)
		}
	}
	v.ask(input, below)
}

func (v *visitor) divided(r *plan.Project, f *plan.Field, call *sql.Call, below *edge) {
	w := plan.Over(r, call)
	if w == nil || v.changesOf(r.Inputs()[0]).Appends() {
		return
	}
	exprs := slices.Clone(w.PartitionBy)
	for _, item := range w.OrderBy {
		exprs = append(exprs, item.Expr)
	}
	for _, e := range exprs {
		sql.Inspect(e, func(n sql.Node) bool {
			if name, ok := n.(*sql.Name); ok {
				if field := v.Plan.Meant(f, name); field != nil {
					below.require(field, need{by: r, certain: true})
				}
			}
			return true
		})
	}
}
