package connectors

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// isKafka reports whether the use is a table in a topic of Kafka.
func (u use) isKafka() bool { return u.Is("kafka", "upsert-kafka") }

// reads and writes report whether the use is one of reading or writing.
func (u use) reads() bool  { return u.role == flink.Source }
func (u use) writes() bool { return u.role == flink.Sink }

// transactional returns the option by which a table in Kafka is written in
// transactions, nil where it is not.
func (u use) transactional() *endpoints.Option {
	for _, key := range []string{"sink.delivery-guarantee", "sink.semantic"} {
		if u.options.Has(key) {
			if u.options.Is(key, "exactly-once") {
				return u.options.Get(key)
			}
			return nil
		}
	}
	return nil
}

// startup returns where the reading of a topic begins, in small letters; "" where
// that is not known. KafkaConnectorOptions has group-offsets as the default.
func (u use) startup() string {
	const key = "scan.startup.mode"
	switch {
	case u.Is("upsert-kafka"):
		return "earliest-offset"
	case u.lacks(key):
		return "group-offsets"
	}
	return strings.ToLower(u.options.Value(key))
}

// valueFormat returns the option that names the format of the values, nil where
// there is none that is spelled out.
func (u use) valueFormat() *endpoints.Option {
	for _, key := range []string{"format", "value.format"} {
		if o := u.options.Get(key); o != nil && o.Spelled {
			return o
		}
	}
	return nil
}

// isChanges reports whether the messages of a format are changes, inserts among
// others, and not rows.
func isChanges(format string) bool {
	changes := flink.FormatChanges(format)
	return changes != 0 && !changes.Appends()
}
