package changelog

import (
	"slices"
	"strings"

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

// function judges the call of a table function over a whole table: a model, which
// may answer otherwise when it is asked again, or a process table function, of
// which no more is known than that it finds its state by what divides its rows
// (visitMLPredictTableFunction since 2.1; visitPtf in later releases).
func (v *visitor) function(r *plan.Function, e *edge) {
	v.check(e.conds...)
	if len(r.Inputs()) == 0 {
		return
	}
	input := r.Inputs()[0]
	updating := v.changesOf(input).Updates() || v.changesOf(input).Deletes()
	if Predicts(v.Plan, r) {
		has := fieldsOf(input)
		for f, n := range e.need {
			if !has[f] && updating {
				v.report(Unsteady{Flaw: Predicted, At: r, Field: f, Call: r.Call, For: n.by, Certain: n.certain})
			}
		}
		v.pass(r, e)
		return
	}
	below := newEdge()
	below.use(input.Fields()...)
	if updating {
		for _, n := range e.need {
			if n.by == nil {
				below.requireAll(need{by: r, handed: true})
			}
		}
		for _, f := range dividedBy(r) {
			below.require(f, need{by: r, certain: true})
		}
	}
	v.ask(input, below)
}

// Predicts reports whether a call is the built-in one of a model.
func Predicts(p *plan.Plan, r *plan.Function) bool {
	return p.Function(r.Call) == nil && r.Call.Name != nil && strings.EqualFold(r.Call.Name.String(), "ML_PREDICT")
}

// described returns the columns that the call of a model reads.
func described(r *plan.Function) (fields []*plan.Field) {
	for _, arg := range argumentsOf(r.Call) {
		if d, ok := arg.(*sql.Descriptor); ok {
			for _, column := range d.Columns {
				fields = append(fields, fieldNamed(r.Inputs()[0], column.Name)...)
			}
		}
	}
	return fields
}

// dividedBy returns the columns that the table of a call is divided by.
func dividedBy(r *plan.Function) (fields []*plan.Field) {
	for _, arg := range argumentsOf(r.Call) {
		table, ok := arg.(*sql.TableArg)
		if !ok {
			continue
		}
		for _, e := range table.PartitionBy {
			if name, ok := e.(*sql.Name); ok {
				fields = append(fields, fieldNamed(r.Inputs()[0], name.Last().Name)...)
			}
		}
	}
	return fields
}

// argumentsOf returns the arguments of a call without the names that they are
// given by.
func argumentsOf(call *sql.Call) []sql.Expr {
	var args []sql.Expr
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		args = append(args, arg)
	}
	return args
}

// fieldNamed returns the field of a relation that has a name, none where there is
// no such field.
func fieldNamed(r plan.Rel, name string) []*plan.Field {
	for _, f := range r.Fields() {
		if f.Name == name && !f.Rest {
			return []*plan.Field{f}
		}
	}
	return nil
}
