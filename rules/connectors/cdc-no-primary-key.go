package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCNoPrimaryKey finds MySQL tables that cannot be read in chunks for want of a
// key (MySqlTableSourceFactory.validatePrimaryKeyIfEnableParallel). The connectors
// of other databases ask the database for the key, not the declaration.
var CDCNoPrimaryKey = Pack.Add(rules.Rule{
	Name:     "cdc-no-primary-key",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.cdcNoPrimaryKey),
})

const chunkKey = "scan.incremental.snapshot.chunk.key-column"

func (u use) cdcNoPrimaryKey() {
	if !u.Is("mysql-cdc", "mysql") || !u.readsBinlog() || !u.incremental() || !u.lacks(chunkKey) {
		return
	}
	if key, known := u.primaryKey(); known && len(key) == 0 {
		u.report(u.at, fmt.Sprintf("%s has neither a PRIMARY KEY nor a %q to read it in chunks by, and is refused; declare the key that it has in MySQL", u.Name, chunkKey))
	}
}
