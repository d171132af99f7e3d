package catalog

import "strings"

// endings are the connectors whose tables are read without an end unless an
// option says otherwise, and that option; "" where there is none (connector
// pages of Flink, Flink CDC and Realtime Compute for Apache Flink).
var endings = map[string]string{
	"kafka":         "scan.bounded.mode",
	"upsert-kafka":  "scan.bounded.mode",
	"pulsar":        "source.stop.at-message-id",
	"kinesis":       "",
	"datagen":       "number-of-rows",
	"faker":         "number-of-rows",
	"mysql-cdc":     "scan.startup.mode",
	"postgres-cdc":  "scan.startup.mode",
	"oracle-cdc":    "scan.startup.mode",
	"sqlserver-cdc": "scan.startup.mode",
	"mongodb-cdc":   "scan.startup.mode",
	"oceanbase-cdc": "scan.startup.mode",
	"tidb-cdc":      "scan.startup.mode",
	"db2-cdc":       "scan.startup.mode",
	"vitess-cdc":    "",
	"sls":           "stopTime",
	"datahub":       "endTime",
	"mq":            "",
	"rocketmq":      "",
	"rabbitmq":      "",
}

// Endless reports whether it is certain that reading the table never comes to
// an end.
func (t *Table) Endless() bool {
	option, known := endings[t.Connector]
	switch value := t.Option(option); {
	case !known:
		return false
	case option == "number-of-rows":
		return value == "" && !t.counts()
	case option == "scan.startup.mode":
		return value != "snapshot"
	case option == "scan.bounded.mode":
		return value == "" || value == "unbounded"
	default:
		return value == ""
	}
}

// counts reports whether a field of a datagen table counts up to a number, with
// which the rows end.
func (t *Table) counts() bool {
	for _, o := range t.Options {
		if key := o.Key.Value(); strings.HasPrefix(key, "fields.") && strings.HasSuffix(key, ".end") {
			return true
		}
	}
	return false
}
