package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RestartRateTooLow finds jobs that a second failure within a short time ends:
// the strategy failure-rate allows one a minute by default
// (RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL
// and its interval; a delay of 1 s).
var RestartRateTooLow = Pack.Add(rules.Rule{
	Name:     "restart-rate-too-low",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.restartRateTooLow),
})

const (
	failureRate     = "restart-strategy.failure-rate.max-failures-per-interval"
	failureInterval = "restart-strategy.failure-rate.failure-rate-interval"
)

func (j job) restartRateTooLow(pass *analysis.Pass) {
	name, strategy := j.strategy()
	n, set, known := j.number(failureRate)
	within, _, measured := j.Duration(failureInterval)
	if name != "failure-rate" || !known || n > 1 || !measured || !j.streams() || j.session() {
		return
	}
	switch {
	case set.IsValid():
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("a second failure within %v ends the job, and what has one cause, as a broker that restarts, has several failures; allow some more", within),
		}.To(pass)
	case strategy.IsValid() && j.lacks(failureRate):
		rules.Report{
			At:      strategy,
			Message: fmt.Sprintf("a second failure within %v ends the job unless %q says otherwise; allow some more", within, failureRate),
		}.To(pass)
	}
}
