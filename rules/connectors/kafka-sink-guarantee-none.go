package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// KafkaSinkGuaranteeNone finds tables in Kafka whose rows may be lost without a
// word.
var KafkaSinkGuaranteeNone = Pack.Add(rules.Rule{
	Name:     "kafka-sink-guarantee-none",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.kafkaSinkGuaranteeNone),
})

func (u use) kafkaSinkGuaranteeNone() {
	if !u.isKafka() || !u.mayWrite() {
		return
	}
	for _, key := range []string{"sink.delivery-guarantee", "sink.semantic"} {
		if u.options.Is(key, "none") {
			o := u.options.Get(key)
			u.report(o, fmt.Sprintf("with the guarantee none, rows written to %s just before a failure are lost, and nobody is told; take at-least-once", u.Name),
				replaced(o.Text, "at-least-once", "write at least once")...)
			return
		}
	}
	if o := u.options.Get("properties.acks"); o != nil && u.options.Is(o.Key, "0", "1") {
		u.report(o, fmt.Sprintf("acks = %s takes rows written to %s for safe before Kafka's replicas have them, and they are lost with the broker that does; take all", o.Value(), u.Name),
			replaced(o.Text, "all", "wait for the replicas")...)
	}
}
