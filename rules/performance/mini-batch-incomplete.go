package performance

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// MiniBatchIncomplete finds mini-batches that are switched on without their
// size or their latency (table.exec.mini-batch.size,
// table.exec.mini-batch.allow-latency).
var MiniBatchIncomplete = Pack.Add(rules.Rule{
	Name:     "mini-batch-incomplete",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      miniBatchIncomplete,
})

func miniBatchIncomplete(pass *analysis.Pass) {
	for _, j := range linters.Jobs.Of(pass) {
		on, set, _ := j.Bool("table.exec.mini-batch.enabled")
		if !on || !written(set) || j.Target.Platform == "vvr" || j.Target.Platform == "vvp" {
			continue // the platforms have defaults of their own
		}
		latency, given, ok := j.Duration("table.exec.mini-batch.allow-latency")
		if !written(given) || ok && latency <= 0 {
			missing(pass, set, "table.exec.mini-batch.allow-latency", "5 s")
		}
		if size, ok := j.Get("table.exec.mini-batch.size"); !ok || !written(size) || size.Value == "0" || size.Value == "-1" {
			missing(pass, set, "table.exec.mini-batch.size", "5000")
		}
	}
}

func missing(pass *analysis.Pass, at analysis.Range, key, value string) {
	pass.ReportRangef(at, "%s", fmt.Sprintf("mini-batches need a positive %q, and the planner refuses the job without; set it, to '%s' for a start", key, value))
}
