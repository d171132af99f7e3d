package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// PlatformManagedKey finds settings of a deployment that Realtime Compute makes
// itself (the job manager's log of a job on VVR 8.0.1).
var PlatformManagedKey = Pack.Add(rules.Rule{
	Name:     "platform-managed-key",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.platformManagedKey),
})

// managedKeys are settings that the platform makes; those that end in a dot
// stand for all that begin so.
var managedKeys = []string{
	checkpointDir, savepointDir, "high-availability.", "jobmanager.rpc.",
	"kubernetes.cluster-id", "kubernetes.container.image", "kubernetes.namespace", "rest.port",
}

func (j job) platformManagedKey(pass *analysis.Pass) {
	if j.Target.Platform != "vvr" {
		return
	}
	for _, key := range managedKeys {
		for _, set := range j.writtenUnder(key) {
			if set.Layer < settings.Deployment || set.Key != key && !strings.HasSuffix(key, ".") {
				continue
			}
			rules.Report{
				At:      set.KeyRange,
				Message: fmt.Sprintf("%q is the platform's to set; remove it", set.Written),
			}.To(pass)
		}
	}
}
