package performance

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// LookupCacheNeverExpires finds lookups whose answers are kept for good (JDBC
// connector, "Lookup Cache").
var LookupCacheNeverExpires = Pack.Add(rules.Rule{
	Name:     "lookup-cache-never-expires",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      lookupCacheNeverExpires,
})

func lookupCacheNeverExpires(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(_ *jobs.Job, r plan.Rel) {
		scan, at := lookedUp(p, r)
		if scan == nil || !scan.Table.Known || !strings.EqualFold(scan.Table.Option("lookup.cache"), "PARTIAL") {
			return
		}
		for _, key := range []string{"lookup.partial-cache.expire-after-write", "lookup.partial-cache.expire-after-access", "lookup.cache.ttl"} {
			if scan.Table.Option(key) != "" {
				return
			}
		}
		pass.ReportRangef(at, "the answers of %q are kept and never asked for again, however the table changes; set 'lookup.partial-cache.expire-after-write'", scan.Table.Name)
	})
}
