package changelog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Flaw is what is not the same when it is computed again for a row that is
// taken back.
type Flaw uint8

// The flaws.
const (
	Column    Flaw = iota // a column that a function makes anew each time
	Condition             // a condition with such a function
	Metadata              // a column that tells of a change and not of the row
	Found                 // what a lookup join finds in a table that may have changed
	Predicted             // what a model says
	Handed                // what a process table function may make of such a column
)

// Unsteady is a value that is not deterministic where Flink has to find the row
// that a change is for by it, or asks it again for a row that is taken back.
type Unsteady struct {
	Flaw Flaw
	// At is the relation that computes the value or reads it.
	At plan.Rel
	// Field is the column that is not deterministic, as At has it; nil for a
	// Condition.
	Field *plan.Field
	// Call is the call that is not deterministic; nil for Metadata and Found.
	Call *sql.Call
	// For is the relation that finds rows by the value; nil for the sink.
	For plan.Rel
	// Certain is unset where too little is known of keys or kinds of change.
	Certain bool
}

// A Strategy is what a job's configuration says about changes.
type Strategy struct {
	// Normalized says that changes that come twice are sorted out behind the
	// source (table.exec.source.cdc-events-duplicate).
	Normalized bool
	// Materialize is table.exec.sink.upsert-materialize; "" is AUTO.
	Materialize string
}

// Unsteady returns the values below a sink that are not deterministic although
// they have to be: what Flink's planner refuses, or keeps in state, where
// table.optimizer.non-deterministic-update.strategy is TRY_RESOLVE, and lets pass
// where it is IGNORE (StreamNonDeterministicUpdatePlanVisitor, since 1.16).
//
// As there, the sink asks for its key or for whole rows, each relation asks its
// inputs for what it finds rows by and what is asked of it, and nothing is asked
// of rows that only come, or of an upsert key.
func (l *Log) Unsteady(sink *plan.Sink, s Strategy) []Unsteady {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := asked{sink, s}
	found, known := l.unsteady[key]
	if !known {
		found = l.judge(sink, s)
		l.unsteady[key] = found
	}
	return found
}

// asked is what the values below a sink are judged by.
type asked struct {
	sink *plan.Sink
	Strategy
}

// judge finds them. Several rules ask the same, each of its own part.
func (l *Log) judge(sink *plan.Sink, s Strategy) []Unsteady {
	v := &visitor{Log: l, sink: sink, strategy: s, edges: make(map[plan.Rel]*edge), reads: make(map[*catalog.Table]int), said: make(map[Unsteady]bool)}
	order := v.order()
	if !v.worthwhile(order) {
		return nil
	}
	for _, r := range order {
		if scan, ok := r.(*plan.Scan); ok {
			v.reads[scan.Table]++
		}
	}
	v.fromSink()
	for _, r := range order {
		if e := v.edges[r]; e != nil {
			v.visit(r, e)
		}
	}
	slices.SortStableFunc(v.found, func(a, b Unsteady) int {
		return cmp.Or(cmp.Compare(a.pos(), b.pos()), cmp.Compare(a.Flaw, b.Flaw), cmp.Compare(a.name(), b.name()))
	})
	return v.found
}

func (u Unsteady) pos() int {
	switch {
	case u.Call != nil:
		return int(u.Call.Pos())
	case u.At != nil && u.At.Node() != nil:
		return int(u.At.Node().Pos())
	}
	return 0
}

func (u Unsteady) name() string {
	if u.Field == nil {
		return ""
	}
	return u.Field.Name
}

// Wavering returns the calls in an expression that do not yield the same for the
// same row when it is computed again (Flink: "Determinism in Continuous
// Queries"). Queries are not entered.
func Wavering(v flink.Version, e sql.Node) []*sql.Call {
	var calls []*sql.Call
	if e == nil {
		return nil
	}
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query:
			return false
		case *sql.Call:
			if n.Name != nil && len(n.Name.Parts) == 1 && wavers(v, n) {
				calls = append(calls, n)
			}
		}
		return true
	})
	return calls
}

func wavers(v flink.Version, call *sql.Call) bool {
	name := strings.ToUpper(call.Name.String())
	f, known := flink.FindFunction(v, name)
	if !known || f.Determinism == flink.Deterministic {
		return false
	}
	return len(call.Args) == 0 || name != "UNIX_TIMESTAMP" // that of a text is always the same
}

// A visitor asks the relations below a sink, those that read others before
// these, for what has to be deterministic.
type visitor struct {
	*Log
	sink     *plan.Sink
	strategy Strategy
	edges    map[plan.Rel]*edge
	// reads counts how often each table is read.
	reads map[*catalog.Table]int
	found []Unsteady
	said  map[Unsteady]bool
}

// An edge is what is asked of a relation.
type edge struct {
	// used are the fields that are read, need those of them that have to be
	// deterministic.
	used map[*plan.Field]bool
	need map[*plan.Field]need
	// conds are the conditions right above the relation.
	conds []condition
}

// A need says who finds rows by a field, and whether that is certain.
type need struct {
	by      plan.Rel
	certain bool
	// handed says that by is a function and may not read the field at all.
	handed bool
}

// A condition is one that rows have to meet.
type condition struct {
	at plan.Rel
	// calls are those that are not deterministic, refs the fields that decide.
	calls []*sql.Call
	refs  []*plan.Field
	// armed is set where something of what passes has to be deterministic.
	armed *need
	// strict says that it does not hold of NULL.
	strict bool
}

func newEdge() *edge {
	return &edge{used: make(map[*plan.Field]bool), need: make(map[*plan.Field]need)}
}

// use notes that fields are read.
func (e *edge) use(fields ...*plan.Field) {
	for _, f := range fields {
		e.used[f] = true
	}
}

// require notes that a field has to be deterministic. What is certain comes
// before what is not, a relation before the sink.
func (e *edge) require(f *plan.Field, n need) {
	e.used[f] = true
	known, ok := e.need[f]
	if !ok || n.certain && !known.certain || n.certain == known.certain && known.by == nil {
		e.need[f] = n
	}
}

// requireAll asks for all that is read.
func (e *edge) requireAll(n need) {
	for f := range e.used {
		e.require(f, n)
	}
}

// add puts what another reader asks to what is asked already.
func (e *edge) add(o *edge) {
	for f := range o.used {
		e.used[f] = true
	}
	for f, n := range o.need {
		e.require(f, n)
	}
	e.conds = append(e.conds, o.conds...)
}

// doubt makes all that is asked uncertain.
func (e *edge) doubt() {
	for f, n := range e.need {
		n.certain = false
		e.need[f] = n
	}
}

// some returns one of the needs, a certain one if there is one, and one of a
// relation rather than of the sink; nil where nothing is needed.
func (e *edge) some() *need {
	var found *need
	for _, n := range e.need {
		if found == nil || n.certain && !found.certain || n.certain == found.certain && found.by == nil {
			found = &n
		}
	}
	return found
}

// order returns the relations below the sink, each before what it reads.
func (v *visitor) order() []plan.Rel {
	var list []plan.Rel
	seen := make(map[plan.Rel]bool)
	var visit func(plan.Rel)
	visit = func(r plan.Rel) {
		if r == nil || seen[r] {
			return
		}
		seen[r] = true
		for _, input := range r.Inputs() {
			visit(input)
		}
		for _, q := range inner(r) {
			visit(v.Plan.Query(q))
		}
		list = append(list, r)
	}
	visit(v.sink.Input)
	slices.Reverse(list)
	return list
}

// inner returns the queries in the expressions of a relation.
func inner(r plan.Rel) []sql.Query {
	switch r := r.(type) {
	case *plan.Filter:
		return Queries(r.Cond)
	case *plan.Project:
		var list []sql.Query
		for _, f := range r.Fields() {
			if len(f.From) == 0 && f.Expr != nil {
				list = append(list, Scalars(f.Expr)...)
			}
		}
		return list
	}
	return nil
}

// worthwhile reports whether rows change below the sink and something there may
// not be deterministic: for most sinks one is not the case.
func (v *visitor) worthwhile(order []plan.Rel) bool {
	return slices.ContainsFunc(order, func(r plan.Rel) bool { c := v.changesOf(r); return c.Updates() || c.Deletes() }) &&
		slices.ContainsFunc(order, v.suspect)
}

func (v *visitor) suspect(r plan.Rel) bool {
	switch r := r.(type) {
	case *plan.Scan:
		return slices.ContainsFunc(r.Fields(), func(f *plan.Field) bool {
			f = declared(f)
			return f.Column != nil && (f.Column.Kind == sql.Metadata || len(v.wavering(f.Expr)) > 0)
		})
	case *plan.Project:
		return slices.ContainsFunc(r.Fields(), func(f *plan.Field) bool { return len(f.From) == 0 && len(v.wavering(f.Expr)) > 0 })
	case *plan.Filter:
		return len(v.wavering(r.Cond)) > 0
	case *plan.Aggregate:
		return slices.ContainsFunc(r.Keys, func(e sql.Expr) bool { return len(v.wavering(e)) > 0 })
	case *plan.Join:
		return v.Plan.Form(r) == plan.Lookup || r.On != nil && len(v.wavering(r.On)) > 0
	case *plan.Function:
		return true
	case *plan.Unnest:
		return slices.ContainsFunc(r.Fields(), func(f *plan.Field) bool { return len(v.wavering(f.Expr)) > 0 })
	}
	return false
}

// wavering returns the calls of an expression that are not deterministic, those
// of the draft's own functions left out.
func (v *visitor) wavering(e sql.Node) []*sql.Call {
	if e == nil {
		return nil
	}
	return slices.DeleteFunc(Wavering(v.target, e), func(c *sql.Call) bool { return v.Plan.Function(c) != nil })
}

// declared returns the column of a table that a field of a scan is.
func declared(f *plan.Field) *plan.Field {
	if f.Column == nil && len(f.From) == 1 {
		return f.From[0]
	}
	return f
}

// report notes a flaw once.
func (v *visitor) report(u Unsteady) {
	key := u
	key.For, key.Certain = nil, true
	if u.Certain && !v.said[key] {
		v.said[key] = true
		doubtful := key
		doubtful.Certain = false
		if v.said[doubtful] {
			v.found = slices.DeleteFunc(v.found, func(o Unsteady) bool { o.For = nil; return o == doubtful })
		}
		v.found = append(v.found, u)
		return
	}
	key.Certain = false
	if !u.Certain && !v.said[key] {
		if certain := key; !v.said[func() Unsteady { certain.Certain = true; return certain }()] {
			v.said[key] = true
			v.found = append(v.found, u)
		}
	}
}

// fromSink asks for what the sink finds rows by: its key, or whole rows where it
// has none or has to mend their order.
func (v *visitor) fromSink() {
	e := newEdge()
	input := v.sink.Input
	e.use(input.Fields()...)
	if v.sink.Table.Known && !v.changesOf(input).Appends() {
		v.wanted(e)
	}
	v.ask(input, e)
}

func (v *visitor) wanted(e *edge) {
	takes := v.sink.Table.SinkChanges()
	if takes == 0 || takes == flink.Insert {
		return
	}
	whole, certain := v.wholeRows(takes)
	key := v.sink.Table.PrimaryKey
	for _, c := range v.sink.Columns {
		inKey := slices.Contains(key, c.Name)
		if c.Field != nil && (whole || inKey) {
			e.require(c.Field, need{certain: certain || inKey})
		}
	}
}

// wholeRows reports whether a sink finds rows by all of their columns
// (StreamPhysicalSink, upsert materialization).
func (v *visitor) wholeRows(takes flink.Changes) (whole, certain bool) {
	switch {
	case len(v.sink.Table.PrimaryKey) == 0:
		return true, true
	case strings.EqualFold(v.strategy.Materialize, "NONE"), takes != flink.Upsert && v.since(2, 2):
		return false, true
	case strings.EqualFold(v.strategy.Materialize, "FORCE"):
		return true, true
	}
	var places []int
	for _, name := range v.sink.Table.PrimaryKey {
		i := slices.IndexFunc(v.sink.Columns, func(c plan.SinkColumn) bool { return c.Name == name })
		if i < 0 {
			return true, false
		}
		places = append(places, i)
	}
	keys := v.upserts.of(v.sink.Input)
	// Before, tables that take whole changes have their order mended as well; in
	// which releases exactly is not known.
	return !keys.Within(places), keys.Exact && (takes == flink.Upsert || !v.since(2, 0))
}
