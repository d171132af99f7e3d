package connectors

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ODPSOptionIgnored finds options of MaxCompute that another one switches off
// (Realtime Compute for Apache Flink, MaxCompute connector, options).
var ODPSOptionIgnored = Pack.Add(rules.Rule{
	Name:     "odps-option-ignored",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.odpsOptionIgnored),
})

func (u use) odpsOptionIgnored() {
	if !u.Is("odps") {
		return
	}
	if u.reads() {
		u.reportIgnored("partition", "startPartition", "the table is read from startPartition on as new partitions come")
	}
	u.reportIgnored("quotaName", "tunnelEndpoint", "the Tunnel of tunnelEndpoint is used, and no quota of your own")
}

// reportIgnored reports an option where another is given that takes its place.
func (u use) reportIgnored(key, other, why string) {
	o, by := u.options.Get(key), u.options.Get(other)
	if o != nil && by != nil {
		rules.Report{
			At:      o.KeyRange,
			Message: fmt.Sprintf("%q does nothing beside %q: %s; keep only one of them", key, other, why),
			Related: []analysis.RelatedInformation{{Pos: by.KeyRange.Pos(), End: by.KeyRange.End(), Message: "counts"}},
		}.To(u.pass)
	}
}
