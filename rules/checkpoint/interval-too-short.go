package checkpoint

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// IntervalTooShort finds checkpoints that leave the job no time to work.
var IntervalTooShort = Pack.Add(rules.Rule{
	Name:     "interval-too-short",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.intervalTooShort),
})

// minimum is CheckpointConfig.MINIMAL_CHECKPOINT_TIME; Flink refuses less.
const minimum = 10 * time.Millisecond

func (j job) intervalTooShort(pass *analysis.Pass) {
	set, ok := j.written(interval)
	if !ok || !j.Target.Production || j.batch() {
		return
	}
	d, unitless, err := flink.ParseDuration(set.Value)
	if err != nil || d <= 0 || d >= 10*time.Second || unitless && !deliberate(interval, d) {
		return // what lacks a unit is unitless-duration's to report
	}
	r := rules.Report{
		At:      set,
		Message: fmt.Sprintf("a checkpoint every %v is too often; the job spends its time on checkpoints and writes many small files; 1 to 3 minutes suit most jobs", d),
		Related: j.overridden(interval),
	}
	switch {
	case d < minimum:
		r.Severity = rules.Error
		r.Message = fmt.Sprintf("Flink refuses checkpoints every %v; at least %v must lie between them", d, minimum)
	case d < time.Second:
		r.Severity = rules.Error
	case j.pauses():
		r.Severity = rules.Note
	}
	r.To(pass)
}

// pauses reports whether the draft sets a pause between checkpoints.
func (j job) pauses() bool {
	set, ok := j.written(minPause)
	if !ok {
		return false
	}
	d, _, err := flink.ParseDuration(set.Value)
	return err == nil && d > 0
}
