package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaKeyOptions finds tables in Kafka whose options about the messages' keys do
// not fit together (KafkaConnectorOptionsUtil).
var KafkaKeyOptions = Pack.Add(rules.Rule{
	Name:     "kafka-key-options",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.kafkaKeyOptions),
})

func (u use) kafkaKeyOptions() {
	if !u.isKafka() || u.template() {
		return
	}
	u.judgeKeyPrefix()
	if !u.Is("kafka") {
		return
	}
	format, fields := u.options.Get("key.format"), u.options.Get("key.fields")
	switch {
	case fields != nil && u.lacks("key.format"):
		u.report(fields, fmt.Sprintf("\"key.fields\" of %s needs a \"key.format\" to write them in, and the table is refused", u.Name))
	case format != nil && (u.lacks("key.fields") || fields != nil && fields.Spelled && len(items(fields.Value())) == 0):
		u.report(format, fmt.Sprintf("\"key.format\" of %s needs \"key.fields\" to write, and the table is refused", u.Name))
	case format != nil && fields != nil && fields.Spelled && u.plain():
		u.judgeKeyFields(fields)
	}
	if o := u.options.Get("sink.partitioner"); o != nil && fields != nil && u.writes() && u.options.Is(o.Key, "round-robin") {
		u.report(o, fmt.Sprintf("the partitioner round-robin is for messages without a key, and %s, which has \"key.fields\", is refused; leave it out", u.Name))
	}
}

// judgeKeyPrefix reports a prefix of the key's columns where the value has them too.
func (u use) judgeKeyPrefix() {
	const include = "value.fields-include"
	o := u.options.Get("key.fields-prefix")
	if o == nil || o.Value() == "" || !u.plain() || !u.lacks(include) && !u.options.Is(include, "ALL") {
		return
	}
	u.report(o, fmt.Sprintf("%q is for columns that only the key has, and %s is refused; set %q to EXCEPT_KEY", o.Key, u.Name, include))
}

// judgeKeyFields reports columns of the key that the table does not have, or that
// lack the prefix of the key's columns.
func (u use) judgeKeyFields(fields *endpoints.Option) {
	prefix := u.options.Get("key.fields-prefix")
	for _, name := range items(fields.Value()) {
		switch c := u.Table.Column(name); {
		case u.Table.Known && u.Table.As == nil && !physical(c):
			u.report(fields, fmt.Sprintf("%q in \"key.fields\" is no physical column of %s, and the table is refused", name, u.Name))
		case prefix != nil && prefix.Spelled && !strings.HasPrefix(name, prefix.Value()):
			u.report(fields, fmt.Sprintf("%q in \"key.fields\" does not begin with %q, the prefix of the key's columns, and %s is refused", name, prefix.Value(), u.Name))
		}
	}
}

func physical(c *catalog.Column) bool { return c != nil && c.Kind == sql.Physical }
