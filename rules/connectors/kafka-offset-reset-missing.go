package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// KafkaOffsetResetMissing finds tables in Kafka that do not say where to begin
// while their group has no offsets (KafkaDynamicSource takes
// OffsetResetStrategy.NONE, with which Kafka's consumer fails).
var KafkaOffsetResetMissing = Pack.Add(rules.Rule{
	Name:      "kafka-offset-reset-missing",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     endpointViews,
	Run:       each(use.kafkaOffsetResetMissing),
})

func (u use) kafkaOffsetResetMissing() {
	const reset = "properties.auto.offset.reset"
	group := u.options.Get("properties.group.id")
	if !u.Is("kafka") || !u.reads() || group == nil || u.startup() != "group-offsets" || !u.lacks(reset) {
		return
	}
	u.report(group, fmt.Sprintf("while the group has no offsets, at the first start or once they have expired, the job fails; say with %q whether %s is then read from the earliest or the latest", reset, u.Name))
}
