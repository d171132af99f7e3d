package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// TTLWrongJob finds the time to live for programs on streams in jobs of SQL (the
// page GeminiStateBackend).
var TTLWrongJob = Pack.Add(rules.Rule{
	Name:     "ttl-wrong-job",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.ttlWrongJob),
})

func (j job) ttlWrongJob(pass *analysis.Pass) {
	set, ok := j.written(geminiTTL)
	_, also := j.written(stateTTL) // ttl-both-set's to report
	if !ok || also || len(j.Scripts) == 0 || j.Deployment != nil && j.Deployment.JAR != nil {
		return
	}
	rules.Report{
		At:      set.KeyRange,
		Message: fmt.Sprintf("%q is for programs on streams, and this job is SQL; set %q", set.Written, stateTTL),
	}.To(pass)
}
