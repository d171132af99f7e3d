package upgrade

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// DeprecatedConnectorOption finds options that a connector still reads and has
// a better one for.
var DeprecatedConnectorOption = Pack.Add(rules.Rule{
	Name:     "deprecated-connector-option",
	Severity: rules.Note,
	Needs:    optionViews,
	Run:      each(options, deprecatedConnectorOption),
})

func deprecatedConnectorOption(o option) (rules.Report, bool) {
	if o.onVVR != nil || o.Standing.Option == nil {
		return rules.Report{}, false
	}
	successor, needs, listed := flink.RenamedOption(o.owner.Identifier, o.version, o.own)
	switch {
	case listed:
	case o.Deprecated && o.Successor != "" && o.has(o.Successor) && !o.owner.Bilingual():
		successor = o.Successor
	case o.Deprecated && o.Successor == "" && (o.DeprecatedSince.IsZero() || !o.version.IsZero()):
		return rules.Report{
			At:      o.KeyRange,
			Message: fmt.Sprintf("%q is deprecated, and the connector %s may drop it; do without it", o.Key, o.owner.Identifier),
		}, true
	default:
		return rules.Report{}, false
	}
	r := rules.Report{At: o.KeyRange, Message: fmt.Sprintf("%q is the older spelling of %q; write that", o.Key, o.prefix+successor)}
	if needs != "" {
		r.Message = fmt.Sprintf("%q is deprecated; write %q with %s", o.Key, o.prefix+successor, needs)
	} else {
		r.Fixes = o.rename(o.prefix + successor)
	}
	return r, true
}

// has reports whether the version has an option; of one that is not known, all
// versions of the connector must.
func (o option) has(key string) bool {
	s, ok := o.owner.Option(o.version, key)
	return ok && s.Option != nil && (!o.version.IsZero() || s.Since.IsZero() || s.Since == o.owner.Since)
}
