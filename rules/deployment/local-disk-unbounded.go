package deployment

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// LocalDiskUnbounded finds task managers that keep state on a disk of which
// nobody says how much they may use.
var LocalDiskUnbounded = Pack.Add(rules.Rule{
	Name:      "local-disk-unbounded",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     operatorViews,
	Run:       localDiskUnbounded,
})

func localDiskUnbounded(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if !target.Production || !target.Complete {
		return
	}
	for _, r := range resources(pass) {
		backend := r.setting("state.backend.type")
		if r.sessionJob() || !r.whole() || backend == nil || !onDisk(backend.Value.String()) || r.boundsDisk() {
			continue
		}
		rules.Report{At: backend.Value, Message: "the state backend writes to the task managers' disks, and nothing bounds how much; when a node's disk is full, Kubernetes evicts pods; set taskManager.resource.ephemeralStorage, or mount a volume"}.To(pass)
	}
}

// onDisk reports whether a state backend keeps its working state on local disk.
func onDisk(backend string) bool {
	return strings.EqualFold(backend, "rocksdb") || strings.EqualFold(backend, "forst")
}

// boundsDisk reports whether the task managers' storage is limited, or they
// mount a volume of their own.
func (r resource) boundsDisk() bool {
	tm := r.spec.Get("taskManager")
	if tm.At("resource", "ephemeralStorage") != nil || tm.At("resources", "limits", "ephemeral-storage") != nil {
		return true
	}
	for _, pod := range podTemplates(r.Deployment) {
		if len(items(pod, "volumes")) > 0 {
			return true
		}
		for _, c := range items(pod, "containers") {
			if c.At("resources", "limits", "ephemeral-storage") != nil {
				return true
			}
		}
	}
	return false
}
