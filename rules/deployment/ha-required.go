package deployment

import (
	"fmt"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// HaRequired finds features of the operator that need high availability where
// it is not switched on.
var HaRequired = Pack.Add(rules.Rule{
	Name:     "ha-required",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      haRequired,
})

const rollback = "kubernetes.operator.deployment.rollback.enabled"

func haRequired(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Complete {
		return
	}
	for _, r := range resources(pass) {
		if r.sessionJob() || !r.whole() || r.highlyAvailable() {
			continue
		}
		if r.is(rollback, "true") && lastOf(r.Config, rollback) != nil {
			withoutHA(pass, r.setting(rollback).KeyRange, "the operator can roll back only what")
		}
		if n, err := strconv.Atoi(r.spec.At("jobManager", "replicas").String()); err == nil && n > 1 {
			withoutHA(pass, at(r.spec, "jobManager", "replicas"), fmt.Sprintf("%d job managers need a leader to be chosen, which works only where the cluster", n))
		}
	}
}

func withoutHA(pass *analysis.Pass, at draft.Range, what string) {
	rules.Report{At: at, Message: fmt.Sprintf(`%s is highly available; set %q to kubernetes, and "high-availability.storageDir"`, what, highAvailability)}.To(pass)
}
