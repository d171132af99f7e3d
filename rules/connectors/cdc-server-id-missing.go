package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCServerIDMissing finds readers of MySQL's binlog that take an id at random.
var CDCServerIDMissing = Pack.Add(rules.Rule{
	Name:     "cdc-server-id-missing",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.cdcServerIDMissing),
})

func (u use) cdcServerIDMissing() {
	if u.readsBinlog() && u.lacks("server-id") && !u.snapshotOnly() {
		u.report(u.at, fmt.Sprintf("%s has no \"server-id\" and takes random ones from 5400 to 6400, which other readers of the same MySQL may have; give it a range of its own, an id for each parallel reader", u.label()))
	}
}
