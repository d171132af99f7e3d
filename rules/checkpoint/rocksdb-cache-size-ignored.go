package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RocksDBCacheSizeIgnored finds a size of RocksDB's block cache that does not
// count because Flink bounds the memory, and gives all states one cache out of it
// (RocksDBResourceContainer; page State Backends, Memory Management).
var RocksDBCacheSizeIgnored = Pack.Add(rules.Rule{
	Name:     "rocksdb-cache-size-ignored",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.rocksdbCacheSizeIgnored),
})

func (j job) rocksdbCacheSizeIgnored(pass *analysis.Pass) {
	size, ok := j.written("state.backend.rocksdb.block.cache-size")
	name, _ := j.backend()
	if !ok || name != "rocksdb" || !j.streams() {
		return
	}
	managed, set, known := j.Bool(rocksdbManaged)
	if !known || !managed || !set.IsValid() && !j.lacks(rocksdbManaged) {
		return
	}
	rules.Report{
		At:      size.KeyRange,
		Message: fmt.Sprintf("%q has no effect, for Flink manages RocksDB's memory and has all states share one cache; remove it, and size the managed memory", size.Written),
	}.To(pass)
}
