package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaEONoTransactionalPrefix finds tables in Kafka that are refused because
// their transactions have no names of their own
// (KafkaConnectorOptionsUtil.validateDeliveryGuarantee, KafkaSinkBuilder).
var KafkaEONoTransactionalPrefix = Pack.Add(rules.Rule{
	Name:     "kafka-eo-no-transactional-prefix",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.kafkaEONoTransactionalPrefix),
})

func (u use) kafkaEONoTransactionalPrefix() {
	const key = "sink.transactional-id-prefix"
	exactlyOnce := u.transactional()
	if u.isKafka() && u.mayWrite() && exactlyOnce != nil && u.lacks(key) && !u.target.Flink.Before(flink.Version{Major: 1, Minor: 14}) {
		u.report(exactlyOnce, fmt.Sprintf("the guarantee exactly-once of %s needs %q, which names its transactions, and the table is refused; set a prefix that no other job on this Kafka has", u.Name, key))
	}
}
