package performance

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// MiniBatchUDAFDataLoss finds aggregations in mini-batches of one phase that can
// lose rows (release notes of Flink 2.3, FLINK-35661).
var MiniBatchUDAFDataLoss = Pack.Add(rules.Rule{
	Name:     "mini-batch-udaf-data-loss",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      miniBatchUDAFDataLoss,
})

func miniBatchUDAFDataLoss(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	each(pass, func(j *jobs.Job, r plan.Rel) {
		a, ok := r.(*plan.Aggregate)
		fixed := j.Target.Flink.AtLeast(flink.Version{Major: 2, Minor: 3})
		if !ok || fixed || !miniBatch(j) || !onePhase(j) || !endless(p, j, a) {
			return
		}
		if given := log.Of(a.Inputs()[0]); given.Updates() || given.Deletes() {
			pass.ReportRangef(a.Head(), "mini-batches in one phase can lose rows of a table that changes (before Flink 2.3); remove \"table.optimizer.agg-phase-strategy\", or switch the mini-batches off")
		}
	})
}

func onePhase(j *jobs.Job) bool {
	phase, ok := j.Get("table.optimizer.agg-phase-strategy")
	return ok && strings.EqualFold(phase.Value, "ONE_PHASE")
}
