package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RocksDBUnmanagedMemory finds RocksDB without a bound to its memory (Flink's
// page Tuning Checkpoints and Large State).
var RocksDBUnmanagedMemory = Pack.Add(rules.Rule{
	Name:     "rocksdb-unmanaged-memory",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.rocksdbUnmanagedMemory),
})

func (j job) rocksdbUnmanagedMemory(pass *analysis.Pass) {
	on, set, known := j.Bool(rocksdbManaged)
	backend, chosen := j.backend()
	if on || !known || !set.IsValid() || !j.streams() || chosen.IsValid() && backend != "rocksdb" ||
		j.sets(rocksdbPerSlot) || j.sets("state.backend.rocksdb.memory.fixed-per-tm") {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q = false lets each state of RocksDB take memory of its own, without a bound, until the container is killed; set it to true", set.Written),
		Fixes:   replace(set, "true"),
	}.To(pass)
}
