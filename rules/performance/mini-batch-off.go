package performance

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// MiniBatchOff finds aggregations that go to RocksDB for every row (Flink:
// "Performance Tuning", MiniBatch Aggregation).
var MiniBatchOff = Pack.Add(rules.Rule{
	Name:     "mini-batch-off",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      miniBatchOff,
})

func miniBatchOff(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, j := range linters.Jobs.Of(pass) {
		on, set, known := j.Bool("table.exec.mini-batch.enabled")
		if on || written(set) || !known && set.Value != "" || !onDisk(j) {
			continue
		}
		if a := firstAggregate(p, j); a != nil {
			pass.ReportRangef(a.Head(), "the aggregation reads and writes RocksDB for every row; a few seconds of latency make it much cheaper: set \"table.exec.mini-batch.enabled\" with its latency and size")
		}
	}
}

// onDisk reports whether the job is known to keep its state in RocksDB.
func onDisk(j *jobs.Job) bool {
	backend, ok := j.Get("state.backend.type")
	return ok && strings.EqualFold(backend.Value, "rocksdb")
}

// firstAggregate returns the first aggregation of a job without a window.
func firstAggregate(p *plan.Plan, j *jobs.Job) (first *plan.Aggregate) {
	j.Walk(func(r plan.Rel) {
		if a, ok := r.(*plan.Aggregate); ok && endless(p, j, a) && len(a.Keys) > 0 && (first == nil || a.Node().Pos() < first.Node().Pos()) {
			first = a
		}
	})
	return first
}
