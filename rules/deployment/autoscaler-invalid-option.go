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

// An autoscalerRange is what AutoscalerValidator of the operator's release 1.15
// asks of an option.
type autoscalerRange struct {
	key      string
	min, max float64
	// with is the option that must be on for this one to be judged.
	with string
}

const utilizationTarget = "job.autoscaler.utilization.target"

var autoscalerRanges = []autoscalerRange{
	{key: "job.autoscaler.scale-down.max-factor", max: math.Inf(1)},
	{key: "job.autoscaler.scale-up.max-factor", max: math.Inf(1)},
	{key: utilizationTarget, max: 1},
	{key: "job.autoscaler.target.utilization.boundary", max: math.Inf(1)},
	{key: "job.autoscaler.utilization.max", max: 1},
	{key: "job.autoscaler.utilization.min", max: 1},
	{key: "job.autoscaler.memory.gc-pressure.threshold", max: 1},
	{key: "job.autoscaler.memory.heap-usage.threshold", max: 1},
	{key: "job.autoscaler.observed-scalability.coefficient-min", min: 0.01, max: 1, with: "job.autoscaler.observed-scalability.enabled"},
	{key: "job.autoscaler.scaling.effectiveness.threshold", max: 1, with: "job.autoscaler.scaling.effectiveness.detection.enabled"},
	{key: "job.autoscaler.memory.tuning.overhead", max: 1, with: "job.autoscaler.memory.tuning.enabled"},
}

func autoscalerInvalidOption(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if !r.is(autoscaler, "true") {
			continue
		}
		for _, option := range autoscalerRanges {
			if option.with == "" || r.is(option.with, "true") {
				r.judgeRange(pass, r.around(option))
			}
		}
		r.judgeWindow(pass)
	}
}

// around narrows the range of the utilisation's bounds by its target, which
// must lie between them.
func (r resource) around(option autoscalerRange) autoscalerRange {
	target := 0.7 // the operator's default
	if p := r.setting(utilizationTarget); p != nil {
		n, err := strconv.ParseFloat(p.Value.String(), 64)
		if err != nil || n < 0 || n > 1 {
			return option
		}
		target = n
	}
	switch option.key {
	case "job.autoscaler.utilization.max":
		option.min = target
	case "job.autoscaler.utilization.min":
		option.max = target
	}
	return option
}

func (r resource) judgeRange(pass *analysis.Pass, option autoscalerRange) {
	p := lastOf(r.Config, option.key)
	if p == nil {
		return
	}
	if n, err := strconv.ParseFloat(p.Value.String(), 64); err == nil && (n < option.min || n > option.max) {
		rules.Report{At: p.Value, Message: fmt.Sprintf("%q is %s, and the operator takes %s", option.key, p.Value, span(option.min, option.max))}.To(pass)
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
