package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// BacklogIntervalTooShort finds an interval for the time of a backlog that Flink
// refuses (CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, since
// 1.19: 0, or no less than the interval).
var BacklogIntervalTooShort = Pack.Add(rules.Rule{
	Name:     "backlog-interval-too-short",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.backlogIntervalTooShort),
})

func (j job) backlogIntervalTooShort(pass *analysis.Pass) {
	during, set, ok := j.duration("execution.checkpointing.interval-during-backlog")
	usual, every, known := j.Duration(interval)
	if !ok || !known || during == 0 || during >= usual || j.batch() {
		return
	}
	r := rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q = %v is shorter than the interval of %v, and Flink refuses it; set a longer one, or 0 for no checkpoints while there is a backlog", set.Written, during, usual),
	}
	if every.IsValid() {
		r.Related = []analysis.RelatedInformation{{Pos: every.Pos(), End: every.End(), Message: "the interval"}}
	}
	r.To(pass)
}
