package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// SavepointDirMissing finds jobs with a place for checkpoints and none for
// savepoints (Flink's page Savepoints: each then has to name one).
var SavepointDirMissing = Pack.Add(rules.Rule{
	Name:     "savepoint-dir-missing",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.savepointDirMissing),
})

func (j job) savepointDirMissing(pass *analysis.Pass) {
	set, ok := j.written(checkpointDir)
	if !ok || !j.streams() || !j.plain() || j.Target.Platform == "operator" || !j.lacks(savepointDir) {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("checkpoints have a directory and savepoints have none, so that stopping the job with one fails unless a path is given; set %q", j.spell(savepointDir)),
	}.To(pass)
}
