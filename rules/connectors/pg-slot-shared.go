package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// PGSlotShared finds readers of one PostgreSQL server that want one replication
// slot, which only one connection can have (PostgreSQL: "Replication Slots").
var PGSlotShared = Pack.Add(rules.Rule{
	Name:       "pg-slot-shared",
	Severity:   rules.Error,
	Needs:      jobViews,
	Comparison: rules.Compare(claims(use.replicationSlot), clashing(true, sameName, saySlot)),
})

func (u use) replicationSlot() (claim, *endpoints.Option) {
	o := u.options.Get("slot.name")
	if o == nil || !o.Spelled || u.role != flink.Source || !u.Is("postgres-cdc") && (u.Kind != flink.PipelineKind || u.Identifier != "postgres") {
		return claim{}, nil
	}
	return claim{in: u.system("hostname", u.portOr("5432")), name: o.Value()}, o
}

func saySlot(a claim, other string) string {
	return fmt.Sprintf("the replication slot %q is also that of %s on the same PostgreSQL, and only one reader gets the changes; give each a slot of its own", a.name, other)
}
