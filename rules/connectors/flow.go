package connectors

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A route is how the rows of a table come to a sink.
type route struct {
	sink *plan.Sink
	way  way
}

// A way is what there is between a sink and a relation that it is made from.
type way uint8

const (
	// unclear ways lead through what is not understood.
	unclear way = 1 << iota
	// counted ways change their result where a row comes twice: it is aggregated,
	// or joined with the rows of another stream.
	counted
	// holding ways may hold rows back.
	holding
)

// flows are the routes of a draft by the table that they begin with, which are
// found when they are first asked for.
type flows struct {
	routes map[*catalog.Table][]route
}

// routes returns the ways from the use's table to the sinks of the draft.
func (u use) routes() []route {
	if u.flows.routes == nil {
		u.flows.find(linters.Plan.Of(u.pass))
	}
	return u.flows.routes[u.Table]
}

func (f *flows) find(p *plan.Plan) {
	f.routes = map[*catalog.Table][]route{}
	for _, sink := range p.Sinks {
		for rel, way := range ways(sink.Input) {
			if scan, ok := rel.(*plan.Scan); ok {
				f.add(scan.Table, route{sink, way})
			}
		}
	}
}

// add notes a route from a table; those to one sink are one.
func (f *flows) add(t *catalog.Table, r route) {
	routes := f.routes[t]
	if last := len(routes) - 1; last >= 0 && routes[last].sink == r.sink {
		routes[last].way |= r.way
	} else {
		f.routes[t] = append(routes, r)
	}
}

// ways returns the way to each of the relations that one is made from, itself
// among them; the ends of a way belong to it. Where several lead to one they are taken together.
func ways(root plan.Rel) map[plan.Rel]way {
	ways := map[plan.Rel]way{}
	var visit func(plan.Rel, way)
	visit = func(r plan.Rel, above way) {
		known, seen := ways[r]
		through := known | above | passage(r)
		if seen && through == known {
			return
		}
		ways[r] = through
		for _, input := range r.Inputs() {
			visit(input, through)
		}
	}
	visit(root, 0)
	return ways
}

// passage returns what a relation itself is on a way.
func passage(r plan.Rel) way {
	switch r := r.(type) {
	case *plan.Unknown:
		return unclear | holding
	case *plan.Filter, *plan.Match:
		return holding
	case *plan.Aggregate:
		if r.Distinct {
			return holding
		}
		return holding | counted
	case *plan.Join:
		if slices.ContainsFunc(r.Inputs(), isSnapshot) || r.Kind == sql.CrossApply || r.Kind == sql.OuterApply {
			return holding
		}
		return holding | counted
	}
	return 0
}

// known reports whether all that is on the way is understood.
func (r route) known() bool { return r.way&unclear == 0 }

// counts reports whether a row that comes twice changes the result.
func (r route) counts() bool { return r.way&counted != 0 }

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

// keeps reports whether it is certain that a table keeps what is written to it.
func keeps(t *catalog.Table) bool {
	return !flink.Discards(t.Connector) && len(flink.FindConnectors(flink.TableKind, t.Connector)) > 0
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
