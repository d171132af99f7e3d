package performance

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// ParallelismOverSlots finds standalone deployments with fewer slots than their
// job needs (Kubernetes operator, standalone mode; Flink: "Elastic Scaling").
var ParallelismOverSlots = Pack.Add(rules.Rule{
	Name:     "parallelism-over-slots",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Settings),
	Run:      parallelismOverSlots,
})

func parallelismOverSlots(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		d := e.Deployment
		if d == nil || d.Tree == nil || d.Kind != "FlinkDeployment" || adapts(e) {
			continue
		}
		spec := d.Tree.At("spec")
		if spec == nil || !strings.EqualFold(spec.At("mode").String(), "standalone") {
			continue // native mode asks for what it needs
		}
		parallelism := spec.At("job", "parallelism")
		needed, err := strconv.Atoi(parallelism.String())
		replicas, err2 := strconv.Atoi(spec.At("taskManager", "replicas").String())
		if err != nil || err2 != nil {
			continue
		}
		slots := slotsOf(e)
		if slots > 0 && needed > replicas*slots {
			pass.ReportRangef(parallelism, "%s", fmt.Sprintf("the job needs %d slots, but %d task managers with %d each offer %d, and it never starts; raise the replicas or the slots", needed, replicas, slots, replicas*slots))
		}
	}
}

// adapts reports whether the job takes whatever slots there are.
func adapts(e *settings.Effective) bool {
	for _, key := range []string{"jobmanager.scheduler", "scheduler-mode"} {
		if s, ok := e.Get(key); ok && (strings.EqualFold(s.Value, "adaptive") || strings.EqualFold(s.Value, "reactive")) {
			return true
		}
	}
	return false
}

// slotsOf returns how many slots a task manager has, 0 where that is not known.
func slotsOf(e *settings.Effective) int {
	s, ok := e.Get("taskmanager.numberOfTaskSlots")
	if !ok {
		return 1
	}
	n, err := strconv.Atoi(s.Value)
	if err != nil {
		return 0
	}
	return n
}
