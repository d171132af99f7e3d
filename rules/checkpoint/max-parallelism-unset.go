package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// MaxParallelismUnset finds jobs that are to grow and have no maximum to grow to
// (Flink's page Production Readiness Checklist; the operator's page Autoscaler).
var MaxParallelismUnset = Pack.Add(rules.Rule{
	Name:     "max-parallelism-unset",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.maxParallelismUnset),
})

func (j job) maxParallelismUnset(pass *analysis.Pass) {
	if !j.streams() || !j.plain() || !j.lacks(maxParallelism) || !j.seen() {
		return
	}
	n, at := j.Parallelism()
	for _, key := range []string{"job.autoscaler.enabled", "kubernetes.operator.job.autoscaler.enabled"} {
		if on, set, _ := j.Bool(key); on && set.IsValid() {
			rules.Report{
				At:      set,
				Message: fmt.Sprintf("the autoscaler cannot go past the maximum parallelism that Flink derives when the job first starts (%d); set %q to a number with many divisors, such as 720", derivedMax(n), maxParallelism),
			}.To(pass)
			return
		}
	}
	if n > 64 {
		rules.Report{
			At:      at,
			Message: fmt.Sprintf("Flink derives a maximum parallelism of %d from %d when the job first starts, and its state can never be split further; set %q", derivedMax(n), n, maxParallelism),
		}.To(pass)
	}
}

// derivedMax is the maximum that Flink derives from a parallelism
// (KeyGroupRangeAssignment.computeDefaultMaxParallelism).
func derivedMax(n int) int {
	limit := 128
	for limit < n+n/2 && limit < 1<<15 {
		limit *= 2
	}
	return limit
}
