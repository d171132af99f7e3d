package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCBackfillSkipped finds changes that come twice, where that makes a
// difference.
var CDCBackfillSkipped = Pack.Add(rules.Rule{
	Name:     "cdc-backfill-skipped",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.cdcBackfillSkipped),
})

func (u use) cdcBackfillSkipped() {
	o := u.options.Get("scan.incremental.snapshot.backfill.skip")
	if !u.follows() || u.Table == nil || o == nil || !u.options.Is(o.Key, "true") {
		return
	}
	for _, r := range u.routes() {
		keyed, known := r.keyed()
		switch {
		case !r.known():
		case r.counts():
			u.report(o, fmt.Sprintf("without the backfill, changes made during the snapshot of %s come twice, and %s counts them twice; leave it out", u.Name, r.sink.Table.Name))
		case known && !keyed:
			u.report(o, fmt.Sprintf("without the backfill, changes made during the snapshot of %s come twice, and %s has no PRIMARY KEY by which to keep one of them; leave it out, or write by key", u.Name, r.sink.Table.Name))
		}
	}
}
