package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// JDBCSinkWithoutPK finds tables of databases that rows are only added to, so that
// a restart adds some of them again.
var JDBCSinkWithoutPK = Pack.Add(rules.Rule{
	Name:     "jdbc-sink-without-pk",
	Severity: rules.Warning,
	Needs:    changeViews,
	Run:      each(use.jdbcSinkWithoutPK),
})

func (u use) jdbcSinkWithoutPK() {
	// Of updates, which such a table does not take, append-sink-gets-updates tells.
	if !u.Is("jdbc", "mongodb") || !u.writes() || u.batch() || u.updated() {
		return
	}
	if key, known := u.primaryKey(); known && len(key) == 0 {
		u.report(u.at, fmt.Sprintf("%s (%s) has no PRIMARY KEY: rows are only added, and those written since the last checkpoint are added again after a failure; declare the key that it has in the database", u.Name, u.Identifier))
	}
}
