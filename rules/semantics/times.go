package semantics

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// asOf is how a join with a table as of a time is called in messages.
const asOf = "FOR SYSTEM_TIME AS OF"

// A timeNeed is a column that an operation needs to be a time attribute, and
// what it is where the operation reads it.
type timeNeed struct {
	timeUse
	trait plan.Trait
}

// timeNeeds returns the columns that a relation needs to be time attributes.
func timeNeeds(p *plan.Plan, r plan.Rel) []timeNeed {
	var needs []timeNeed
	add := func(input plan.Rel, use timeUse) {
		if use.field != nil && !use.field.Rest {
			needs = append(needs, timeNeed{use, p.Trait(input, use.field)})
		}
	}
	switch r := r.(type) {
	case *plan.Window:
		if d := r.Descriptor(); d != nil {
			add(r.Inputs()[0], timeUse{r.Timecol(), d, r.Func()})
		}
	case *plan.Aggregate, *plan.Match:
		for _, use := range timesOf(r) {
			add(r.Inputs()[0], use)
		}
	case *plan.Join:
		for _, use := range joinTime(r) {
			add(r.Inputs()[0], use)
		}
	}
	return needs
}

// timed returns the operations of a relation that wait for the event time of a
// column: the column as it is where it is read.
func timed(p *plan.Plan, r plan.Rel) []timeNeed {
	needs := timeNeeds(p, r)
	switch r := r.(type) {
	case *plan.Project:
		for _, f := range r.Fields() {
			for _, call := range f.Overs() {
				if ranks(call) {
					continue // a deduplication and a Top-N answer at once, and take late rows
				}
				if w := plan.Over(r, call); w != nil && len(w.OrderBy) > 0 {
					needs = append(needs, timeNeed{timeUse{f, call, "OVER"}, p.ExprTrait(r.Inputs()[0], f, w.OrderBy[0].Expr)})
				}
			}
		}
	case *plan.Join:
		if p.Form(r) == plan.Interval {
			for _, c := range p.Comparisons(r) {
				for i, f := range []*plan.Field{c.Left, c.Right} {
					needs = append(needs, timeNeed{timeUse{f, kwOf(r), "the interval join"}, p.Trait(r.Inputs()[i], f)})
				}
			}
		}
	}
	var kept []timeNeed
	for _, n := range needs {
		if n.trait.Time == plan.Rowtime {
			kept = append(kept, n)
		}
	}
	return kept
}

// ranks reports whether a call numbers rows, which a query of a stream filters by.
func ranks(call *sql.Call) bool {
	return call.Name != nil && strings.EqualFold(call.Name.String(), "ROW_NUMBER")
}

// ofTime reports whether a field is made of a time attribute. The result of
// functions whose type is their argument's, such as MAX and COALESCE, is taken
// for one where a table is joined as of it, for a row asks when it comes.
func ofTime(f *plan.Field, seen map[*plan.Field]bool) bool {
	if f == nil || seen[f] {
		return false
	}
	seen[f] = true
	if f.Table != nil && f.Column != nil {
		return isTime(f)
	}
	return slices.ContainsFunc(f.Refs, func(ref plan.Ref) bool { return ofTime(ref.Field, seen) }) ||
		slices.ContainsFunc(f.From, func(from *plan.Field) bool { return ofTime(from, seen) })
}

// lostAt returns where a column lost its time, and how.
func lostAt(r plan.Rel) (at analysis.Range, how string) {
	switch r := r.(type) {
	case *plan.Join:
		return kwOf(r), "a regular join makes plain timestamps of time attributes"
	case *plan.Aggregate:
		return r.Head(), "an aggregation makes plain timestamps of time attributes"
	case *plan.Window:
		return r.Call, strings.ToUpper(r.Call.Name.String()) + " makes a plain timestamp of its time column and adds window_time"
	case *plan.Project:
		return r.Node(), "an expression makes a plain timestamp of the time attribute"
	}
	return r.Node(), "the time attribute ends here"
}
