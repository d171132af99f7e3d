package checkpoint

import (
	"github.com/flinkvet/flinkvet/linters/sql"
)

// locking are the sources of changes that can read their tables in one piece,
// without a checkpoint until they are done (Flink CDC's pages of the
// connectors, under Limitation).
var locking = map[string]bool{"oracle-cdc": true, "sqlserver-cdc": true, "db2-cdc": true, "postgres-cdc": true}

// locked returns the first table that a source of changes reads in one piece
// before it goes on with the changes, nil where there is none.
func (j job) locked() *sql.CreateTable {
	for _, s := range j.Scripts {
		for _, t := range sql.All[*sql.CreateTable](s) {
			if locking[value(t.With, "connector")] && value(t.With, "scan.incremental.snapshot.enabled") == "false" &&
				startsWithSnapshot(t.With) {
				return t
			}
		}
	}
	return nil
}

func startsWithSnapshot(with *sql.Options) bool {
	start := value(with, "scan.startup.mode")
	return with.Get("scan.startup.mode") == nil || start == "initial" || start == "snapshot"
}
