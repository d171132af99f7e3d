package plan

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Form is the way in which Flink runs a join.
type Form uint8

// The forms of joins. A MaybeJoin is one of which too little is known.
const (
	Regular    Form = iota
	Interval        // bounds the time between rows: state is dropped as time goes on
	WindowJoin      // pairs the rows of the same windows
	Temporal        // with a versioned table as of the row's event time
	Lookup          // asks another system as of the processing time
	Lateral         // with what a function or UNNEST makes of each row
	MaybeJoin
)

// A Comparison is a condition of a join that compares one side with the other.
type Comparison struct {
	At sql.Expr
	// Op is =, <, <=, > or >=, as seen with the left side first.
	Op string
	// Left and Right are the fields that the sides consist of, nil where a side
	// is more than one column, perhaps moved by a constant.
	Left, Right *Field
	// Plain says that neither side is moved by anything.
	Plain bool
}

func (p *Plan) formOf(j *Join) Form {
	if known, ok := p.forms[j]; ok {
		return known
	}
	p.forms[j] = MaybeJoin // where it is made of itself
	form := p.form(j)
	p.forms[j] = form
	return form
}

func (p *Plan) form(j *Join) Form {
	if j.Kind == sql.AsofJoin || j.Kind == sql.LeftAsofJoin {
		return MaybeJoin
	}
	if j.Kind == sql.CrossApply || j.Kind == sql.OuterApply {
		return Lateral
	}
	switch right := below(j.inputs[1]).(type) {
	case *Snapshot:
		return p.snapshotForm(j, right)
	case *Function, *Unnest:
		return Lateral
	case *Unknown:
		return MaybeJoin
	}
	if j.Correlated() {
		return MaybeJoin // correlated: what becomes of it depends on the query
	}
	bounds := p.boundsOf(j)
	switch {
	case bounds.Windows:
		return WindowJoin
	case bounds.Lower && bounds.Upper:
		return Interval
	case bounds.Maybe:
		return MaybeJoin
	}
	return Regular
}

// Correlated reports whether the right side is a query that may name columns of
// the left one: LATERAL (SELECT …).
func (j *Join) Correlated() bool {
	node, ok := j.node.(*sql.Join)
	if !ok {
		return false
	}
	right := node.Right
	if aliased, ok := right.(*sql.Aliased); ok {
		right = aliased.Rel
	}
	sub, ok := right.(*sql.Subquery)
	return ok && sub.Lateral
}

// below returns the relation under filters and projections.
func below(r Rel) Rel {
	for {
		switch r.(type) {
		case *Project, *Filter:
			if len(r.Inputs()) == 0 {
				return r
			}
			r = r.Inputs()[0]
		default:
			return r
		}
	}
}

// snapshotForm tells a lookup from a join with a versioned table by the time as
// of which it joins.
func (p *Plan) snapshotForm(j *Join, s *Snapshot) Form {
	switch t := p.period(j, s); t {
	case Proctime:
		return Lookup
	case Rowtime:
		return Temporal
	}
	return MaybeJoin
}

// period returns what the time of a snapshot is.
func (p *Plan) period(j *Join, s *Snapshot) Time {
	if name, ok := s.Period.(*sql.Name); ok {
		for _, ref := range s.Refs {
			if ref.At == name && len(ref.Nested) == 0 {
				return p.writtenTime(p.traitOf(j.inputs[0], ref.Field))
			}
		}
		return MaybeTime
	}
	return callTime(s.Period)
}

// writtenTime returns what a column is for time by its type alone, which a join
// or an aggregation below does not change: that is what tells a lookup.
func (p *Plan) writtenTime(t Trait) Time {
	switch t.Lost.(type) {
	case *Join, *Aggregate:
		if t.Column != nil {
			return tableTrait(t.Column).Time
		}
	}
	return t.Time
}

// Conjuncts returns the conditions that AND joins.
func Conjuncts(e sql.Expr) []sql.Expr {
	switch x := e.(type) {
	case nil:
		return nil
	case *sql.Paren:
		return Conjuncts(x.X)
	case *sql.Binary:
		if x.Op == "AND" {
			return append(Conjuncts(x.X), Conjuncts(x.Y)...)
		}
	}
	return []sql.Expr{e}
}

func (p *Plan) comparisonsOf(j *Join) []Comparison {
	if known, ok := p.comparisons[j]; ok {
		return known
	}
	list := newComparing(j.On, j.Refs).of(j)
	for _, f := range j.Where {
		if p.compared[f] == nil {
			p.compared[f] = newComparing(f.Cond, f.Refs)
		}
		list = append(list, p.compared[f].of(j)...)
	}
	for _, pair := range j.pairs {
		list = append(list, Comparison{nil, "=", pair[0], pair[1], true})
	}
	p.comparisons[j] = list
	return list
}

// A comparing is the comparisons of two columns in a condition that several joins
// may share, Left being the one that is written first.
type comparing struct {
	list []Comparison
	// by finds the comparisons that a column is in.
	by map[*Field][]int
}

func newComparing(cond sql.Expr, refs []Ref) *comparing {
	meant := make(map[*sql.Name]*Field, len(refs))
	for _, ref := range refs {
		if len(ref.Nested) == 0 {
			meant[ref.At] = ref.Field
		}
	}
	c := &comparing{by: make(map[*Field][]int)}
	for _, cond := range Conjuncts(cond) {
		switch e := cond.(type) {
		case *sql.Binary:
			if turned[e.Op] != "" {
				c.add(e, e.Op, e.X, e.Y, meant)
			}
		case *sql.Between:
			if !e.Not {
				c.add(e, ">=", e.X, e.Low, meant)
				c.add(e, "<=", e.X, e.High, meant)
			}
		}
	}
	return c
}

func (c *comparing) add(at sql.Expr, op string, x, y sql.Expr, meant map[*sql.Name]*Field) {
	fx, plainX := moved(x, meant)
	fy, plainY := moved(y, meant)
	if fx == nil || fy == nil {
		return
	}
	n := len(c.list)
	c.by[fx], c.by[fy] = append(c.by[fx], n), append(c.by[fy], n)
	c.list = append(c.list, Comparison{at, op, fx, fy, plainX && plainY})
}

// of returns the comparisons that are between the sides of a join, in order.
func (c *comparing) of(j *Join) []Comparison {
	var found []int
	if fields := j.inputs[1].Fields(); len(fields) < len(c.list) {
		for _, f := range fields {
			found = append(found, c.by[f]...)
		}
		slices.Sort(found)
		found = slices.Compact(found)
	} else {
		for i := range c.list {
			found = append(found, i)
		}
	}
	var list []Comparison
	for _, i := range found {
		x := c.list[i]
		firstLeft, firstRight := j.Sides(x.Left)
		secondLeft, secondRight := j.Sides(x.Right)
		switch {
		case firstLeft && secondRight:
			list = append(list, x)
		case firstRight && secondLeft:
			list = append(list, Comparison{x.At, turned[x.Op], x.Right, x.Left, x.Plain})
		}
	}
	return list
}

var turned = map[string]string{"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// moved returns the column that an expression is, perhaps with a constant added;
// plain says that nothing is.
func moved(e sql.Expr, meant map[*sql.Name]*Field) (f *Field, plain bool) {
	switch x := e.(type) {
	case *sql.Paren:
		return moved(x.X, meant)
	case *sql.Cast:
		f, _ = moved(x.X, meant)
		if f != nil && SameType(f.Type, x.Type) {
			return f, true
		}
		return nil, false
	case *sql.Name:
		return meant[x], true
	case *sql.Binary:
		if x.Op != "+" && x.Op != "-" {
			return nil, false
		}
		if constant(x.Y) {
			f, _ = moved(x.X, meant)
		} else if constant(x.X) && x.Op == "+" {
			f, _ = moved(x.Y, meant)
		}
	}
	return f, false
}

func constant(e sql.Expr) bool {
	switch x := e.(type) {
	case *sql.Interval, *sql.Number, *sql.Str:
		return true
	case *sql.Paren:
		return constant(x.X)
	case *sql.Binary:
		return constant(x.X) && constant(x.Y)
	}
	return false
}

// A Bound is what the conditions of a join say about the time between its rows.
type Bound struct {
	// Lower and Upper say that a time attribute of the left side is bounded by
	// one of the right side from below and from above.
	Lower, Upper bool
	// Windows says that both ends of the windows of its sides are equal.
	Windows bool
	// Maybe says that there may be more bounds than are known.
	Maybe bool
}

func (p *Plan) boundsOf(j *Join) Bound {
	var b Bound
	edges := map[Edge]bool{}
	for _, c := range p.comparisonsOf(j) {
		l, r := p.traitOf(j.inputs[0], c.Left), p.traitOf(j.inputs[1], c.Right)
		switch {
		case l.Edge != NoEdge && r.Edge == l.Edge && c.Op == "=":
			edges[l.Edge] = p.alike(l.Window, r.Window)
		case l.Time == MaybeTime || r.Time == MaybeTime:
			b.Maybe = b.Maybe || c.Op != "=" || l.Time == r.Time
		case l.Time != NoTime && l.Time == r.Time:
			b.Lower = b.Lower || strings.ContainsAny(c.Op, ">=") && !strings.HasPrefix(c.Op, "<")
			b.Upper = b.Upper || strings.ContainsAny(c.Op, "<=") && !strings.HasPrefix(c.Op, ">")
		}
	}
	b.Windows = edges[WindowStart] && edges[WindowEnd]
	b.Maybe = b.Maybe || open(j.inputs[0].Fields()) || open(j.inputs[1].Fields())
	return b
}

// alike reports whether two windows are of one kind and size, over times of one
// type.
func (p *Plan) alike(a, b *Window) bool {
	if a == b {
		return true
	}
	ta, tb := a.Timecol(), b.Timecol()
	if ta == nil || tb == nil {
		return true
	}
	return Kind(ta.Type) == Kind(tb.Type) && a.Func() == b.Func() && a.sizes() == b.sizes() && p.windowTime(a) == p.windowTime(b)
}

// sizes writes the arguments of the call that are not its table or its time.
func (w *Window) sizes() string {
	var texts []string
	for _, arg := range w.Call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		switch arg.(type) {
		case *sql.TableArg, *sql.Descriptor, *sql.SubqueryExpr:
		default:
			texts = append(texts, sql.Format(arg))
		}
	}
	return strings.Join(texts, ", ")
}
