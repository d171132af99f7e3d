package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaIgnoredProperty finds properties of Kafka's clients that belong to the
// connector, which puts its own in their place or fails with them
// (KafkaDynamicTableFactory, KafkaSourceBuilder, KafkaSinkBuilder).
var KafkaIgnoredProperty = Pack.Add(rules.Rule{
	Name:     "kafka-ignored-property",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.kafkaIgnoredProperty),
})

func (u use) kafkaIgnoredProperty() {
	if !u.isKafka() {
		return
	}
	if u.mayRead() {
		u.judgeOffsetReset()
	}
	for _, o := range u.options.Under("properties.") {
		switch strings.TrimPrefix(o.Key, "properties.") {
		case "partition.discovery.interval.ms", "flink.partition-discovery.interval-millis":
			if u.mayRead() {
				u.report(o.KeyRange, fmt.Sprintf("the connector puts its own value in the place of %q; set \"scan.topic-partition-discovery.interval\" instead", o.Key))
			}
		case "key.deserializer", "value.deserializer":
			if u.reads() && foreign(o, "ByteArrayDeserializer") {
				u.report(o.KeyRange, fmt.Sprintf("the connector reads bytes and leaves the rest to the format; of %q older releases take no notice, newer ones refuse it; take it away", o.Key))
			}
		case "key.serializer", "value.serializer":
			if u.writes() && foreign(o, "ByteArraySerializer") {
				rules.Report{At: o.KeyRange, Severity: rules.Error, Message: fmt.Sprintf(
					"the connector hands bytes to Kafka, the format has made them, and another %q fails with the first row; take it away", o.Key)}.To(u.pass)
			}
		}
	}
}

// judgeOffsetReset reports a reset strategy that counts for nothing. Where reading
// begins at the group's offsets it counts, and where it agrees with the startup
// mode nobody is misled.
func (u use) judgeOffsetReset() {
	o := u.options.Get("properties.auto.offset.reset")
	mode := u.startup()
	if o == nil || !o.Spelled || mode == "" || mode == "group-offsets" || strings.HasPrefix(mode, strings.ToLower(o.Value())+"-") {
		return
	}
	if u.Is("upsert-kafka") {
		u.report(o.KeyRange, fmt.Sprintf("upsert-kafka always reads from the earliest offset, and %q does nothing; take it away", o.Key))
		return
	}
	u.report(o.KeyRange, fmt.Sprintf("reading begins where \"scan.startup.mode\" says (%s), and %q does nothing; take it away, or change the mode", mode, o.Key))
}

// foreign reports whether a value is certain to be another class than Kafka's own
// of that name.
func foreign(o *endpoints.Option, class string) bool {
	return o.Spelled && !strings.HasSuffix(o.Value(), class)
}
