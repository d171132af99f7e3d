package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// UpsertKafkaNoPK finds tables of upsert-kafka that have no key to upsert by, or
// messages that are changes already (UpsertKafkaDynamicTableFactory,
// validatePKConstraints and validateFormat).
var UpsertKafkaNoPK = Pack.Add(rules.Rule{
	Name:     "upsert-kafka-no-pk",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.upsertKafkaNoPK),
})

func (u use) upsertKafkaNoPK() {
	if !u.Is("upsert-kafka") || u.template() {
		return
	}
	if key, known := u.primaryKey(); known && len(key) == 0 {
		u.report(u.at, fmt.Sprintf("the table %s of upsert-kafka is refused without a PRIMARY KEY, which becomes the messages' key; declare one, NOT ENFORCED", u.Name))
	}
	for _, key := range []string{"key.format", "value.format"} {
		if o := u.options.Get(key); o != nil && isChanges(o.Value()) {
			u.report(o, fmt.Sprintf("upsert-kafka makes upserts of rows, and %s has changes in its messages already; the table is refused; use the connector kafka with that format", o.Value()))
		}
	}
}
