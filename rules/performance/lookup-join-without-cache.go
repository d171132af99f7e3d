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
				scan.Table.Name, scan.Table.Connector, cacheAdvice(scan.Table)),
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

// caching are the connectors that can keep rows they were asked for: by the
// options of Flink's own, or by those of VVR.
var caching = map[string]string{"jdbc": "lookup.cache", "hbase-2.2": "lookup.cache", "mongodb": "lookup.cache", "mysql": "cache", "rds": "cache"}

// cached reports whether a table keeps rows, or is of a connector of which that
// is not known.
func cached(t *catalog.Table) bool {
	option, known := caching[t.Connector]
	value := t.Option(option)
	return !known || value != "" && !strings.EqualFold(value, "NONE") || t.Option("lookup.cache.max-rows") != ""
}

func cacheAdvice(t *catalog.Table) string {
	if caching[t.Connector] == "cache" {
		return `'cache' = 'LRU' and 'cacheTTLMs'`
	}
	return `'lookup.cache' = 'PARTIAL' with 'lookup.partial-cache.max-rows' and 'lookup.partial-cache.expire-after-write'`
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
