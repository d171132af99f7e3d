package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WatermarkIdleTimeoutMissing finds event time that stands still while a
// partition is idle (table.exec.source.idle-timeout,
// scan.watermark.idle-timeout).
var WatermarkIdleTimeoutMissing = Pack.Add(rules.Rule{
	Name:     "watermark-idle-timeout-missing",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      watermarkIdleTimeoutMissing,
})

// partitioned are connectors that read partitions, each with a watermark of its
// own, of which the smallest counts (Apache Kafka connector, "Per-Partition
// Watermarks", and the pages of the others).
var partitioned = map[string]bool{"kafka": true, "upsert-kafka": true, "pulsar": true, "kinesis": true, "sls": true, "datahub": true, "rocketmq": true}

func watermarkIdleTimeoutMissing(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, j := range streamingJobs(pass) {
		if timeout, s, ok := j.Duration("table.exec.source.idle-timeout"); s.Value != "" && (!ok || timeout > 0) {
			continue // set, or given by a variable
		}
		waiting, by := map[*catalog.Table]bool{}, map[*catalog.Table]timeNeed{}
		var order []*catalog.Table
		j.Walk(func(r plan.Rel) {
			if scan, ok := r.(*plan.Scan); ok && hintsIdleTimeout(scan) {
				waiting[scan.Table] = true
			}
			for _, need := range timed(p, r) {
				if need.trait.Column == nil {
					continue
				}
				table := need.trait.Column.Table
				if _, seen := by[table]; !seen {
					by[table], order = need, append(order, table)
				}
			}
		})
		for _, table := range order {
			if !waiting[table] && partitioned[table.Connector] && table.Option("scan.watermark.idle-timeout") == "" && table.Watermark != nil {
				idle(j, table, by[table]).To(pass)
			}
		}
	}
}

func idle(j job, table *catalog.Table, need timeNeed) rules.Report {
	report := rules.Report{
		At: table.Watermark.Kw,
		Message: fmt.Sprintf("%s waits for the slowest partition of %q: while one has no rows nothing is emitted; set \"table.exec.source.idle-timeout\", or \"scan.watermark.idle-timeout\" of the table",
			need.by, table.Name),
		Related: []analysis.RelatedInformation{{Pos: need.at.Pos(), End: need.at.End(), Message: "what waits"}},
	}
	if !j.Target.Complete {
		report.Severity = rules.Note
		report.Message = fmt.Sprintf("%s waits for the slowest partition of %q, and no idle timeout is visible here: make sure that the deployment sets \"table.exec.source.idle-timeout\"", need.by, table.Name)
	}
	return report
}

// hintsIdleTimeout reports whether the query gives the table the option.
func hintsIdleTimeout(scan *plan.Scan) bool {
	ref, ok := scan.Node().(*sql.TableRef)
	if !ok {
		return false
	}
	for _, hint := range ref.Hints {
		for _, arg := range hint.Args {
			if o, ok := arg.(*sql.HintOption); ok && o.Key.Value() == "scan.watermark.idle-timeout" {
				return true
			}
		}
	}
	return false
}
