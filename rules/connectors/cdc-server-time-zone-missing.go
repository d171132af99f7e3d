package connectors

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCServerTimeZoneMissing finds readers of MySQL that take its times for those
// of the machine they run on (MySqlTableSourceFactory.getServerTimeZone, which
// warns of it in the log).
var CDCServerTimeZoneMissing = Pack.Add(rules.Rule{
	Name:      "cdc-server-time-zone-missing",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       each(use.cdcServerTimeZoneMissing),
})

func (u use) cdcServerTimeZoneMissing() {
	const key = "server-time-zone"
	switch {
	case !u.readsBinlog() || !u.lacks(key) || u.sets("table.local-time-zone"):
	case u.Kind == flink.PipelineKind:
		u.note(u.at, fmt.Sprintf("%s has no %q, so the machines' time zone decides what a TIMESTAMP of MySQL means; name the database's", u.label(), key))
	case !slices.ContainsFunc(u.Table.Columns, temporal):
	case u.target.Platform == "vvr":
		u.note(u.at, fmt.Sprintf("%s has no %q, so the region's time zone decides what a TIMESTAMP of MySQL means; name the database's", u.label(), key))
	default:
		u.report(u.at, fmt.Sprintf("%s has no %q, so the machines' time zone decides what a TIMESTAMP of MySQL means, and changes may be hours apart from the snapshot; name the database's", u.label(), key))
	}
}

// temporal reports whether a column holds a time of a day.
func temporal(c *catalog.Column) bool {
	return c.Type != nil && (c.Type.Name == "TIMESTAMP" || c.Type.Name == "TIMESTAMP_LTZ") && c.Node.Kind == 0
}
