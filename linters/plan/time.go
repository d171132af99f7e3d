package plan

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Time says whether a column is a time attribute where it stands.
type Time uint8

// What a column may be for time. MaybeTime is that of a column of which too
// little is known.
const (
	NoTime Time = iota
	Rowtime
	Proctime
	MaybeTime
)

// An Edge says which column of a window of a window table function a column is.
type Edge uint8

// The columns of windows.
const (
	NoEdge Edge = iota
	WindowStart
	WindowEnd
	WindowTime
)

// A Trait is what a column of a relation is for time and for windows.
type Trait struct {
	Time Time
	// Edge is set for a column of the window that Window assigned rows to.
	Edge   Edge
	Window *Window
	// Column is the column of a table that the field passes on unchanged, nil
	// where it is computed.
	Column *Field
	// Lost is the relation that took its time from a column that was a time
	// attribute below it, nil where none did.
	Lost Rel
}

type traitKey struct {
	rel   Rel
	field *Field
}

func (p *Plan) traitOf(r Rel, f *Field) Trait {
	if f == nil || f.Rest {
		return Trait{Time: MaybeTime}
	}
	key := traitKey{r, f}
	if known, ok := p.traits[key]; ok {
		return known
	}
	p.traits[key] = Trait{Time: MaybeTime} // where it is made of itself
	t := p.trait(r, f)
	p.traits[key] = t
	return t
}

func (p *Plan) trait(r Rel, f *Field) Trait {
	switch r := r.(type) {
	case *Scan:
		return tableTrait(f)
	case *Project:
		return p.projected(r, f)
	case *Filter, *Sort, *Snapshot:
		return p.traitOf(r.Inputs()[0], f)
	case *Aggregate:
		return p.grouped(r, f)
	case *Window:
		return p.windowed(r, f)
	case *Join:
		return p.joined(r, f)
	case *Union:
		return p.united(r, f)
	case *Match:
		return Trait{Time: callTime(f.Expr)}
	case *Values, *Unnest:
		return Trait{}
	}
	return Trait{Time: MaybeTime}
}

// tableTrait returns the trait of a column of a table.
func tableTrait(f *Field) Trait {
	if len(f.From) == 1 && (f.Table == nil || f.Column == nil) {
		f = f.From[0]
	}
	if f.Table == nil || f.Column == nil {
		return Trait{Time: MaybeTime}
	}
	t := Trait{Column: f}
	switch w := f.Table.Watermark; {
	case w != nil && w.Column != nil && w.Column.String() == f.Name:
		t.Time = Rowtime
	case f.Expr != nil:
		t.Time = callTime(f.Expr)
	case !f.Table.Known || f.Column == nil:
		t.Time = MaybeTime
	}
	return t
}

// timeCalls are the functions that yield a time attribute (Flink: "Windowing
// TVF", "Group window functions", MATCH_RECOGNIZE).
var timeCalls = map[string]Time{
	"PROCTIME": Proctime, "MATCH_PROCTIME": Proctime, "MATCH_ROWTIME": Rowtime,
	"TUMBLE_ROWTIME": Rowtime, "HOP_ROWTIME": Rowtime, "SESSION_ROWTIME": Rowtime,
	"TUMBLE_PROCTIME": Proctime, "HOP_PROCTIME": Proctime, "SESSION_PROCTIME": Proctime,
}

func callTime(e sql.Node) Time {
	switch e := e.(type) {
	case *sql.Call:
		if e.Name != nil {
			return timeCalls[strings.ToUpper(e.Name.String())]
		}
	case *sql.Paren:
		return callTime(e.X)
	}
	return NoTime
}

// projected returns the trait of a field that a projection makes. Only a name and a
// star pass a time attribute on.
func (p *Plan) projected(r *Project, f *Field) Trait {
	from, cast := Passed(f)
	if from == nil {
		if open(r.inputs[0].Fields()) && f.Expr == nil {
			return Trait{Time: MaybeTime}
		}
		t := Trait{Time: callTime(f.Expr)}
		if t.Time == NoTime {
			t.Lost = p.lostIn(r, f)
		}
		return t
	}
	t := p.traitOf(r.inputs[0], from)
	if cast && t.Time != NoTime {
		t = Trait{Lost: r} // a CAST to the same type as well
	}
	return t
}

// lostIn returns the relation where an expression over a time attribute takes
// its time.
func (p *Plan) lostIn(r *Project, f *Field) Rel {
	for _, ref := range f.Refs {
		t := p.traitOf(r.inputs[0], ref.Field)
		if t.Time == Rowtime {
			return r
		}
		if t.Lost != nil {
			return t.Lost
		}
	}
	return nil
}

// Passed returns the field that a field passes on, nil where it computes
// another value; cast says that it does so through a CAST.
func Passed(f *Field) (from *Field, cast bool) {
	if _, star := f.Expr.(*sql.Star); (star || f.Expr == nil) && len(f.From) == 1 {
		return f.From[0], false
	}
	e, _ := f.Expr.(sql.Expr)
	for {
		switch x := e.(type) {
		case *sql.Paren:
			e = x.X
			continue
		case *sql.Cast:
			e, cast = x.X, true
			continue
		case *sql.Name:
			if ref, ok := f.Ref(x); ok && len(ref.Nested) == 0 {
				return ref.Field, cast
			}
		}
		return nil, cast
	}
}

// grouped returns the trait of what a group passes on: the columns of its window
// where it groups by the whole window.
func (p *Plan) grouped(r *Aggregate, f *Field) Trait {
	t := p.traitOf(r.inputs[0], f)
	if t.Time == NoTime || t.Time == MaybeTime || p.windowOf(r) != nil {
		return t
	}
	return Trait{Lost: r, Column: t.Column}
}

// windowed returns the trait of a column behind a window table function, which
// makes a plain timestamp of the column that it takes its time from.
func (p *Plan) windowed(r *Window, f *Field) Trait {
	switch f {
	case r.Start():
		return Trait{Edge: WindowStart, Window: r}
	case r.End():
		return Trait{Edge: WindowEnd, Window: r}
	case r.Time():
		return Trait{Edge: WindowTime, Window: r, Time: p.windowTime(r)}
	}
	t := p.traitOf(r.inputs[0], f)
	if f == r.Timecol() {
		t.Time = NoTime
		t.Lost = r
	}
	return t
}

func (p *Plan) windowTime(r *Window) Time {
	if f := r.Timecol(); f != nil {
		if t := p.traitOf(r.inputs[0], f).Time; t != NoTime {
			return t
		}
	}
	return MaybeTime
}

// joined returns the trait of a column behind a join: a regular join takes the
// time from all columns, one with a table as of a time from the right side's.
func (p *Plan) joined(r *Join, f *Field) Trait {
	if len(f.From) == 2 { // USING makes one of two
		return Trait{Time: MaybeTime}
	}
	left, right := r.Sides(f)
	if from, _ := Passed(f); from != nil && !left && !right {
		f = from
		left, _ = r.Sides(f)
	}
	if !left {
		return p.past(r, p.traitOf(r.inputs[1], f), true)
	}
	if first := r.row.enters(f); first < r.at {
		t := p.traitOf(r.row.joins[first], f)
		for _, j := range r.row.joins[first+1 : r.at+1] {
			t = p.past(j, t, false)
			if t.Time == NoTime {
				break
			}
		}
		return t
	}
	return p.past(r, p.traitOf(r.inputs[0], f), false)
}

// past returns what becomes of the trait of a column of one side of a join.
func (p *Plan) past(r *Join, t Trait, right bool) Trait {
	if t.Time == NoTime {
		return t
	}
	switch form := p.formOf(r); {
	case form == Interval || form == WindowJoin:
		return t
	case form == MaybeJoin:
		t.Time = MaybeTime
		return t
	case form == Regular, right:
		return Trait{Lost: r, Column: t.Column, Edge: t.Edge, Window: t.Window}
	}
	return t
}

// united returns the trait of a column of a set operation: a time attribute
// where it is one of the same type on both sides.
func (p *Plan) united(r *Union, f *Field) Trait {
	if len(f.From) < 2 || r.Op != "UNION" {
		return Trait{Time: MaybeTime}
	}
	a, b := p.traitOf(r.inputs[0], f.From[0]), p.traitOf(r.inputs[1], f.From[1])
	switch {
	case a.Time == MaybeTime || b.Time == MaybeTime:
		return Trait{Time: MaybeTime}
	case a.Time != b.Time || a.Time == NoTime:
		return Trait{}
	}
	return Trait{Time: a.Time}
}

func (p *Plan) windowOf(r *Aggregate) *Window {
	var start, end *Window
	for _, ref := range r.Refs {
		if len(r.inputs) == 0 {
			break
		}
		switch t := p.traitOf(r.inputs[0], ref.Field); t.Edge {
		case WindowStart:
			start = t.Window
		case WindowEnd:
			end = t.Window
		}
	}
	if start != end {
		return nil
	}
	return start
}
