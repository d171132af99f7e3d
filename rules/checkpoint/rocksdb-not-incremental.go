package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RocksDBNotIncremental finds jobs that keep their state in RocksDB and copy
// all of it with each checkpoint (Flink's page Tuning Checkpoints and Large
// State; incremental checkpoints are off by default from 1.13 to 2.2).
var RocksDBNotIncremental = Pack.Add(rules.Rule{
	Name:     "rocksdb-not-incremental",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.rocksdbNotIncremental),
})

func (j job) rocksdbNotIncremental(pass *analysis.Pass) {
	name, backend := j.backend()
	if name != "rocksdb" || !j.streams() {
		return
	}
	switch on, set, known := j.Bool(incremental); {
	case known && !on && set.IsValid():
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = false has RocksDB upload all of its state with each checkpoint; set it to true", set.Written),
			Related: j.overridden(incremental),
			Fixes:   replace(set, "true"),
		}.To(pass)
	case backend.IsValid() && j.lacks(incremental):
		rules.Report{
			At:      backend,
			Message: fmt.Sprintf("RocksDB uploads all of its state with each checkpoint unless checkpoints are incremental; set %q to true", j.spell(incremental)),
		}.To(pass)
	}
}
