package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCHeartbeatDisabled finds readers of a database's log that do not move on
// while their tables are quiet.
var CDCHeartbeatDisabled = Pack.Add(rules.Rule{
	Name:     "cdc-heartbeat-disabled",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.cdcHeartbeatDisabled),
})

func (u use) cdcHeartbeatDisabled() {
	if !u.follows() || u.snapshotOnly() {
		return
	}
	for _, beat := range [][2]string{{"heartbeat.interval", "30 s"}, {"heartbeat.interval.ms", "30000"}} {
		key := beat[0]
		if o := u.options.Get(key); o != nil && isZero(o.Value()) {
			u.report(o, fmt.Sprintf("%q = 0 sends no heartbeats: while nothing changes in %s its place in the log grows old, until the log no longer has it and the job cannot be restarted; set 30 s", key, u.label()),
				replaced(o.Text, beat[1], "set it to 30 s")...)
		}
	}
	if u.Is("mongodb-cdc") && u.role == flink.Source && u.lacks("heartbeat.interval.ms") {
		u.note(u.at, fmt.Sprintf("%s sends no heartbeats by default: if the collection is quiet for long, the job's resume token expires and it cannot be restarted; set \"heartbeat.interval.ms\"", u.Name))
	}
}
