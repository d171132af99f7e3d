// Package lineage traces the columns of a draft's sinks to the columns of its
// sources: which values arrive, by which way, what masks do to them on it, and
// which columns decide about values and rows without arriving themselves.
//
// It follows the text, not an optimiser: what a query names counts, also where
// a planner would leave it out. Where the plan does not know what a field is
// made of, that is said (Known) and nothing is guessed.
package lineage

import (
	"strings"
	"sync"

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
	Masked              // nothing that tells the value, as its writer meant it
	Lost                // nothing that tells the value: a count, a comparison
)

// A Use is how a column bears on what it is an origin of.
type Use uint8

// The uses: those of values that arrive, then those of what only decides.
const (
	Identity       Use = iota // its value as it is
	Transformation            // its value, in an expression
	Aggregation               // its values of many rows
	Conditional               // which value there is: the test of a CASE, FILTER
	Filter                    // which rows there are: WHERE, HAVING, QUALIFY, IN
	Join                      // which rows come together
	Group                     // which rows are put together: GROUP BY, DISTINCT
	Sort                      // the order of rows: ORDER BY
	Window                    // the rows around one: OVER, windows of time, patterns
)

var useNames = [...]string{"identity", "transformation", "aggregation", "conditional", "filter", "join", "group", "sort", "window"}

func (u Use) String() string { return useNames[u] }

// Direct reports whether the column's value arrives.
func (u Use) Direct() bool { return u <= Aggregation }

// An Origin is a column that a value comes from, or that decides about one.
type Origin struct {
	Table  *catalog.Table
	Column *catalog.Column
	// Nested is the way to a field inside the column's row, map or JSON text.
	Nested []string
	Use    Use
	// Sensitive is the class of what is read. It is only judged for values that
	// arrive.
	Sensitive sensitive.Verdict
	Left      Left
	// Function is what made the value Changed, Hashed, a Part, Masked or Lost.
	Function string
	// Call is the call of Function, nil where it is none.
	Call *sql.Call
	// Coded is the function that last wrote a Whole value in another alphabet,
	// such as TO_BASE64; "" where none did or it was undone.
	Coded string
	// Path leads from the column to the field that was asked about, both
	// included.
	Path []Step

	cut *cut
}

// Kept returns how many of the telling characters of a value a Part leaves, and
// of how many; known is false where that is not clear. The samples are forms of
// such values, the usual one first.
func (o Origin) Kept(samples []string) (n, of int, known bool) { return o.cut.kept(samples) }

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

// A Graph tells where fields come from. It may be asked by several at once.
type Graph struct {
	// Plan is what was traced.
	Plan *plan.Plan

	mu     sync.Mutex // over what is remembered of fields
	policy *policy.Policy
	flows  map[*plan.Field][]*flow
	names  map[*catalog.Table][]string
	meant  map[*plan.Field]map[*sql.Name]plan.Ref // of fields with many names
	// traced counts the flows.
	traced int
}

// maxFlows bounds what is traced of one draft: one that crosses thousands of
// views with hundreds of columns each is known in part.
const maxFlows = 150_000

// Trace makes the graph of a plan. Fields are traced when they are asked about.
func Trace(p *plan.Plan, pol *policy.Policy) *Graph {
	return &Graph{
		Plan: p, policy: pol,
		flows: make(map[*plan.Field][]*flow), names: make(map[*catalog.Table][]string),
		meant: make(map[*plan.Field]map[*sql.Name]plan.Ref),
	}
}

// Origins returns the columns whose values arrive in a field, also where
// nothing is left that tells them.
func (g *Graph) Origins(f *plan.Field) []Origin {
	g.mu.Lock()
	defer g.mu.Unlock()
	var origins []Origin
	for _, fl := range g.of(f) {
		if fl.source != nil && fl.use.Direct() {
			o := fl.origin()
			o.Sensitive = g.classify(o.Table, o.Column, o.Nested)
			origins = append(origins, o)
		}
	}
	return origins
}

// Deciders returns the columns that decide which value a field has, without
// arriving in it.
func (g *Graph) Deciders(f *plan.Field) []Origin {
	g.mu.Lock()
	defer g.mu.Unlock()
	var origins []Origin
	for _, fl := range g.of(f) {
		if fl.source != nil && !fl.use.Direct() {
			origins = append(origins, fl.origin())
		}
	}
	return origins
}

// Known reports whether Origins are all columns whose values arrive in a field.
func (g *Graph) Known(f *plan.Field) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, fl := range g.of(f) {
		if fl.source == nil && fl.use.Direct() {
			return false
		}
	}
	return true
}

// of returns what flows into a field.
func (g *Graph) of(f *plan.Field) []*flow {
	if known, ok := g.flows[f]; ok {
		return known
	}
	g.flows[f] = nil // a field that is made of itself adds nothing
	flows := g.arrive(f)
	if g.traced += len(flows); g.traced > maxFlows {
		flows = []*flow{{detail: plain, step: Step{Field: f}}}
	}
	g.flows[f] = flows
	return flows
}

func (g *Graph) arrive(f *plan.Field) []*flow {
	var values []value
	switch {
	case f.Rest && f.Expr == nil && f.Column == nil && len(f.From) == 0:
		values = unknown()
	case len(f.From) > 0:
		for _, from := range f.From {
			values = append(values, g.read(from)...)
		}
	case f.Expr != nil:
		values = g.eval(f, f.Expr)
	case f.Column != nil:
		return []*flow{{source: f, detail: plain, step: Step{Field: f}}}
	case f.Name == ordinality:
	default:
		values = unknown()
	}
	merged := merge(values)
	flows, stored := make([]*flow, len(merged)), make([]flow, len(merged))
	for i, v := range merged {
		stored[i] = v.flow
		stored[i].step.Field = f
		flows[i] = &stored[i]
	}
	return flows
}

// ordinality is the column of WITH ORDINALITY, which comes from nowhere.
const ordinality = "ORDINALITY"
