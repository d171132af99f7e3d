package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCServerIDInvalid finds ids of binlog readers that are neither a number nor a
// range (ServerIdRange.from).
var CDCServerIDInvalid = Pack.Add(rules.Rule{
	Name:     "cdc-server-id-invalid",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.cdcServerIDInvalid),
})

func (u use) cdcServerIDInvalid() {
	o := u.options.Get("server-id")
	if !u.readsBinlog() || o == nil || !o.Spelled {
		return
	}
	if _, _, ok := serverIDs(o.Value()); !ok {
		u.report(o, fmt.Sprintf("\"server-id\" of %s is neither a number nor a range of two, the smaller first, and is refused; write 5401-5404", u.label()))
	}
}
