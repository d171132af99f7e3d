package checkpoint

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// MinPauseMissing finds checkpoints that may follow one another without a pause
// (Flink's page Tuning Checkpoints and Large State).
var MinPauseMissing = Pack.Add(rules.Rule{
	Name:      "min-pause-missing",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     views,
	Run:       each(job.minPauseMissing),
})

// Intervals below 10 seconds are interval-too-short's to report.
func (j job) minPauseMissing(pass *analysis.Pass) {
	d, every, ok := j.duration(interval)
	if backend, _ := j.backend(); !ok || !j.streams() || d < 10*time.Second || d > time.Minute || backend != "rocksdb" {
		return
	}
	r := rules.Report{At: every, Message: fmt.Sprintf(
		"a checkpoint is due every %v, and the next may start as soon as one ends: slow ones leave the job no time to work; set %q to half the interval", d, minPause)}
	switch pause, set, written := j.duration(minPause); {
	case written && pause == 0:
		r.At = set
		r.Fixes = replace(set, fmt.Sprintf("%d s", int(d.Seconds()/2)))
	case !j.lacks(minPause):
		return
	}
	r.To(pass)
}
