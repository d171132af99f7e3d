package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCStartupArgs finds readers of a database that are to begin somewhere, and do
// not say where (MySqlTableSourceFactory, MongoDBTableSourceFactory,
// PostgreSQLTableFactory: getStartupOptions).
var CDCStartupArgs = Pack.Add(rules.Rule{
	Name:     "cdc-startup-args",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.cdcStartupArgs),
})

func (u use) cdcStartupArgs() {
	mode := u.options.Get("scan.startup.mode")
	if !u.follows() || !u.reads() || mode == nil || !mode.Spelled {
		return
	}
	modes := flink.StartupModes(u.Identifier)
	switch at := strings.ToLower(mode.Value()); {
	case len(modes) > 0 && u.plain() && !slices.Contains(modes, at):
		u.report(mode, fmt.Sprintf("%q is no startup mode of %s%s; take one of %s", mode.Value(), u.Identifier, near.Hint(mode.Value(), modes), strings.Join(modes, ", ")))
	case at == "specific-offset" && u.readsBinlog() && u.lacks("scan.startup.specific-offset.gtid-set") &&
		(u.lacks("scan.startup.specific-offset.file") || u.lacks("scan.startup.specific-offset.pos")):
		u.report(mode, fmt.Sprintf("the startup mode specific-offset needs \"scan.startup.specific-offset.gtid-set\", or both of \"….file\" and \"….pos\", and %s is refused without", u.label()))
	case at == "timestamp" && u.lacks("scan.startup.timestamp-millis"):
		u.report(mode, fmt.Sprintf("the startup mode timestamp needs \"scan.startup.timestamp-millis\", and %s is refused without", u.label()))
	case at == "latest-offset" && u.Is("postgres-cdc") && u.plain() && (u.lacks(incremental) || u.options.Is(incremental, "false")):
		u.report(mode, fmt.Sprintf("postgres-cdc begins at the latest offset only with %q, and %s is refused; set that to true", incremental, u.label()))
	}
}

const incremental = "scan.incremental.snapshot.enabled"
