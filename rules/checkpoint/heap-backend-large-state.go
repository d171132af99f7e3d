package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// HeapBackendLargeState finds state that grows without a bound on the heap of the
// task managers (Flink's page State Backends: jobs with very large state belong
// into RocksDB; StateBackendOptions.STATE_BACKEND: hashmap by default).
var HeapBackendLargeState = Pack.Add(rules.Rule{
	Name:     "heap-backend-large-state",
	Severity: rules.Warning,
	Needs:    sinkViews,
	Run:      each(job.heapBackendLargeState),
})

func (j job) heapBackendLargeState(pass *analysis.Pass) {
	name, set := j.backend()
	if name != "hashmap" || !j.streams() || !j.keepsForever() {
		return
	}
	at, what := j.growing(pass)
	switch {
	case !at.IsValid():
	case set.IsValid():
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = %s keeps state on the heap, and %s here keeps ever more of it; use rocksdb, and bound the state with %q", set.Written, set.Value, what, stateTTL),
			Related: []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: "this state grows"}},
		}.To(pass)
	case j.lacks(stateBackend) && j.plain():
		rules.Report{
			At:      at,
			Message: fmt.Sprintf("%s keeps ever more state, on the heap, which is where state is by default; set %q to rocksdb, and bound the state with %q", what, j.spell(stateBackend), stateTTL),
		}.To(pass)
	}
}

// keepsForever reports whether it is certain that state does not expire.
func (j job) keepsForever() bool {
	d, set, ok := j.Duration(stateTTL)
	return ok && d == 0 && (set.Layer > settings.Default || j.lacks(stateTTL))
}
