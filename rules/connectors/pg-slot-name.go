package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// PGSlotName finds replication slots that PostgreSQL does not create, or that the
// connector names itself.
var PGSlotName = Pack.Add(rules.Rule{
	Name:     "pg-slot-name",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.pgSlotName),
})

func (u use) pgSlotName() {
	const key = "slot.name"
	if !u.Is("postgres-cdc") && (u.Kind != flink.PipelineKind || u.Identifier != "postgres" || u.role != flink.Source) {
		return
	}
	o := u.options.Get(key)
	switch {
	case o == nil:
		// Flink CDC demands the option, of which required-option-missing tells.
		if u.target.Platform == "vvr" && u.role == flink.Source && u.lacks(key) {
			u.report(u.at, fmt.Sprintf("%s has no %q: newer releases of VVR refuse it, older ones take \"flink\", for which every such job fights; name a slot of its own", u.label(), key))
		}
	case o.Spelled && !isSlotName(o.Value()):
		u.report(o, fmt.Sprintf("PostgreSQL does not take %q as the name of a replication slot: small letters, digits and underscores, 63 of them at most; write %q", o.Value(), slotName(o.Value())))
	}
}

// isSlotName reports whether PostgreSQL takes a name for a replication slot
// (PostgreSQL: "Replication Slots"; NAMEDATALEN).
func isSlotName(name string) bool {
	return name != "" && len(name) <= 63 && strings.IndexFunc(name, func(r rune) bool { return !isSlotRune(r) }) < 0
}

func isSlotRune(r rune) bool { return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' }

// slotName returns a name that PostgreSQL takes, as near as can be.
func slotName(name string) string {
	near := strings.Map(func(r rune) rune {
		if isSlotRune(r) {
			return r
		}
		return '_'
	}, strings.ToLower(name))
	return near[:min(len(near), 63)]
}
