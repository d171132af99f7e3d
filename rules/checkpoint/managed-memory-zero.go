package checkpoint

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// ManagedMemoryZero finds task managers without the managed memory that RocksDB
// or Python workers are to live in (Flink's pages State Backends and Set up
// TaskManager Memory).
var ManagedMemoryZero = Pack.Add(rules.Rule{
	Name:     "managed-memory-zero",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.managedMemoryZero),
})

func (j job) managedMemoryZero(pass *analysis.Pass) {
	none, ok := j.withoutManagedMemory()
	if !ok {
		return
	}
	backend, _ := j.backend()
	switch {
	case backend == "rocksdb" && !j.is(rocksdbManaged, "false") && !j.sets(rocksdbPerSlot):
		rules.Report{At: none, Message: fmt.Sprintf("%q = %s leaves RocksDB no memory, for it lives in the managed one; remove it", none.Written, none.Value)}.To(pass)
	case j.python() && !j.is("python.execution-mode", "thread") && !j.is("python.fn-execution.memory.managed", "false"):
		rules.Report{At: none, Message: fmt.Sprintf("%q = %s leaves the Python workers no memory, for they live in the managed one; remove it", none.Written, none.Value)}.To(pass)
	}
}

// withoutManagedMemory returns the setting that gives none to managed memory. A
// size overrides a fraction (TaskExecutorProcessUtils).
func (j job) withoutManagedMemory() (settings.Setting, bool) {
	if size, ok := j.written("taskmanager.memory.managed.size"); ok {
		bytes, err := flink.ParseMemorySize(size.Value)
		return size, err == nil && bytes == 0
	}
	fraction, ok := j.written("taskmanager.memory.managed.fraction")
	part, err := strconv.ParseFloat(strings.TrimSpace(fraction.Value), 64)
	return fraction, ok && err == nil && part == 0
}

// python reports whether the job is one of PyFlink.
func (j job) python() bool {
	d := j.Deployment
	return d != nil && (strings.HasSuffix(d.JAR.String(), ".py") || strings.HasSuffix(d.EntryClass.String(), ".PythonDriver"))
}
