package deployment

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// AutoscalerInvalidOption finds options of the operator's autoscaler that it
// refuses.
var AutoscalerInvalidOption = Pack.Add(rules.Rule{
	Name:     "autoscaler-invalid-option",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      autoscalerInvalidOption,
})

const (
	autoscaler        = "job.autoscaler.enabled"
	metricsWindow     = "job.autoscaler.metrics.window"
	reconcileInterval = "kubernetes.operator.reconcile.interval"
)

// autoscalerRanges are what AutoscalerValidator of the operator's release 1.13
// asks of options.
var autoscalerRanges = []struct {
	key      string
	min, max float64
}{
	{"job.autoscaler.scale-down.max-factor", 0, math.Inf(1)},
	{"job.autoscaler.scale-up.max-factor", 0, math.Inf(1)},
	{"job.autoscaler.utilization.target", 0, 1},
	{"job.autoscaler.target.utilization.boundary", 0, math.Inf(1)},
	{"job.autoscaler.utilization.max", 0, 1},
	{"job.autoscaler.utilization.min", 0, 1},
	{"job.autoscaler.memory.gc-pressure.threshold", 0, 1},
	{"job.autoscaler.memory.heap-usage.threshold", 0, 1},
}

func autoscalerInvalidOption(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if !r.is(autoscaler, "true") {
			continue
		}
		for _, option := range autoscalerRanges {
			p := lastOf(r.Config, option.key)
			if p == nil {
				continue
			}
			if n, err := strconv.ParseFloat(p.Value.String(), 64); err == nil && (n < option.min || n > option.max) {
				rules.Report{At: p.Value, Message: fmt.Sprintf("%q is %s, and the operator takes %s", option.key, p.Value, span(option.min, option.max))}.To(pass)
			}
		}
		r.judgeWindow(pass)
	}
}

func span(low, high float64) string {
	if math.IsInf(high, 1) {
		return fmt.Sprintf("%v or more", low)
	}
	return fmt.Sprintf("%v to %v", low, high)
}

// judgeWindow holds the window of the metrics against the pause between two
// looks at the job: of each look there is one sample, and two are needed.
func (r resource) judgeWindow(pass *analysis.Pass) {
	p := lastOf(r.Config, metricsWindow)
	if p == nil {
		return
	}
	pause := time.Minute
	if set := r.setting(reconcileInterval); set != nil {
		d, _, err := flink.ParseDuration(set.Value.String())
		if err != nil {
			return
		}
		pause = d
	}
	if window, _, err := flink.ParseDuration(p.Value.String()); err == nil && window < pause {
		rules.Report{At: p.Value, Message: fmt.Sprintf("a window of %v holds fewer than two samples, of which the operator takes one every %v, so nothing is ever scaled; make it longer", window, pause)}.To(pass)
	}
}
