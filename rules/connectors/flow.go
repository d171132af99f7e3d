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
	// through are the relations on the way, the table's scan among them.
	through []plan.Rel
}

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
		for _, table := range scanned(sink.Input) {
			f.routes[table] = append(f.routes[table], route{sink, between(sink.Input, table)})
		}
	}
}

// scanned returns the tables that a relation is made from, each once.
func scanned(r plan.Rel) (tables []*catalog.Table) {
	plan.Walk([]plan.Rel{r}, func(r plan.Rel) {
		if scan, ok := r.(*plan.Scan); ok && !slices.Contains(tables, scan.Table) {
			tables = append(tables, scan.Table)
		}
	})
	return tables
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
