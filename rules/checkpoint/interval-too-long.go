package checkpoint

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// IntervalTooLong finds checkpoints so rare that a failure costs hours of work,
// and rows that wait for one come late.
var IntervalTooLong = Pack.Add(rules.Rule{
	Name:     "interval-too-long",
	Severity: rules.Note,
	Needs:    sinkViews,
	Run:      each(job.intervalTooLong),
})

func (j job) intervalTooLong(pass *analysis.Pass) {
	d, set, ok := j.duration(interval)
	if !ok || d <= 30*time.Minute || !j.streams() {
		return
	}
	r := rules.Report{
		At:      set,
		Message: fmt.Sprintf("a checkpoint every %v means that a failure has the job repeat as much work; 1 to 10 minutes suit most jobs", d),
		Related: j.overridden(interval),
	}
	if sinks := j.committing(pass); len(sinks) > 0 {
		r.Severity = rules.Warning
		r.Message = fmt.Sprintf("a checkpoint every %v means that rows of %s show only after as long; 1 to 10 minutes suit most jobs", d, describe(sinks[0]))
	}
	r.To(pass)
}
