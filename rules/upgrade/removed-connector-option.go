package upgrade

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// RemovedConnectorOption finds options that the release of a connector does not
// have any more: its factory refuses the table.
var RemovedConnectorOption = Pack.Add(rules.Rule{
	Name:     "removed-connector-option",
	Severity: rules.Error,
	Needs:    optionViews,
	Run:      each(options, removedConnectorOption),
})

func removedConnectorOption(o option) (rules.Report, bool) {
	if o.onVVR != nil {
		return removedOnVVR(o, *o.onVVR)
	}
	if o.Standing.Option != nil || o.Gone.IsZero() || o.version.IsZero() || o.version.Before(o.Gone) || o.owner.Open(o.own) || o.Gone == o.owner.Gone {
		return rules.Report{}, false
	}
	return rules.Report{
		At:      o.KeyRange,
		Message: fmt.Sprintf("%s has no option %q any more since Flink %s and refuses the table; remove it", o.owner.Identifier, o.Key, o.Gone),
	}, true
}

func removedOnVVR(o option, known flink.VVROption) (rules.Report, bool) {
	if known.Gone.Major == 0 || o.engine.Before(known.Gone) {
		return rules.Report{}, false
	}
	instead := "remove it"
	if known.Successor != "" {
		instead = fmt.Sprintf("use %q, whose values may be others", known.Successor)
	}
	return rules.Report{
		At:      o.KeyRange,
		Message: fmt.Sprintf("VVR %d has no option %q of %s any more; %s", known.Gone.Major, o.Key, known.Connector, instead),
	}, true
}
