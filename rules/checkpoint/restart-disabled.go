package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RestartDisabled finds streaming jobs that stay down after a failure.
var RestartDisabled = Pack.Add(rules.Rule{
	Name:     "restart-disabled",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.restartDisabled),
})

func (j job) restartDisabled(pass *analysis.Pass) {
	if !j.Target.Production || j.batch() || j.session() {
		return
	}
	set, ok := j.written(restartStrategy)
	if !ok {
		return
	}
	switch strings.ToLower(strings.TrimSpace(set.Value)) {
	case "none", "off", "disable", "disabled":
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = %s leaves the job down after its first failure; use exponential-delay", set.Written, set.Value),
			Related: j.overridden(restartStrategy),
		}.To(pass)
	case "fixed-delay", "fixeddelay":
		if attempts, ok := j.written(restartAttempts); ok && strings.TrimSpace(attempts.Value) == "0" {
			rules.Report{
				At:      attempts,
				Message: fmt.Sprintf("%q = 0 leaves the job down after its first failure; allow restarts", attempts.Written),
			}.To(pass)
		}
	}
}
