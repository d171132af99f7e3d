package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// HAWithoutStorage finds highly available clusters that have nowhere to keep
// what another job manager needs (Flink's pages Kubernetes HA Services and
// ZooKeeper HA Services: a required key).
var HAWithoutStorage = Pack.Add(rules.Rule{
	Name:     "ha-without-storage",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.hAWithoutStorage),
})

func (j job) hAWithoutStorage(pass *analysis.Pass) {
	set, ok := j.written(haType)
	if !ok || !j.plain() || !j.lacks(haDir) || !needsStorage(set.Value) {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("high availability needs a directory for the job manager's data, and no job manager starts without; set %q", haDir),
	}.To(pass)
}

// needsStorage reports whether it is one of Flink's own services: what a factory
// of somebody else needs is not known.
func needsStorage(service string) bool {
	service = strings.ToLower(strings.TrimSpace(service))
	return service == "zookeeper" || service == "kubernetes" || strings.HasSuffix(service, ".kuberneteshaservicesfactory")
}
