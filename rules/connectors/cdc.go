package connectors

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// readsBinlog reports whether the use reads the binlog of MySQL: mysql-cdc of
// Flink CDC, which Realtime Compute for Apache Flink calls mysql as well, its
// oceanbase in MySQL's mode, and the mysql source of a pipeline. The tables of
// Realtime Compute are also ones to look up in and to write to.
func (u use) readsBinlog() bool {
	return u.role == flink.Source && (u.Is("mysql-cdc", "mysql") ||
		u.Is("oceanbase") && u.target.Platform == "vvr" ||
		u.Kind == flink.PipelineKind && u.Identifier == "mysql")
}

// follows reports whether the use follows the changes of a database with Flink
// CDC.
func (u use) follows() bool {
	switch u.Kind {
	case flink.TableKind:
		return strings.HasSuffix(u.Identifier, "-cdc") || u.readsBinlog()
	case flink.PipelineKind:
		return u.role == flink.Source && flink.FollowsDatabase(u.Identifier)
	}
	return false
}

// snapshotOnly reports whether the use reads what is there and ends, without the
// log of changes.
func (u use) snapshotOnly() bool { return u.options.Is("scan.startup.mode", "snapshot") || u.batch() }

// incremental reports whether it is certain that the table is read in chunks, in
// parallel, by the default of its connector.
func (u use) incremental() bool {
	o := u.options.Get(incremental)
	return o == nil && !u.Open || o != nil && u.options.Is(o.Key, "true")
}
