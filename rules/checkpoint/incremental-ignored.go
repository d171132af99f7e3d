package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// IncrementalIgnored finds incremental checkpoints asked of a state backend that
// writes whole ones only (CheckpointingOptions.INCREMENTAL_CHECKPOINTS: some
// backends ignore it; page State Backends: RocksDB supports them, and ForSt).
var IncrementalIgnored = Pack.Add(rules.Rule{
	Name:     "incremental-ignored",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.incrementalIgnored),
})

func (j job) incrementalIgnored(pass *analysis.Pass) {
	on, set, known := j.Bool(incremental)
	backend, chosen := j.backend()
	if !known || !on || !set.IsValid() || backend != "hashmap" || !chosen.IsValid() || !j.streams() {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q has no effect, for the state backend %s writes all of its state with each checkpoint; remove it, or use rocksdb", set.Written, chosen.Value),
		Related: []analysis.RelatedInformation{{Pos: chosen.Pos(), End: chosen.End(), Message: "chosen here"}},
	}.To(pass)
}
