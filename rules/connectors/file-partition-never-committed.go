package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// FilePartitionNeverCommitted finds partitions of files that are to be committed,
// and never are.
var FilePartitionNeverCommitted = Pack.Add(rules.Rule{
	Name:     "file-partition-never-committed",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.filePartitionNeverCommitted),
})

func (u use) filePartitionNeverCommitted() {
	const prefix, policy, trigger = "sink.partition-commit.", "sink.partition-commit.policy.kind", "sink.partition-commit.trigger"
	if !u.Is("filesystem") || !u.writes() || u.batch() {
		return
	}
	given := u.options.Under(prefix)
	switch {
	case len(given) == 0:
	case u.lacks(policy):
		u.report(given[0].KeyRange, fmt.Sprintf("partitions of %s are not committed, whatever %q says, for want of a %q; set it, success-file for one", u.Name, given[0].Key, policy))
	case u.options.Is(trigger, "partition-time") && u.withoutWatermark():
		u.report(u.options.Get(trigger), fmt.Sprintf("partitions of %s are committed when a watermark has passed them, and nothing that is written there has one; declare a WATERMARK on the source, or use the trigger process-time", u.Name))
	}
}

// withoutWatermark reports whether it is certain that no row that the draft writes
// to the table comes from one with a watermark.
func (u use) withoutWatermark() bool {
	without := false
	for _, sink := range linters.Plan.Of(u.pass).Sinks {
		if sink.Table != u.Table {
			continue
		}
		without = true
		plan.Walk([]plan.Rel{sink.Input}, func(r plan.Rel) {
			switch r := r.(type) {
			case *plan.Scan:
				without = without && r.Table.Known && r.Table.Watermark == nil
			case *plan.Project, *plan.Filter, *plan.Join, *plan.Union, *plan.Aggregate, *plan.Sort, *plan.Values, *plan.Snapshot:
			default:
				without = false
			}
		})
		if _, ok := sink.Stmt.(*sql.Insert); !ok || !without {
			return false
		}
	}
	return without
}
