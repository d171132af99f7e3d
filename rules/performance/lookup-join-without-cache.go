package performance

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// LookupJoinWithoutCache finds lookups that ask a database for every row (JDBC
// connector, "Lookup Cache").
var LookupJoinWithoutCache = Pack.Add(rules.Rule{
	Name:     "lookup-join-without-cache",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      lookupJoinWithoutCache,
})

func lookupJoinWithoutCache(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(_ *jobs.Job, r plan.Rel) {
		scan, at := lookedUp(p, r)
		if scan == nil || !scan.Table.Known || cached(scan.Table) || asynchronous(r, scan) {
			return
		}
		rules.Report{
			At: at,
			Message: fmt.Sprintf("every row asks %q (%s) and waits for the answer; set %s, if rows may be a little old",
				scan.Table.Name, scan.Table.Connector, caching[scan.Table.Connector].advice),
		}.To(pass)
	})
}

// lookedUp returns the table that a join looks up, and where it says so; nil
// where it does not.
func lookedUp(p *plan.Plan, r plan.Rel) (*plan.Scan, analysis.Range) {
	join, ok := r.(*plan.Join)
	if !ok || p.Form(join) != plan.Lookup {
		return nil, nil
	}
	snapshot, ok := through(join.Inputs()[1]).(*plan.Snapshot)
	if !ok {
		return nil, nil
	}
	scan, ok := snapshot.Inputs()[0].(*plan.Scan)
	if !ok {
		return nil, nil
	}
	if node, ok := snapshot.Node().(*sql.Snapshot); ok {
		return scan, node.Kw
	}
	return scan, snapshot.Node()
}

// A cache is the option by which a connector is told to keep the rows that it was
// asked for, and what to set.
type cache struct{ option, advice string }

// caching are the connectors that can keep rows, by default none: those of Flink
// (JDBC connector, "Lookup Cache"), and those of VVR ("Create a MySQL dimension
// table", "Create an ApsaraDB RDS for MySQL dimension table").
var caching = map[string]cache{
	"jdbc": partial, "hbase-2.2": partial, "mongodb": partial,
	"mysql": {"lookup.cache.strategy", `'lookup.cache.strategy' = 'LRU' with 'lookup.cache.max-rows' and 'lookup.cache.ttl'`},
	"rds":   {"cache", `'cache' = 'LRU' and 'cacheTTLMs'`},
}

var partial = cache{"lookup.cache", `'lookup.cache' = 'PARTIAL' with 'lookup.partial-cache.max-rows' and 'lookup.partial-cache.expire-after-write'`}

// cached reports whether a table keeps rows, or is of a connector of which that
// is not known. Connectors take the options of one another in some releases.
func cached(t *catalog.Table) bool {
	if _, known := caching[t.Connector]; !known || t.Option("lookup.cache.max-rows") != "" {
		return true
	}
	for _, c := range caching {
		if value := t.Option(c.option); value != "" && !strings.EqualFold(value, "NONE") {
			return true
		}
	}
	return false
}

// asynchronous reports whether many lookups are under way at a time: the table
// or a LOOKUP hint says so.
func asynchronous(r plan.Rel, scan *plan.Scan) bool {
	if scan.Table.Option("lookup.async") == "true" || scan.Table.Option("async") == "true" {
		return true
	}
	node, ok := r.Node().(*sql.Join)
	if !ok {
		return false
	}
	found := false
	sql.Inspect(node, func(n sql.Node) bool {
		if h, ok := n.(*sql.Hint); ok && h.Name != nil && strings.EqualFold(h.Name.Name, "OPTIONS") {
			found = found || strings.Contains(sql.Format(h), "cache")
		}
		return !found
	})
	return found
}
