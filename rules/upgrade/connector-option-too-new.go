package upgrade

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ConnectorOptionTooNew finds options that only later releases of a connector
// have: its factory refuses the table.
var ConnectorOptionTooNew = Pack.Add(rules.Rule{
	Name:     "connector-option-too-new",
	Severity: rules.Error,
	Needs:    optionViews,
	Run:      each(options, connectorOptionTooNew),
})

func connectorOptionTooNew(o option) (rules.Report, bool) {
	if o.onVVR != nil {
		return tooNewOnVVR(o, *o.onVVR)
	}
	if o.Standing.Option != nil || !o.version.Before(o.Since) || o.version.Before(o.owner.Since) || o.owner.Open(o.own) {
		return rules.Report{}, false
	}
	r := rules.Report{
		At:      o.KeyRange,
		Message: fmt.Sprintf("%s has the option %q since Flink %s, and refuses the table on %s; remove it, or move to a later release", o.owner.Identifier, o.Key, o.Since, o.version),
	}
	if !withFlink(o.owner) {
		r.Severity = rules.Warning
	}
	return r, true
}

// withFlink reports whether a connector or a format comes with Flink, so that
// its version is Flink's. The others have releases of their own, of which
// several may fit.
func withFlink(c *flink.Connector) bool {
	switch c.Identifier {
	case "*", "blackhole", "datagen", "filesystem", "print":
		return true
	}
	return c.Kind == flink.FormatKind
}

func tooNewOnVVR(o option, known flink.VVROption) (rules.Report, bool) {
	if !o.engine.Before(known.Since) {
		return rules.Report{}, false
	}
	return rules.Report{
		At: o.KeyRange, Severity: rules.Warning,
		Message: fmt.Sprintf("%s has the option %q since VVR %s, and the engine is %s; move to a later one", known.Connector, o.Key, known.Since, o.engine),
	}, true
}
