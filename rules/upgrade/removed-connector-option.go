package upgrade

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// RemovedConnectorOption finds options that the release of a connector does not
// have any more: its factory refuses the table.
var RemovedConnectorOption = Pack.Add(rules.Rule{
	Name:     "removed-connector-option",
	Severity: rules.Error,
	Needs:    optionViews,
	Run:      eachOption(removedConnectorOption, removedOnVVR),
})

func removedConnectorOption(o option) (rules.Report, bool) {
	if o.Standing.Option != nil || o.Gone.IsZero() || o.version.IsZero() || o.version.Before(o.Gone) || o.owner.Open(o.own) {
		return rules.Report{}, false
	}
	return rules.Report{
		At:      o.Key,
		Message: fmt.Sprintf("%s has no option %q any more since Flink %s and refuses the table; remove it", o.owner.Identifier, o.key, o.Gone),
	}, true
}

func removedOnVVR(o vvrOption) (rules.Report, bool) {
	if o.Gone.Major == 0 || o.engine.Release.Before(o.Gone) {
		return rules.Report{}, false
	}
	r := rules.Report{
		At:      o.at,
		Message: fmt.Sprintf("VVR %d has no option %q of %s any more; remove it", o.Gone.Major, o.at.Value(), o.Connector),
	}
	if o.Successor != "" {
		r.Message = fmt.Sprintf("VVR %d has no option %q of %s any more; use %q, whose values may be others", o.Gone.Major, o.at.Value(), o.Connector, o.Successor)
	}
	return r, true
}
