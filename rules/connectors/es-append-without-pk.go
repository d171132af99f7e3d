package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// ESAppendWithoutPK finds indices whose documents get random ids, so that a
// restart adds some of them again.
var ESAppendWithoutPK = Pack.Add(rules.Rule{
	Name:     "es-append-without-pk",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.esAppendWithoutPK),
})

func (u use) esAppendWithoutPK() {
	if !u.isSearch() || !u.writes() || u.batch() {
		return
	}
	if key, known := u.primaryKey(); known && len(key) == 0 {
		u.report(u.at, fmt.Sprintf("%s (%s) has no PRIMARY KEY: documents get random ids, and those written since the last checkpoint are there twice after a failure; declare the key that a document's id is made of", u.Name, u.Identifier))
	}
}
