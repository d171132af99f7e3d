package deployment

import (
	"fmt"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// AutoscalerFixedParallelism finds resources in which the autoscaler is on and
// has little or nothing to scale.
var AutoscalerFixedParallelism = Pack.Add(rules.Rule{
	Name:     "autoscaler-fixed-parallelism",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs, linters.Target, linters.Settings, linters.Endpoints),
	Run:      autoscalerFixedParallelism,
})

// fewDivisors is up to how many divisors of the maximum leave the autoscaler
// next to no choice: what it computes is always a divisor of it (page
// "Autoscaler" of the operator).
const fewDivisors = 4

func autoscalerFixedParallelism(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if !r.is(autoscaler, "true") {
			continue
		}
		if p := lastOf(r.Config, "pipeline.max-parallelism"); p != nil {
			if n, err := strconv.Atoi(p.Value.String()); err == nil && n > 8 && divisors(n) <= fewDivisors {
				rules.Report{At: p.Value, Message: fmt.Sprintf("the autoscaler takes divisors of the maximum only, and %d has %d; use a number with many, such as 120, 180, 240, 360 or 720", n, divisors(n))}.To(pass)
			}
		}
		for _, o := range fixedParallelism(pass, r.Deployment) {
			rules.Report{At: o, Message: fmt.Sprintf("%q fixes the parallelism, and the autoscaler cannot change it; remove the option", o.Key)}.To(pass)
		}
	}
}

func divisors(n int) int {
	count := 0
	for d := 1; d <= n/d; d++ {
		if n%d == 0 {
			count += 2
			if d == n/d {
				count--
			}
		}
	}
	return count
}
