package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaPKOnAppendFormat finds tables in Kafka with a primary key that their format
// cannot keep (KafkaDynamicTableFactory.validatePKConstraints). The connector of
// Realtime Compute is another, and allows it (page of the Kafka connector, example
// of synchronizing a table's schema).
var KafkaPKOnAppendFormat = Pack.Add(rules.Rule{
	Name:     "kafka-pk-on-append-format",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.kafkaPKOnAppendFormat),
})

func (u use) kafkaPKOnAppendFormat() {
	if !u.Is("kafka") || !u.plain() || u.template() {
		return
	}
	format := u.valueFormat()
	key, known := u.primaryKey()
	if known && len(key) > 0 && format != nil && flink.FormatChanges(format.Value()).Appends() {
		u.report(u.at, fmt.Sprintf("the table %s in Kafka is refused: a message in %s is a new row, which no PRIMARY KEY makes take the place of another; use the connector upsert-kafka, or drop the key", u.Name, format.Value()))
	}
}
