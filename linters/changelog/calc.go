package changelog

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// ask asks a relation for what e holds. What the planner computes in one place,
// projections and filters upon each other, is gone through at once.
func (v *visitor) ask(r plan.Rel, e *edge) {
	v.exceptKey(r, e)
	changes := v.changesOf(r)
	switch {
	case changes.Appends():
		clear(e.need)
	case changes == 0:
		e.doubt()
	}
	armed := e.some()
	for i := range e.conds {
		e.conds[i].armed = armed
	}
	for r != nil && v.computes(r) {
		r = v.through(r, e, armed)
	}
	if r == nil {
		return
	}
	v.exceptKey(r, e)
	if known := v.edges[r]; known != nil {
		known.add(e)
		return
	}
	v.edges[r] = e
}

// computes reports whether a relation only computes columns of rows and drops
// rows, each by itself.
func (v *visitor) computes(r plan.Rel) bool {
	switch r := r.(type) {
	case *plan.Project:
		return len(r.Inputs()) > 0 && !hasScalar(r) && len((&v.upserts).unrankedOvers(r)) == 0
	case *plan.Filter:
		return v.Plan.Rank(r) == nil && len(Queries(r.Cond)) == 0
	}
	return false
}

// exceptKey takes the upsert key that leaves least out of what is asked: changes
// of a row agree on it.
func (v *visitor) exceptKey(r plan.Rel, e *edge) {
	if len(e.need) == 0 {
		return
	}
	keys := v.upserts.of(r)
	if !keys.Exact {
		defer e.doubt()
	}
	fields := r.Fields()
	own := refsOf(r)
	var best Key
	left := -1
	for _, key := range keys.List {
		n := len(e.need)
		for _, i := range key {
			if !e.used[fields[i]] && !own[fields[i]] && !v.kept(r) {
				n = -1 // the planner drops the column, and the key with it
				break
			}
			if _, needed := e.need[fields[i]]; needed {
				n--
			}
		}
		if n >= 0 && (left < 0 || n < left) {
			best, left = key, n
		}
	}
	for _, i := range best {
		delete(e.need, fields[i])
	}
}

// kept reports whether a relation keeps the columns of its key whoever reads
// them: a table of upserts is sorted out by its key.
func (v *visitor) kept(r plan.Rel) bool {
	scan, ok := r.(*plan.Scan)
	return ok && v.normalized(scan)
}

// refsOf returns the fields that a relation reads for itself.
func refsOf(r plan.Rel) map[*plan.Field]bool {
	var refs []plan.Ref
	switch r := r.(type) {
	case *plan.Join:
		refs = r.Refs
	case *plan.Sort:
		refs = r.Refs
	default:
		return nil
	}
	own := make(map[*plan.Field]bool, len(refs))
	for _, ref := range refs {
		own[ref.Field] = true
	}
	return own
}

// through takes what is asked of a projection or a filter to its input, and
// returns this; nil where that was asked already.
func (v *visitor) through(r plan.Rel, e *edge, armed *need) plan.Rel {
	switch r := r.(type) {
	case *plan.Filter:
		e.conds = append(e.conds, v.conjuncts(r, r.Cond, r.Refs, armed)...)
	case *plan.Project:
		if a, _ := aggregateBelow(r); a != nil && !a.Distinct {
			v.groups(r, a, e, armed)
			return nil
		}
		v.columns(r, e)
	}
	return r.Inputs()[0]
}

// conjuncts takes a condition apart.
func (v *visitor) conjuncts(at plan.Rel, cond sql.Expr, refs []plan.Ref, armed *need) []condition {
	if cond == nil {
		return nil
	}
	meant := make(map[*sql.Name]*plan.Field, len(refs))
	for _, ref := range refs {
		meant[ref.At] = ref.Field
	}
	var list []condition
	for _, e := range plan.Conjuncts(cond) {
		list = append(list, condition{at, v.wavering(e), fieldsIn(e, meant), armed, strict(e)})
	}
	return list
}

// strict reports whether a condition is certain not to hold of NULL.
func strict(e sql.Expr) bool {
	b, ok := bare(e).(*sql.Binary)
	return ok && slices.Contains([]string{"=", "<>", "<", "<=", ">", ">="}, b.Op) && plainly(b.X) && plainly(b.Y)
}

// plainly reports whether an expression is NULL where a column in it is.
func plainly(e sql.Expr) bool {
	switch e := bare(e).(type) {
	case *sql.Name, *sql.Number, *sql.Str:
		return true
	case *sql.Cast:
		return plainly(e.X)
	case *sql.Binary:
		return plainly(e.X) && plainly(e.Y)
	case *sql.Call:
		return len(e.Args) == 0 || !slices.ContainsFunc(e.Args, func(arg sql.Expr) bool { _, number := arg.(*sql.Number); return !number })
	}
	return false
}

// fieldsIn returns the fields that an expression names.
func fieldsIn(e sql.Node, meant map[*sql.Name]*plan.Field) (fields []*plan.Field) {
	sql.Inspect(e, func(n sql.Node) bool {
		if name, ok := n.(*sql.Name); ok && meant[name] != nil {
			fields = append(fields, meant[name])
		}
		return true
	})
	return fields
}

// columns takes what is asked of the columns of a projection to the columns that
// they are made of.
func (v *visitor) columns(r *plan.Project, e *edge) {
	used, needs := e.used, e.need
	below := newEdge()
	for _, c := range e.conds {
		below.conds = append(below.conds, v.under(c, used))
	}
	for f := range used {
		n, needed := needs[f]
		calls := v.madeBy(f)
		if needed && len(calls) > 0 {
			flaw := Column
			if n.handed {
				flaw = Handed
			}
			v.report(Unsteady{Flaw: flaw, At: r, Field: f, Call: calls[0], For: n.by, Certain: n.certain})
		}
		for _, from := range made(f) {
			below.use(from)
			if needed {
				below.require(from, n)
			}
		}
	}
	*e = *below
}

// madeBy returns the calls that make a field not deterministic where it is
// computed.
func (v *visitor) madeBy(f *plan.Field) []*sql.Call {
	if len(f.From) > 0 {
		return nil
	}
	return v.wavering(f.Expr)
}

// made returns the fields that a field is made of.
func made(f *plan.Field) []*plan.Field {
	if len(f.From) > 0 {
		return f.From
	}
	var list []*plan.Field
	for _, ref := range f.Refs {
		list = append(list, ref.Field)
	}
	return list
}

// under returns a condition as one on what a projection reads. A column that is
// read by others as well is computed before.
func (v *visitor) under(c condition, used map[*plan.Field]bool) condition {
	moved := condition{at: c.at, calls: c.calls, armed: c.armed, strict: c.strict}
	for _, f := range c.refs {
		moved.strict = moved.strict && passes(f)
		if !used[f] {
			moved.calls = append(slices.Clip(moved.calls), v.madeBy(f)...)
		}
		moved.refs = append(moved.refs, made(f)...)
	}
	return moved
}

// passes reports whether a field is another one as it is.
func passes(f *plan.Field) bool {
	from, _ := plan.Passed(f)
	return from != nil
}

// check reports a condition that is not deterministic where rows change.
func (v *visitor) check(conds ...condition) {
	for _, c := range conds {
		if len(c.calls) > 0 && c.armed != nil {
			v.report(Unsteady{Flaw: Condition, At: c.at, Call: c.calls[0], For: c.armed.by, Certain: c.armed.certain})
		}
	}
}

// groups takes what is asked of a projection over groups to the input of the
// groups. Groups of rows that change find what they take back by all that goes
// into them.
func (v *visitor) groups(r *plan.Project, a *plan.Aggregate, e *edge, armed *need) {
	below := newEdge()
	e.conds = slices.DeleteFunc(e.conds, func(c condition) bool {
		moved, ok := onKeys(a, c)
		if ok {
			below.conds = append(below.conds, moved)
		}
		return ok
	})
	g := partsOf(v, r, a, e)
	if !v.changesOf(r).Appends() {
		for f, n := range e.need {
			if calls := g.outside(f.Expr); len(f.From) == 0 && len(calls) > 0 {
				v.report(Unsteady{Flaw: Column, At: r, Field: f, Call: calls[0], For: n.by, Certain: n.certain})
			}
		}
		v.check(e.conds...)
		for in := r.Inputs()[0]; in != plan.Rel(a); in = in.Inputs()[0] {
			if having, ok := in.(*plan.Filter); ok && armed != nil {
				if calls := g.outside(having.Cond); len(calls) > 0 {
					v.report(Unsteady{Flaw: Condition, At: having, Call: calls[0], For: armed.by, Certain: armed.certain})
				}
			}
		}
	}
	input := a.Inputs()[0]
	for f := range g.reads {
		below.use(f)
	}
	if changes := v.changesOf(input); !changes.Appends() {
		n := need{by: a, certain: changes != 0}
		below.requireAll(n)
		for _, part := range g.parts {
			if calls := v.wavering(part.expr); len(calls) > 0 {
				v.report(Unsteady{Flaw: Column, At: a, Field: part.field, Call: calls[0], For: a, Certain: n.certain})
			}
		}
	}
	v.ask(input, below)
}

// onKeys returns a condition on the keys of groups as one on the rows that are
// grouped, which the planner looks at first.
func onKeys(a *plan.Aggregate, c condition) (condition, bool) {
	moved := condition{at: c.at, calls: c.calls, strict: c.strict}
	for _, f := range c.refs {
		from, _ := plan.Passed(f)
		if from == nil || !slices.ContainsFunc(a.Refs, func(ref plan.Ref) bool { return ref.Field == from }) {
			return c, false
		}
		moved.refs = append(moved.refs, from)
	}
	return moved, len(a.Keys) > 0
}

// A groupParts tells what of a projection over groups is computed before the rows
// are grouped: the keys, and the arguments of aggregate functions.
type groupParts struct {
	v *visitor
	// keys are the texts of the keys that are not deterministic.
	keys  map[string]bool
	reads map[*plan.Field]bool
	parts []groupPart
}

// A groupPart is an expression that is computed before rows are grouped, and the
// field that it goes into; nil for a key.
type groupPart struct {
	expr  sql.Node
	field *plan.Field
}

func partsOf(v *visitor, r *plan.Project, a *plan.Aggregate, e *edge) *groupParts {
	g := &groupParts{v: v, keys: map[string]bool{}, reads: map[*plan.Field]bool{}}
	for _, key := range a.Keys {
		if call, ok := key.(*sql.Call); ok && call == a.GroupWindow() {
			continue
		}
		if len(v.wavering(key)) > 0 {
			g.keys[sql.Format(key)] = true
		}
		g.parts = append(g.parts, groupPart{key, nil})
	}
	for _, ref := range a.Refs {
		g.reads[ref.Field] = true
	}
	for f := range e.used {
		g.gather(f)
	}
	if a.GroupWindow() != nil || v.Plan.WindowOf(a) != nil { // of whose calls none is dropped
		for _, f := range r.Fields() {
			g.gather(f)
		}
	}
	for _, c := range e.conds {
		for _, f := range c.refs {
			g.gather(f)
		}
	}
	for in := r.Inputs()[0]; in != plan.Rel(a); in = in.Inputs()[0] {
		if having, ok := in.(*plan.Filter); ok {
			g.gather(&plan.Field{Expr: having.Cond, Refs: having.Refs})
		}
	}
	return g
}

// gather notes what a field reads of the rows that are grouped.
func (g *groupParts) gather(f *plan.Field) {
	for _, from := range made(f) {
		g.reads[from] = true
	}
	if len(f.From) > 0 || f.Expr == nil {
		return
	}
	sql.Inspect(f.Expr, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query:
			return false
		case *sql.Call:
			if g.aggregates(n) {
				g.parts = append(g.parts, groupPart{n, f})
				return false
			}
		}
		return true
	})
}

// aggregates reports whether a call is one of an aggregate function; one that is
// not known is taken for none.
func (g *groupParts) aggregates(call *sql.Call) bool {
	return call.Over == nil && call.Name != nil && plan.Aggregates(strings.ToUpper(call.Name.String()))
}

// outside returns the calls that are not deterministic and computed with the
// finished groups.
func (g *groupParts) outside(e sql.Node) []*sql.Call {
	var calls []*sql.Call
	if e == nil {
		return nil
	}
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query:
			return false
		case sql.Expr:
			if len(g.keys) > 0 && g.keys[sql.Format(n)] {
				return false
			}
			if call, ok := n.(*sql.Call); ok {
				if g.aggregates(call) {
					return false
				}
				if wavering := g.v.wavering(call); slices.Contains(wavering, call) {
					calls = append(calls, call)
				}
			}
		}
		return true
	})
	return calls
}
