package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// PinnedRestorePath finds drafts that name the snapshot to start from
// (CheckpointingOptions; Flink's page SQL Client shows it as a statement).
var PinnedRestorePath = Pack.Add(rules.Rule{
	Name:     "pinned-restore-path",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.pinnedRestorePath),
})

func (j job) pinnedRestorePath(pass *analysis.Pass) {
	set, ok := j.written(restorePath)
	if !ok || !j.streams() || strings.TrimSpace(set.Value) == "" || strings.ContainsAny(set.Value, "{<$") {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q has every start of the job begin with this one snapshot, so that it repeats what came after; remove it, and name the snapshot when starting", set.Written),
	}.To(pass)
}
