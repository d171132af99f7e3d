package connectors

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A route is how the rows of a table come to a sink.
type route struct {
	sink *plan.Sink
	// through are the relations on the way, the table's scan among them.
	through []plan.Rel
}

// routes returns the ways from the use's table to the sinks of the draft.
func (u use) routes() (found []route) {
	for _, sink := range linters.Plan.Of(u.pass).Sinks {
		if through := between(sink.Input, u.Table); len(through) > 0 {
			found = append(found, route{sink, through})
		}
	}
	return found
}

// between returns the relations below and with r that the rows of a table go
// through, none where it is not below.
func between(r plan.Rel, t *catalog.Table) []plan.Rel {
	reaches := map[plan.Rel]bool{}
	var through []plan.Rel
	var visit func(plan.Rel) bool
	visit = func(r plan.Rel) bool {
		if known, ok := reaches[r]; ok {
			return known
		}
		reaches[r] = false // where it is made of itself
		scan, ok := r.(*plan.Scan)
		below := ok && scan.Table == t
		for _, input := range r.Inputs() {
			below = visit(input) || below
		}
		if below {
			through = append(through, r)
		}
		reaches[r] = below
		return below
	}
	visit(r)
	return through
}

// known reports whether all that is on the way is understood.
func (r route) known() bool {
	return !slices.ContainsFunc(r.through, func(r plan.Rel) bool {
		_, unknown := r.(*plan.Unknown)
		return unknown
	})
}

// counts reports whether a row that comes twice changes the result: it is
// aggregated, or joined with the rows of another stream.
func (r route) counts() bool {
	return slices.ContainsFunc(r.through, func(r plan.Rel) bool {
		switch r := r.(type) {
		case *plan.Aggregate:
			return !r.Distinct
		case *plan.Join:
			return !slices.ContainsFunc(r.Inputs(), isSnapshot) && r.Kind != sql.CrossApply && r.Kind != sql.OuterApply
		}
		return false
	})
}

func isSnapshot(r plan.Rel) bool {
	_, ok := r.(*plan.Snapshot)
	return ok
}

// keyed reports whether the route's sink is written by key, so that the same row
// twice is the same row, and whether that is known.
func (r route) keyed() (keyed, known bool) {
	t := r.sink.Table
	return len(t.PrimaryKey) > 0, t.Known && t.As == nil
}

// changeViews are those of rules that ask what kinds of change there are.
var changeViews = append(linters.Needs(linters.Changelog), jobViews...)

// updated reports whether it is certain that what is written to the use's table is
// not only added to it.
func (u use) updated() bool {
	log := linters.Changelog.Of(u.pass)
	return slices.ContainsFunc(linters.Plan.Of(u.pass).Sinks, func(s *plan.Sink) bool {
		changes := log.Of(s.Input)
		return s.Table == u.Table && changes != 0 && !changes.Appends()
	})
}
