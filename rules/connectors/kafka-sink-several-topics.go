package connectors

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaSinkSeveralTopics finds tables in Kafka that are written to several topics
// and do not say to which (KafkaConnectorOptionsUtil.validateSinkTopic before the
// connector 3.3, DynamicKafkaRecordSerializationSchema.getTargetTopic since).
var KafkaSinkSeveralTopics = Pack.Add(rules.Rule{
	Name:     "kafka-sink-several-topics",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.kafkaSinkSeveralTopics),
})

func (u use) kafkaSinkSeveralTopics() {
	if !u.isKafka() || !u.writes() || !u.plain() {
		return
	}
	o := u.options.Get("topic-pattern")
	if o == nil {
		if o = u.options.Get("topic"); o == nil || len(items(o.Value())) < 2 {
			return
		}
	}
	switch {
	case u.target.Flink.Before(flink.Version{Major: 1, Minor: 19}):
		u.report(o, fmt.Sprintf("until Flink 1.19 a table is written to one topic, and %s, which names several, is refused; declare a table for each", u.Name))
	case u.Table.Known && u.Table.As == nil && !slices.ContainsFunc(u.Table.Columns, givesTopic):
		u.report(o, fmt.Sprintf("%s names several topics, and nothing says which of them a row goes to; declare a column for it, topic STRING METADATA, or a table for each", u.Name))
	}
}

// givesTopic reports whether a column says which topic a row is written to.
func givesTopic(c *catalog.Column) bool {
	if c.Kind != sql.Metadata || c.Virtual {
		return false
	}
	if c.Node != nil && c.Node.More().Key != nil {
		return c.Node.More().Key.Value() == "topic"
	}
	return c.Name == "topic"
}
