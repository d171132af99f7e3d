// Package lineage traces the columns of a draft's sinks to the columns of its
// sources: which values arrive, by which way, and what masks do to them on it.
//
// It follows values. What only decides which rows arrive (a condition, the key
// of a join, the test of a CASE) carries none, and neither do functions that
// tell little about their argument, such as COUNT. Where the plan does not know
// what a field is made of, its origins are missing and nothing is guessed.
package lineage

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Left is what is left of a value on its way.
type Left uint8

// What may be left of a value, most first.
const (
	Whole   Left = iota // the value, perhaps in another spelling
	Changed             // what a function makes of it that is not known
	Hashed              // a digest that no secret went into
	Part                // some of its characters
	Masked              // nothing that tells the value
)

// An Origin is a column that a value comes from.
type Origin struct {
	Table  *catalog.Table
	Column *catalog.Column
	// Nested is the way to a field inside the column's row, map or JSON text.
	Nested []string
	// Sensitive is the class of what is read.
	Sensitive sensitive.Verdict
	Left      Left
	// Keep is the number of characters of a Part, 0 where it is not known.
	Keep int
	// Function is what made the value Changed, Hashed or Masked.
	Function string
	// Path leads from the column to the field that was asked about, both
	// included.
	Path []Step
}

// A Step is a field on the way of a value.
type Step struct {
	Field *plan.Field
	// Name is the name in the field's expression by which the value comes in,
	// nil where it comes in otherwise.
	Name *sql.Name
}

// Name returns the column's name, with what is read inside of it.
func (o Origin) Name() string {
	return strings.Join(append([]string{o.Column.Name}, o.Nested...), ".")
}

// A Graph tells where fields come from.
type Graph struct {
	// Plan is what was traced.
	Plan *plan.Plan

	policy *policy.Policy
	flows  map[*plan.Field][]*flow
	names  map[*catalog.Table][]string
}

// Trace makes the graph of a plan. Fields are traced when they are asked about.
func Trace(p *plan.Plan, pol *policy.Policy) *Graph {
	return &Graph{
		Plan: p, policy: pol,
		flows: make(map[*plan.Field][]*flow), names: make(map[*catalog.Table][]string),
	}
}

// Origins returns the columns whose values arrive in a field.
func (g *Graph) Origins(f *plan.Field) []Origin {
	var origins []Origin
	for _, fl := range g.of(f) {
		o := Origin{
			Table: fl.source.Table, Column: fl.source.Column, Nested: fl.nested,
			Left: fl.left, Keep: fl.keep, Function: fl.function, Path: fl.path(),
		}
		o.Sensitive = g.classify(o.Table, o.Column, o.Nested)
		origins = append(origins, o)
	}
	return origins
}

// A flow is the value of a source's column as it is in one field.
type flow struct {
	source *plan.Field
	nested []string
	left   Left
	keep   int
	// function is what left no more of the value.
	function string
	step     Step
	from     *flow
}

// path returns the steps of the flow, the source's first.
func (fl *flow) path() []Step {
	var steps []Step
	for ; fl != nil; fl = fl.from {
		steps = append(steps, fl.step)
	}
	slices.Reverse(steps)
	return steps
}

// of returns what flows into a field.
func (g *Graph) of(f *plan.Field) []*flow {
	if known, ok := g.flows[f]; ok {
		return known
	}
	g.flows[f] = nil // a field that is made of itself adds nothing
	flows := g.arrive(f)
	g.flows[f] = flows
	return flows
}

func (g *Graph) arrive(f *plan.Field) []*flow {
	var values []value
	switch {
	case len(f.From) > 0:
		for _, from := range f.From {
			values = append(values, g.read(from)...)
		}
	case f.Expr != nil:
		values = g.eval(f, f.Expr)
	case f.Column != nil:
		return []*flow{{source: f, step: Step{Field: f}}}
	}
	var flows []*flow
	for _, v := range merge(values) {
		fl := v.flow
		fl.step.Field = f
		flows = append(flows, &fl)
	}
	return flows
}

// A value is a flow on its way through an expression; its from is the flow in
// the field that the expression reads.
type value struct{ flow }

// read returns the values of a field for the expression that names it.
func (g *Graph) read(f *plan.Field) []value {
	var values []value
	for _, fl := range g.of(f) {
		v := value{*fl}
		v.from, v.step = fl, Step{}
		values = append(values, v)
	}
	return values
}

// same reports whether two values come from the same place.
func (v value) same(o value) bool {
	return v.source == o.source && slices.Equal(v.nested, o.nested)
}

// reveals reports whether more of the value is left in v than in o.
func (v value) reveals(o value) bool {
	if v.left == o.left && v.left == Part {
		return v.keep > o.keep
	}
	return v.left < o.left
}

// merge keeps of each source the value of which most is left.
func merge(values []value) []value {
	var merged []value
	for _, v := range values {
		at := slices.IndexFunc(merged, v.same)
		switch {
		case at < 0:
			merged = append(merged, v)
		case v.reveals(merged[at]):
			merged[at] = v
		}
	}
	return merged
}
