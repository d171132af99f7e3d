package connectors

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// HologresWriteModeConflict finds tables of Hologres that are written in a way that
// cannot do what another option asks for (Realtime Compute for Apache Flink,
// Hologres connector, options for VVR 11 and for VVR 8).
var HologresWriteModeConflict = Pack.Add(rules.Rule{
	Name:     "hologres-write-mode-conflict",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.hologresWriteModeConflict),
})

// copying are the ways of writing by COPY, and what only INSERT does, by the names
// that VVR 11 and VVR 8 have for them.
var copying = []struct {
	key     string
	modes   []string
	inserts []string
}{
	{"sink.write-mode", []string{"COPY_STREAM", "COPY_BULK_LOAD", "COPY_BULK_LOAD_ON_CONFLICT"},
		[]string{"sink.ignore-null-when-update.enabled", "sink.ignore-null-when-update-by-expr.enabled", "sink.create-missing-partition"}},
	{"sdkMode", []string{"jdbc_copy"}, []string{"ignoreNullWhenUpdate", "createparttable"}},
}

func (u use) hologresWriteModeConflict() {
	if !u.Is("hologres") || !u.writes() {
		return
	}
	for _, way := range copying {
		if !u.options.Is(way.key, way.modes...) {
			continue
		}
		mode := u.options.Get(way.key)
		for _, key := range way.inserts {
			if u.options.Is(key, "true") {
				rules.Report{
					At:      u.options.Get(key),
					Message: fmt.Sprintf("%s is written by COPY (%q = %s), which does not support %q; write with INSERT, or take the option away", u.Name, mode.Key, mode.Value(), key),
					Related: []analysis.RelatedInformation{{Pos: mode.Pos(), End: mode.End(), Message: "written by COPY"}},
				}.To(u.pass)
			}
		}
	}
}
