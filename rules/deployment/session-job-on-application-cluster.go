package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// SessionJobOnApplicationCluster finds session jobs that are sent to a cluster
// with a job of its own.
var SessionJobOnApplicationCluster = Pack.Add(rules.Rule{
	Name:      "session-job-on-application-cluster",
	Severity:  rules.Error,
	Precision: rules.VeryHigh,
	Needs:     operatorViews,
	Run:       sessionJobOnApplicationCluster,
})

func sessionJobOnApplicationCluster(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		cluster := sessionOf(r.Deployment, linters.Configs.Of(pass))
		if cluster == nil || cluster.Session || r.namespace() != cluster.Tree.At("metadata", "namespace").String() {
			continue
		}
		rules.Report{
			At:      r.spec.Get("deploymentName"),
			Message: fmt.Sprintf("%q runs a job of its own and takes no other; name a session cluster, which has no job", cluster.Name.String()),
			Related: []analysis.RelatedInformation{{Pos: at(cluster.Tree, "spec", "job").Pos(), End: at(cluster.Tree, "spec", "job").End(), Message: "its job"}},
		}.To(pass)
	}
}

func (r resource) namespace() string { return r.Tree.At("metadata", "namespace").String() }
