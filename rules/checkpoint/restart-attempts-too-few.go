package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RestartAttemptsTooFew finds jobs that may be restarted a few times in all
// their life: the strategy fixed-delay never starts to count anew (Flink's page
// Task Failure Recovery; one attempt by default).
var RestartAttemptsTooFew = Pack.Add(rules.Rule{
	Name:     "restart-attempts-too-few",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.restartAttemptsTooFew),
})

func (j job) restartAttemptsTooFew(pass *analysis.Pass) {
	name, strategy := j.strategy()
	n, attempts, known := j.number(restartAttempts)
	if name != "fixed-delay" || !known || n < 1 || n >= 10 || !j.streams() || j.session() {
		return
	}
	const instead = "it never counts anew; use exponential-delay, or many more attempts"
	switch {
	case attempts.IsValid():
		rules.Report{
			At:      attempts,
			Message: fmt.Sprintf("the job is restarted %s in all its life and then stays down: fixed-delay counts every failure, and %s", times(n), instead),
			Related: j.overridden(restartAttempts),
		}.To(pass)
	case strategy.IsValid() && j.lacks(restartAttempts):
		rules.Report{
			At:      strategy,
			Message: fmt.Sprintf("%s restarts the job %s in all its life unless %q says otherwise; %s", strategy.Value, times(n), restartAttempts, instead),
		}.To(pass)
	}
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
