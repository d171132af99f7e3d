package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ParallelismExceedsMax finds jobs that Flink refuses because they are to run in
// more parts than their state can be split into (KeyGroupRangeAssignment: at
// most 2^15).
var ParallelismExceedsMax = Pack.Add(rules.Rule{
	Name:     "parallelism-exceeds-max",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.parallelismExceedsMax),
})

func (j job) parallelismExceedsMax(pass *analysis.Pass) {
	limit, set, ok := j.number(maxParallelism)
	if !ok || !set.IsValid() || limit < 1 {
		return
	}
	if limit > 1<<15 {
		rules.Report{At: set, Message: fmt.Sprintf("%q = %d is more than the 32768 parts that state can be split into; Flink refuses it", set.Written, limit)}.To(pass)
		return
	}
	if n, at := j.Parallelism(); n > limit {
		rules.Report{
			At:      at,
			Message: fmt.Sprintf("the job is to run in %d parts, but its state is split into %d, and Flink refuses it; lower the parallelism, or start a new job with a higher %q", n, limit, set.Written),
			Related: []analysis.RelatedInformation{{Pos: set.Pos(), End: set.End(), Message: "set here"}},
		}.To(pass)
	}
}
