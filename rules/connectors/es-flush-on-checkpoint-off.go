package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// ESFlushOnCheckpointOff finds indices that a checkpoint does not wait for.
var ESFlushOnCheckpointOff = Pack.Add(rules.Rule{
	Name:     "es-flush-on-checkpoint-off",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.esFlushOnCheckpointOff),
})

func (u use) esFlushOnCheckpointOff() {
	o := u.options.Get("sink.flush-on-checkpoint")
	if u.isSearch() && o != nil && u.options.Is(o.Key, "false") {
		u.report(o, fmt.Sprintf("checkpoints do not wait for documents on their way to %s, and those are lost in a failure; leave the option out", u.Name),
			replaced(o.Text, "true", "wait for them")...)
	}
}
