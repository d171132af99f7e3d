package plan

import "github.com/flinkvet/flinkvet/linters/sql"

// What a plan is asked about beyond its relations it finds when it is asked, and
// remembers: several may ask at once.

// Form returns the form of a join.
func (p *Plan) Form(j *Join) Form {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.formOf(j)
}

// Comparisons returns the conditions of a join that compare a column of its left
// side with one of its right side.
func (p *Plan) Comparisons(j *Join) []Comparison {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.comparisonsOf(j)
}

// Bounds returns what a join's conditions say about the time between its rows.
func (p *Plan) Bounds(j *Join) Bound {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.boundsOf(j)
}

// Rank returns what a filter ranks by, nil for a filter that does not.
func (p *Plan) Rank(f *Filter) *Rank {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rankOf(f)
}

// RankOf returns the rank whose number a field is, nil where no filter ranks by
// it.
func (p *Plan) RankOf(f *Field) *Rank {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rankOfNumber(f)
}

// Trait returns what a field of a relation is for time and for windows: a time
// attribute may be lost on the way (Flink: "Time Attributes"; the planner's
// RelTimeIndicatorConverter).
func (p *Plan) Trait(r Rel, f *Field) Trait {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.traitOf(r, f)
}

// ExprTrait returns the trait of an expression of a field that is a plain name.
func (p *Plan) ExprTrait(input Rel, f *Field, e sql.Expr) Trait {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.exprTrait(input, f, e)
}

// WindowOf returns the window of a window table function by both of whose ends
// an aggregate groups, nil where there is none.
func (p *Plan) WindowOf(r *Aggregate) *Window {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.windowOf(r)
}
