package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ODPSLookupWithoutCache finds tables of MaxCompute that are looked up, which needs
// all of their rows in memory, said in so many words (Realtime Compute for Apache
// Flink, MaxCompute connector, options of dimension tables).
var ODPSLookupWithoutCache = Pack.Add(rules.Rule{
	Name:     "odps-lookup-without-cache",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.odpsLookupWithoutCache),
})

func (u use) odpsLookupWithoutCache() {
	if !u.Is("odps") || u.role != flink.Lookup {
		return
	}
	switch o := u.options.Get("cache"); {
	case u.lacks("cache"):
		u.report(u.at, fmt.Sprintf("%s is looked up, and MaxCompute only allows that with all of its rows in memory; set \"cache\" to ALL", u.Name))
	case o != nil && o.Spelled && !u.options.Is("cache", "ALL"):
		u.report(o, fmt.Sprintf("%s is looked up, and MaxCompute only allows that with all of its rows in memory; set \"cache\" to ALL", u.Name), replaced(o.Text, "ALL", "keep all rows in memory")...)
	}
}
