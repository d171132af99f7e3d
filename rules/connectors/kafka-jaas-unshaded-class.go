package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaJAASUnshadedClass finds login modules of Kafka that the JAR for SQL has
// under another name.
var KafkaJAASUnshadedClass = Pack.Add(rules.Rule{
	Name:      "kafka-jaas-unshaded-class",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       each(use.kafkaJAASUnshadedClass),
})

// shaded is what the JAR flink-sql-connector-kafka puts before the names of
// Kafka's classes (Flink, Apache Kafka SQL connector, "Security"; the page of the
// Kafka connector of Realtime Compute has the names so as well).
const shaded = "org.apache.flink.kafka.shaded."

func (u use) kafkaJAASUnshadedClass() {
	o := u.options.Get("properties.sasl.jaas.config")
	if !u.isKafka() || o == nil || !u.shadesKafka() {
		return
	}
	const module = "org.apache.kafka.common.security."
	text := o.Value()
	lo := strings.Index(text, module)
	if lo < 0 || lo > 0 && text[lo-1] == '.' {
		return
	}
	hi := lo + len(module)
	for hi < len(text) && (text[hi] == '.' || isNameByte(text[hi])) {
		hi++
	}
	class := o.Text.Slice(lo, hi)
	u.report(class.Whole(), fmt.Sprintf("the connector's JAR has this class below %q, and the job fails for want of it; put that before its name", shaded),
		replaced(class, shaded+class.String(), "name the class as the JAR has it")...)
}

// shadesKafka reports whether the job runs with the connector's JAR for SQL: the
// script adds it, or it is Flink alone that runs SQL, or Realtime Compute.
func (u use) shadesKafka() bool {
	for _, s := range linters.Scripts.Of(u.pass) {
		for _, jar := range sql.All[*sql.Jar](s) {
			if jar.Path == nil || jar.Remove {
				continue
			}
			name := jar.Path.Value()
			switch {
			case strings.Contains(name, "flink-sql-connector-kafka"):
				return true
			case strings.Contains(name, "flink-connector-kafka"):
				return false
			}
		}
	}
	return u.target.Platform == "oss" || u.target.Platform == "vvr"
}
