package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// HealthCheckWithoutRecovery finds health checks that are to restart a cluster
// which may not be recovered.
var HealthCheckWithoutRecovery = Pack.Add(rules.Rule{
	Name:      "health-check-without-recovery",
	Severity:  rules.Error,
	Precision: rules.VeryHigh,
	Needs:     operatorViews,
	Run:       healthCheckWithoutRecovery,
})

const (
	healthCheck = "kubernetes.operator.cluster.health-check.enabled"
	recovery    = "kubernetes.operator.jm-deployment-recovery.enabled"
)

func healthCheckWithoutRecovery(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if r.is(healthCheck, "true") && r.is(recovery, "false") {
			rules.Report{
				At:      r.setting(recovery).KeyRange,
				Message: fmt.Sprintf("%q is off, and without it the operator refuses %q; remove one of the two", recovery, healthCheck),
			}.To(pass)
		}
	}
}
