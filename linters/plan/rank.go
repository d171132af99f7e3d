package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Rank is a filter on the number that ROW_NUMBER, RANK or DENSE_RANK gives to
// rows: Top-N, or, for the first row by time, deduplication (Flink: "Top-N",
// "Deduplication", "Window Top-N").
type Rank struct {
	// Call is the function with its OVER.
	Call *sql.Call
	// Project computes the number, as its Number.
	Project *Project
	Number  *Field
	// Func is the function's name in upper case.
	Func        string
	PartitionBy []sql.Expr
	OrderBy     []*sql.SortItem
	// Limit is the highest number that passes, 0 where that is a column or is
	// not known.
	Limit int
	// First says that the rows from the first number on pass.
	First bool
	// Window is set where the rows of each window are ranked on their own.
	Window *Window
	// ByTime says that the only sort key is a time attribute, Time which.
	ByTime bool
	Time   Time
	// Desc says that the first sort key descends.
	Desc bool
	// bounded says that there is a highest number, be it a column.
	bounded bool
}

// Dedup reports whether the rank is a deduplication: one row by time.
func (r *Rank) Dedup() bool { return r.Limit == 1 && r.ByTime && r.Func == "ROW_NUMBER" }

func (p *Plan) rankOf(f *Filter) *Rank {
	if known, ok := p.ranks[f]; ok {
		return known
	}
	r := p.rank(f)
	p.ranks[f] = r
	return r
}

func (p *Plan) rankOfNumber(f *Field) *Rank {
	if p.numbers == nil {
		p.numbers = make(map[*Field]*Rank)
		roots := slices.Clone(p.Roots)
		for _, r := range p.queries {
			roots = append(roots, r)
		}
		Walk(roots, func(r Rel) {
			if f, ok := r.(*Filter); ok {
				if rank := p.rankOf(f); rank != nil {
					p.numbers[rank.Number] = rank
				}
			}
		})
	}
	return p.numbers[f]
}

func (p *Plan) rank(f *Filter) *Rank {
	meant := make(map[*sql.Name]*Field, len(f.Refs))
	for _, ref := range f.Refs {
		if len(ref.Nested) == 0 {
			meant[ref.At] = ref.Field
		}
	}
	var found *Rank
	for _, cond := range Conjuncts(f.Cond) {
		name, op, value := compared(cond)
		if name == nil || meant[name] == nil {
			continue
		}
		r := p.numbered(f.inputs[0], meant[name])
		if r == nil {
			continue
		}
		if found == nil {
			found = r
			found.First = true
		}
		found.limit(op, value)
	}
	if found == nil || !found.bounded {
		return nil
	}
	return found
}

// compared takes a condition on a single name apart: the name, the comparison
// with the name first, and what it is compared with.
func compared(cond sql.Expr) (name *sql.Name, op string, value sql.Expr) {
	switch c := cond.(type) {
	case *sql.Paren:
		return compared(c.X)
	case *sql.Binary:
		if turned[c.Op] == "" {
			return nil, "", nil
		}
		if name, ok := c.X.(*sql.Name); ok {
			return name, c.Op, c.Y
		}
		if name, ok := c.Y.(*sql.Name); ok {
			return name, turned[c.Op], c.X
		}
	case *sql.Between:
		if name, ok := c.X.(*sql.Name); ok && !c.Not {
			return name, "<=", c.High
		}
	}
	return nil, "", nil
}

// limit narrows the numbers that pass.
func (r *Rank) limit(op string, value sql.Expr) {
	r.bounded = r.bounded || op == "=" || op == "<" || op == "<="
	number, ok := value.(*sql.Number)
	if !ok {
		return
	}
	n, err := strconv.Atoi(number.Text)
	if err != nil {
		return
	}
	switch op {
	case "=":
		r.First = r.First && n == 1
		r.Limit = n
	case "<=":
		r.Limit = n
	case "<":
		r.Limit = n - 1
	case ">":
		r.First = r.First && n == 0
	case ">=":
		r.First = r.First && n <= 1
	}
}

// rankings are the functions that number rows.
var rankings = map[string]bool{"ROW_NUMBER": true, "RANK": true, "DENSE_RANK": true}

// numbered returns the ranking that a field is the number of, which projections
// and filters may have passed on.
func (p *Plan) numbered(r Rel, f *Field) *Rank {
	for {
		switch rel := r.(type) {
		case *Filter:
			r = rel.inputs[0]
			continue
		case *Project:
			if call, ok := f.Expr.(*sql.Call); ok && call.Over != nil && call.Name != nil && rankings[strings.ToUpper(call.Name.String())] {
				return p.ranking(rel, f, call)
			}
			from, cast := Passed(f)
			if from == nil || cast {
				return nil
			}
			r, f = rel.inputs[0], from
			continue
		}
		return nil
	}
}

func (p *Plan) ranking(project *Project, number *Field, call *sql.Call) *Rank {
	r := &Rank{Call: call, Project: project, Number: number, Func: strings.ToUpper(call.Name.String())}
	r.PartitionBy, r.OrderBy = overOf(project, call)
	input := project.inputs[0]
	if len(r.OrderBy) > 0 {
		r.Desc = r.OrderBy[0].Desc
		if t := p.exprTrait(input, number, r.OrderBy[0].Expr); len(r.OrderBy) == 1 {
			r.Time = t.Time
			r.ByTime = t.Time == Rowtime || t.Time == Proctime
		}
	}
	edges := map[Edge]*Window{}
	for _, key := range r.PartitionBy {
		if t := p.exprTrait(input, number, key); t.Edge != NoEdge {
			edges[t.Edge] = t.Window
		}
	}
	if edges[WindowStart] != nil && edges[WindowEnd] != nil {
		r.Window = edges[WindowStart]
	}
	return r
}

func (p *Plan) exprTrait(input Rel, f *Field, e sql.Expr) Trait {
	switch e := e.(type) {
	case *sql.Paren:
		return p.exprTrait(input, f, e.X)
	case *sql.Name:
		if meant := p.Meant(f, e); meant != nil {
			return p.traitOf(input, meant)
		}
		return Trait{Time: MaybeTime}
	case *sql.Call:
		return Trait{Time: callTime(e)}
	}
	return Trait{}
}

// Meant returns the field that a name means in the expression of a field or in
// the window that it names; nil where that is not known, or is a part of it.
func (p *Plan) Meant(f *Field, name *sql.Name) *Field {
	ref, ok := f.Ref(name)
	if !ok {
		ref = p.windows[name]
	}
	if len(ref.Nested) > 0 {
		return nil
	}
	return ref.Field
}

// overOf returns how the window of a call divides and sorts, looking a named
// window up in its query.
func overOf(project *Project, call *sql.Call) ([]sql.Expr, []*sql.SortItem) {
	w := Over(project, call)
	if w == nil {
		return nil, nil
	}
	return w.PartitionBy, w.OrderBy
}

// Over returns the window of a call, which the query may declare by name; nil
// where there is none.
func Over(project *Project, call *sql.Call) *sql.Window {
	if call.Over == nil || call.Over.Window != nil {
		if call.Over == nil {
			return nil
		}
		return call.Over.Window
	}
	q, ok := project.node.(*sql.Select)
	if !ok || call.Over.Name == nil {
		return nil
	}
	i := slices.IndexFunc(q.Windows, func(w *sql.NamedWindow) bool { return w.Name != nil && w.Name.Name == call.Over.Name.Name })
	if i < 0 {
		return nil
	}
	return q.Windows[i].Window
}

// Overs returns the calls with OVER in a field's expression.
func (f *Field) Overs() []*sql.Call {
	e, ok := f.Expr.(sql.Expr)
	if !ok || len(f.From) > 0 {
		return nil
	}
	return oversIn(e, nil)
}

func oversIn(e sql.Expr, calls []*sql.Call) []*sql.Call {
	if call, ok := e.(*sql.Call); ok && call.Over != nil {
		return append(calls, call)
	}
	for _, operand := range operands(e) {
		if operand != nil {
			calls = oversIn(operand, calls)
		}
	}
	return calls
}
