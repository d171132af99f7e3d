package changelog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Key is some of the fields of a relation, by their index, in order: no two
// rows agree on all of them, and a change finds its row by them. The empty key
// is that of a single row.
type Key []int

// Keys are the upsert keys of a relation. Where they are not Exact there may be
// others.
type Keys struct {
	List  []Key
	Exact bool
}

// Within reports whether one of the keys holds no other fields than those given.
func (k Keys) Within(fields []int) bool {
	return slices.ContainsFunc(k.List, func(key Key) bool { return key.in(fields) })
}

func (k Key) in(fields []int) bool {
	return !slices.ContainsFunc(k, func(i int) bool { return !slices.Contains(fields, i) })
}

// add adds a key that is not there yet.
func (k *Keys) add(key Key) {
	slices.Sort(key)
	key = slices.Compact(key)
	if !slices.ContainsFunc(k.List, func(other Key) bool { return slices.Equal(other, key) }) && len(k.List) < maxKeys {
		k.List = append(k.List, key)
	}
}

// maxKeys bounds the keys of a relation: a join has those of its sides and all
// pairs of them.
const maxKeys = 16

// containing returns the keys that hold all the fields. Rows are sent by these
// fields, and a key without them would lose the order of its changes.
func (k Keys) containing(fields []int) Keys {
	kept := Keys{Exact: k.Exact}
	for _, key := range k.List {
		if Key(fields).in(key) {
			kept.add(slices.Clone(key))
		}
	}
	return kept
}

// Keys returns the upsert keys of a relation.
func (l *Log) Keys(r plan.Rel) Keys {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.upserts.of(r)
}

// SteadyKeys returns the upsert keys that a relation would have if its rows kept
// their order while they are sent to a join or a ranking. They do as long as the
// columns that they are sent by do not change.
func (l *Log) SteadyKeys(r plan.Rel) Keys {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.steady.of(r)
}

// A keyer finds keys: upsert keys, or with upsert unset unique keys, which also
// hold where changes of a row may overtake one another.
type keyer struct {
	*Log
	upsert bool
	// steady says that no rows lose their order where they are sent.
	steady bool
	known  map[plan.Rel]Keys
}

func (l *keyer) of(r plan.Rel) Keys {
	if known, ok := l.known[r]; ok {
		return known
	}
	l.known[r] = Keys{} // where it is made of itself
	keys := l.find(r)
	l.known[r] = keys
	return keys
}

// sent returns the keys that hold after rows are sent by some of their fields.
func (l *keyer) sent(keys Keys, fields []int) Keys {
	if !l.upsert || l.steady {
		return keys
	}
	return keys.containing(fields)
}

func (l *keyer) find(r plan.Rel) Keys {
	switch r := r.(type) {
	case *plan.Scan:
		if !l.upsert && !r.Table.SourceChanges().Appends() {
			return Keys{} // of rows that change there may be two at a time
		}
		return scanKeys(r)
	case *plan.Snapshot, *plan.SoftDelete:
		return l.of(r.Inputs()[0])
	case *plan.Sort:
		return l.sortKeys(r)
	case *plan.Project:
		return l.projectKeys(r)
	case *plan.Filter:
		return l.filterKeys(r)
	case *plan.Aggregate:
		return l.groupKeys(r)
	case *plan.Join:
		return l.joinKeys(r)
	case *plan.Union:
		return l.unionKeys(r)
	case *plan.Function:
		if Predicts(l.Plan, r) {
			return l.of(r.Inputs()[0])
		}
	case *plan.Values, *plan.Match, *plan.Unnest, *plan.Window:
		return Keys{Exact: true}
	}
	return Keys{}
}

func scanKeys(r *plan.Scan) Keys {
	return keyOf(r, r.Table.PrimaryKey, Keys{Exact: r.Table.Known})
}

// keyOf adds the key of the fields with the names, if there is any.
func keyOf(r plan.Rel, names []string, keys Keys) Keys {
	if len(names) == 0 {
		return keys
	}
	var key Key
	for _, name := range names {
		i := slices.IndexFunc(r.Fields(), func(f *plan.Field) bool { return f.Name == name && !f.Rest })
		if i < 0 {
			return Keys{}
		}
		key = append(key, i)
	}
	keys.add(key)
	return keys
}

// indexes returns where the fields that rows are told apart by stand in a
// relation; ok is false where one is missing.
func indexes(r plan.Rel, fields []*plan.Field) (key Key, ok bool) {
	for _, f := range fields {
		i := slices.Index(r.Fields(), f)
		if i < 0 {
			return nil, false
		}
		key = append(key, i)
	}
	return key, true
}

// projectKeys carries the keys of the input over to the fields that pass theirs
// on. Over an aggregate they are its groups.
func (l *keyer) projectKeys(r *plan.Project) Keys {
	if len(r.Inputs()) == 0 {
		return Keys{Exact: true}
	}
	if len(r.Key) > 0 {
		return declaredKeys(r)
	}
	if overs := l.unrankedOvers(r); len(overs) > 0 {
		return l.overKeys(r, overs)
	}
	if a, having := aggregateBelow(r); a != nil && !a.Distinct {
		return l.aggregated(r, a, having)
	}
	if hasScalar(r) {
		input := l.of(r.Inputs()[0])
		return Keys{Exact: input.Exact && len(input.List) == 0}
	}
	return l.carried(r, l.of(r.Inputs()[0]))
}

// declaredKeys returns the key that a transform of a pipeline declares.
func declaredKeys(r *plan.Project) Keys {
	return keyOf(r, r.Key, Keys{Exact: true})
}

func hasScalar(r *plan.Project) bool {
	return slices.ContainsFunc(r.Fields(), func(f *plan.Field) bool { return len(f.From) == 0 && len(Scalars(f.Expr)) > 0 })
}

func (l *keyer) unrankedOvers(r *plan.Project) (calls []*sql.Call) {
	for _, f := range r.Fields() {
		if !l.ranked(r, f) {
			calls = append(calls, f.Overs()...)
		}
	}
	return calls
}

func (l *keyer) overKeys(r *plan.Project, _ []*sql.Call) Keys {
	if input := l.changesOf(r.Inputs()[0]); input.Appends() {
		return l.carried(r, Keys{Exact: l.of(r.Inputs()[0]).Exact && len(l.of(r.Inputs()[0]).List) == 0})
	}
	return Keys{}
}

// carried maps keys of the input to the fields of a projection.
func (l *keyer) carried(r *plan.Project, input Keys) Keys {
	places, doubtful := places(r)
	keys := Keys{Exact: input.Exact}
	for _, key := range input.List {
		mapped := []Key{{}}
		for _, i := range key {
			var next []Key
			for _, at := range places[i] {
				for _, prefix := range mapped {
					next = append(next, append(slices.Clone(prefix), at))
				}
			}
			if len(next) == 0 && doubtful[i] {
				keys.Exact = false
			}
			mapped = next[:min(len(next), maxKeys)]
		}
		for _, key := range mapped {
			keys.add(key)
		}
	}
	return keys
}

// places returns, for each field of a projection's input, where its value stands
// in the projection; doubtful are those that only a CAST passes on, which keeps
// values apart in some releases and for some types.
func places(r *plan.Project) (at map[int][]int, doubtful map[int]bool) {
	at, doubtful = map[int][]int{}, map[int]bool{}
	index := make(map[*plan.Field]int, len(r.Inputs()[0].Fields()))
	for i, f := range r.Inputs()[0].Fields() {
		if _, there := index[f]; !there {
			index[f] = i
		}
	}
	for i, f := range r.Fields() {
		from, cast := plan.Passed(f)
		j, ok := index[from]
		switch {
		case from == nil || !ok:
		case !cast || plan.SameType(f.Type, from.Type):
			at[j] = append(at[j], i)
		default:
			doubtful[j] = true
		}
	}
	return at, doubtful
}

// aggregateBelow returns the aggregate whose groups a projection selects from,
// and whether HAVING stands between.
func aggregateBelow(r *plan.Project) (*plan.Aggregate, bool) {
	input, having := r.Inputs()[0], false
	for {
		switch in := input.(type) {
		case *plan.Filter:
			input, having = in.Inputs()[0], true
			continue
		case *plan.Aggregate:
			return in, having
		}
		return nil, false
	}
}

// aggregated returns the key of groups: what they are grouped by. A window's
// start tells it as well as its end does.
func (l *keyer) aggregated(r *plan.Project, a *plan.Aggregate, _ bool) Keys {
	if slices.ContainsFunc(a.Keys, grouping) {
		return Keys{Exact: true} // which groups a row is of is no column
	}
	input := a.Inputs()[0]
	window := a.GroupWindow() != nil || l.Plan.WindowOf(a) != nil
	var parts [][]int
	var edges []int
	for _, key := range a.Keys {
		at, edge, known := l.groupedAt(r, a, input, key)
		if !known {
			return Keys{}
		}
		if edge {
			edges = append(edges, at...)
			continue
		}
		parts = append(parts, at)
	}
	if window {
		edges = append(edges, groupEdges(r)...)
		parts = append(parts, edges)
	}
	keys := Keys{Exact: true}
	mapped := []Key{{}}
	for _, at := range parts {
		var next []Key
		for _, i := range at {
			for _, prefix := range mapped {
				next = append(next, append(slices.Clone(prefix), i))
			}
		}
		mapped = next[:min(len(next), maxKeys)]
	}
	for _, key := range mapped {
		keys.add(key)
	}
	return keys
}

func grouping(e sql.Expr) bool {
	_, ok := e.(*sql.Grouping)
	return ok
}

// groupedAt returns where a key of a group stands among the fields; edge says
// that it is a column of the window.
func (l *keyer) groupedAt(r *plan.Project, a *plan.Aggregate, input plan.Rel, key sql.Expr) (at []int, edge, known bool) {
	if call, ok := key.(*sql.Call); ok && a.GroupWindow() == call {
		return nil, true, true
	}
	field := meant(a.Refs, key)
	if field != nil && constantField(field) && len(a.Keys) > 1 {
		return nil, true, true // it tells no groups apart, as little as a window's other columns do
	}
	if field != nil {
		edge = l.Plan.Trait(input, field).Edge != plan.NoEdge && l.Plan.WindowOf(a) != nil
		for i, f := range r.Fields() {
			if from, cast := plan.Passed(f); from == field && (!cast || plan.SameType(f.Type, from.Type)) {
				at = append(at, i)
			}
		}
		return at, edge, true
	}
	if _, name := key.(*sql.Name); name {
		return nil, false, false
	}
	text := sql.Format(key)
	for i, f := range r.Fields() {
		if e, ok := f.Expr.(sql.Expr); ok && len(f.From) == 0 && sql.Format(e) == text {
			at = append(at, i)
		}
	}
	return at, false, true
}

// constantField reports whether a field is the same in all rows.
func constantField(f *plan.Field) bool {
	for from, _ := plan.Passed(f); from != nil; from, _ = plan.Passed(f) {
		f = from
	}
	switch f.Expr.(type) {
	case *sql.Str, *sql.Number:
		return len(f.From) == 0
	}
	return false
}

func meant(refs []plan.Ref, e sql.Expr) *plan.Field {
	name, ok := bare(e).(*sql.Name)
	if !ok {
		return nil
	}
	for _, ref := range refs {
		if ref.At == name && len(ref.Nested) == 0 {
			return ref.Field
		}
	}
	return nil
}

// groupEdges returns the fields that call for the start or end of a group
// window.
func groupEdges(r *plan.Project) (at []int) {
	for i, f := range r.Fields() {
		if call, ok := f.Expr.(*sql.Call); ok && call.Name != nil && windowEnds[call.Name.String()] {
			at = append(at, i)
		}
	}
	return at
}

var windowEnds = map[string]bool{
	"TUMBLE_START": true, "TUMBLE_END": true, "TUMBLE_ROWTIME": true, "HOP_START": true, "HOP_END": true, "HOP_ROWTIME": true,
	"SESSION_START": true, "SESSION_END": true, "SESSION_ROWTIME": true,
}

// groupKeys returns the keys of an aggregate itself, whose fields are those of
// its input: the whole row of SELECT DISTINCT.
func (l *keyer) groupKeys(r *plan.Aggregate) Keys {
	if !r.Distinct {
		return Keys{}
	}
	key := Key{}
	for i, f := range r.Fields() {
		if f.Rest {
			return Keys{}
		}
		key = append(key, i)
	}
	keys := Keys{Exact: true}
	keys.add(key)
	if inner := l.of(r.Inputs()[0]); len(l.uniques.of(r.Inputs()[0]).List) > 0 {
		return inner // nothing is to be done
	}
	return keys
}
