package lineage

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A flow is the value of a source's column as it is in one field, or the
// column's say in it. Without a source it stands for what is not known.
type flow struct {
	source *plan.Field
	*detail
	use  Use
	left Left
	step Step
	from *flow
}

// A detail is what there is to say of few flows; flows share it and it is not
// changed.
type detail struct {
	nested []string
	cut    *cut
	// function is what left no more of the value, call its call.
	function string
	call     *sql.Call
	coded    string
}

// plain is the detail of a value as it is.
var plain = &detail{}

// but gives a flow a detail with a change.
func (fl *flow) but(change func(*detail)) {
	d := *fl.detail
	change(&d)
	fl.detail = &d
}

func (fl *flow) origin() Origin {
	return Origin{
		Table: fl.source.Table, Column: fl.source.Column, Nested: fl.nested, Use: fl.use,
		Left: fl.left, Function: fl.function, Call: fl.call, Coded: fl.coded, Path: fl.path(), cut: fl.cut,
	}
}

// path returns the steps of the flow, the source's first.
func (fl *flow) path() []Step {
	var steps []Step
	for ; fl != nil; fl = fl.from {
		if fl.step.Field != nil {
			steps = append(steps, fl.step)
		}
	}
	slices.Reverse(steps)
	return steps
}

// A value is a flow on its way through an expression; its from is the flow in
// the field that the expression reads.
type value struct{ flow }

// unknown is the value of what cannot be bound.
func unknown() []value { return []value{{flow{detail: plain}}} }

// read returns the values of a field for the expression that names it.
func (g *Graph) read(f *plan.Field) []value {
	flows := g.of(f)
	values := make([]value, len(flows))
	for i, fl := range flows {
		values[i] = value{*fl}
		values[i].from, values[i].step = fl, Step{}
	}
	return values
}

// same reports whether two values have the same place.
func (v value) same(o value) bool { return v.source == o.source && v.place() == o.place() }

// reveals reports whether more of the value is left in v than in o.
func (v value) reveals(o value) bool {
	switch {
	case v.left != o.left:
		return v.left < o.left
	case v.left == Part:
		return v.cut.leavesMore(o.cut)
	}
	return v.left == Whole && v.coded == "" && o.coded != ""
}

// A place is what two values have in common that come from the same column and
// bear on a field in the same way.
type place struct {
	source *plan.Field
	use    Use
	nested string
}

func (v value) place() place {
	p := place{source: v.source, use: v.use}
	if v.use.Direct() {
		p.use = Identity
	}
	if len(v.nested) > 0 {
		p.nested = strings.Join(v.nested, ".")
	}
	return p
}

// merge keeps of each source the value of which most is left. It may use the
// slice that it is given.
func merge(values []value) []value {
	if len(values) < 2 {
		return values
	}
	find := finder(len(values))
	merged := values[:0]
	for _, v := range values {
		found, ok := find(merged, v)
		switch {
		case !ok:
			merged = append(merged, v)
		case v.reveals(merged[found]):
			merged[found] = v
		}
	}
	return merged
}

// finder returns a function that finds where among merged values one has the
// place of another; it is told of each that is to be merged. Of few values it
// looks at each.
func finder(n int) func(merged []value, v value) (int, bool) {
	const few = 8
	if n <= few {
		return func(merged []value, v value) (int, bool) {
			i := slices.IndexFunc(merged, v.same)
			return i, i >= 0
		}
	}
	at := make(map[place]int, n/2)
	return func(merged []value, v value) (int, bool) {
		p := v.place()
		i, ok := at[p]
		if !ok {
			at[p] = len(merged)
		}
		return i, ok
	}
}

// used returns values that are put to a use: of those that arrive no weaker
// one, of the others the one that they have.
func used(values []value, u Use) []value {
	for i, v := range values {
		if v.use.Direct() && v.use < u {
			values[i].use = u
		}
	}
	return values
}

// decide returns values that only decide, with what decides about them.
func decide(values []value, u Use) []value {
	for i, v := range values {
		if v.use.Direct() {
			values[i].use, values[i].left = u, Lost
			if v.cut != nil {
				values[i].but(func(d *detail) { d.cut = nil })
			}
		}
	}
	return values
}

// inside returns the values of a field within each of the values.
func inside(values []value, nested []string) []value {
	if len(nested) == 0 {
		return values
	}
	for i, v := range values {
		if v.use.Direct() && v.source != nil && v.left == Whole {
			values[i].but(func(d *detail) { d.nested = slices.Concat(d.nested, nested) })
		}
	}
	return values
}

// left returns values of which no more than l is left, as the call's work.
func left(values []value, l Left, name string, call *sql.Call) []value {
	var last, made *detail // most values have the same one
	for i, v := range values {
		if v.left < l {
			if v.detail != last || made == nil {
				values[i].but(func(d *detail) { d.function, d.call, d.coded = name, call, "" })
				last, made = v.detail, values[i].detail
			}
			values[i].left, values[i].detail = l, made
		}
	}
	return used(values, Transformation)
}

// lost returns values of which nothing is left that tells them.
func lost(values []value, name string) []value { return left(values, Lost, name, nil) }
