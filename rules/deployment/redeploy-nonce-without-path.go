package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RedeployNonceWithoutPath finds jobs that are to be deployed again from a
// savepoint that is not named.
var RedeployNonceWithoutPath = Pack.Add(rules.Rule{
	Name:     "redeploy-nonce-without-path",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      redeployNonceWithoutPath,
})

func redeployNonceWithoutPath(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		job := r.job()
		if r.whole() && job.Get("savepointRedeployNonce").IsString() && !job.Get("initialSavepointPath").IsString() {
			rules.Report{
				At:      at(job, "savepointRedeployNonce"),
				Message: "savepointRedeployNonce deploys the job again from initialSavepointPath, which is missing; name the savepoint",
			}.To(pass)
		}
	}
}
