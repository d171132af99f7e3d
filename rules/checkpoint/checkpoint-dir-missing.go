package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// CheckpointDirMissing finds checkpoints that are kept in the memory of the job
// manager (Flink's pages Checkpoints and Checkpointing: without a directory
// that is where they go).
var CheckpointDirMissing = Pack.Add(rules.Rule{
	Name:     "checkpoint-dir-missing",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.checkpointDirMissing),
})

func (j job) checkpointDirMissing(pass *analysis.Pass) {
	if !j.streams() {
		return
	}
	if set, ok := j.written(storage); ok && inJobManager(set.Value) {
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = %s keeps checkpoints in the job manager's memory, and they are lost with it; use filesystem, and name a directory", set.Written, set.Value),
		}.To(pass)
		return
	}
	set, ok := j.written(interval)
	if !ok || disables(set.Value) || !j.plain() || !j.seen() || !j.lacks(checkpointDir) || !j.lacks(storage) {
		return
	}
	r := rules.Report{
		At:      set,
		Message: fmt.Sprintf("checkpoints are taken and kept in the job manager's memory, which bounds them, and they are lost with it; set %q", j.spell(checkpointDir)),
	}
	if len(j.Scripts) == 0 {
		r.Severity = rules.Note
		r.Message = fmt.Sprintf("no directory for checkpoints is visible here; without one they are kept in the job manager's memory; make sure that %q is set", j.spell(checkpointDir))
	}
	r.To(pass)
}

// inJobManager reports whether a checkpoint storage is the job manager's memory:
// by its short name, or by the name of its factory.
func inJobManager(storage string) bool {
	storage = strings.ToLower(strings.TrimSpace(storage))
	return storage == "jobmanager" || strings.Contains(storage, ".jobmanagercheckpointstorage")
}
