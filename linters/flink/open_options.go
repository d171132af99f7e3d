package flink

import (
	"slices"
	"strings"
)

// An openOption is what a connector takes beside the options that it declares:
// keys with a prefix, which go on to a client, or with the prefix "" any key.
type openOption struct {
	name     string // kind and identifier
	prefixes []string
}

// openOptions are sorted by name. The prefixes are those that the factories
// leave out when they validate (the constants of the factory's class, or of the
// class that it validates with).
var openOptions = []openOption{
	{"catalog doris", []string{"sink.properties.", "table.properties."}},
	{"catalog fluss", []string{""}},
	{"catalog hive", []string{""}},
	{"catalog hudi", []string{""}},
	{"catalog iceberg", []string{""}},
	{"catalog paimon", []string{""}},
	{"catalog paimon-generic", []string{""}},
	{"catalog starrocks", []string{"scan.", "sink.", "table."}},
	{"format avro-confluent", []string{"properties."}},
	{"format debezium-avro-confluent", []string{"properties."}},
	{"format orc", []string{""}},
	{"format parquet", []string{""}},
	{"pipeline doris", []string{"sink.properties.", "table.create.auto-partition.properties.", "table.create.properties."}},
	{"pipeline mysql", []string{"debezium.", "jdbc.properties."}},
	{"pipeline starrocks", []string{"sink.properties.", "table.create.properties."}},
	{"table db2-cdc", []string{"debezium."}},
	{"table doris", []string{"sink.properties."}},
	{"table dynamic-kafka", []string{"properties."}},
	{"table dynamodb", []string{"aws.", "sink."}},
	{"table firehose", []string{"aws.", "sink."}},
	{"table fluss", []string{""}},
	{"table hbase-1.4", []string{"properties."}},
	{"table hbase-2.2", []string{"properties."}},
	{"table hive", []string{""}},
	{"table hudi", []string{""}},
	{"table iceberg", []string{""}},
	{"table kafka", []string{"properties."}},
	{"table kinesis", []string{"aws.", "flink.", "properties.", "scan.", "sink."}},
	{"table mysql-cdc", []string{"debezium.", "jdbc.properties."}},
	{"table oceanbase-cdc", []string{"debezium.", "jdbc.properties.", "obcdc.properties."}},
	{"table oracle-cdc", []string{"debezium.", "scan.startup.specific-offset."}},
	{"table paimon", []string{""}},
	{"table postgres-cdc", []string{"debezium."}},
	{"table pulsar", []string{"pulsar.client.", "pulsar.consumer.", "pulsar.producer.", "pulsar.sink.", "pulsar.source."}},
	{"table sqlserver-cdc", []string{"debezium."}},
	{"table starrocks", []string{"scan.params.", "sink.properties."}},
	{"table tidb-cdc", []string{"jdbc.properties.", "tikv."}},
	{"table upsert-kafka", []string{"properties."}},
	{"table upsert-pulsar", []string{"pulsar.client.", "pulsar.consumer.", "pulsar.producer.", "pulsar.sink.", "pulsar.source."}},
}

// Open reports whether the connector takes a key without looking at it, so that
// nobody can say that there is no such option.
func (c *Connector) Open(key string) bool {
	i, ok := slices.BinarySearchFunc(openOptions, c.Kind+" "+c.Identifier, func(o openOption, name string) int {
		return strings.Compare(o.name, name)
	})
	return ok && slices.ContainsFunc(openOptions[i].prefixes, func(p string) bool { return strings.HasPrefix(key, p) })
}

// FormatOption takes a key of a table apart into the format that it belongs to
// and the format's own key: "value.json.ignore-parse-errors" is "json" and
// "ignore-parse-errors"; false where no format has such a prefix.
func FormatOption(key string) (format *Connector, own string, ok bool) {
	for _, part := range [...]string{"key.", "value."} {
		if rest, found := strings.CutPrefix(key, part); found {
			key = rest
			break
		}
	}
	identifier, own, _ := strings.Cut(key, ".")
	if own == "" {
		return nil, "", false
	}
	if found := FindConnectors(FormatKind, identifier); len(found) > 0 {
		return found[0], own, true
	}
	return nil, "", false
}
