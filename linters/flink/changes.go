package flink

import "strings"

// Changes is a set of the kinds of change that rows come as; 0 where it is not
// known (RowKind, ChangelogMode).
type Changes uint8

// The kinds of change.
const (
	Insert Changes = 1 << iota
	UpdateBefore
	UpdateAfter
	Delete

	Upsert = Insert | UpdateAfter | Delete
	All    = Upsert | UpdateBefore
)

// String names the kinds as Flink does: "I,UB,UA,D".
func (c Changes) String() string {
	var names []string
	for i, name := range []string{"I", "UB", "UA", "D"} {
		if c&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ",")
}

// Appends reports whether rows are only ever added.
func (c Changes) Appends() bool { return c == Insert }

// Updates reports whether rows are updated, Deletes whether they are taken back.
func (c Changes) Updates() bool { return c&(UpdateBefore|UpdateAfter) != 0 }

// Deletes reports whether rows are taken back.
func (c Changes) Deletes() bool { return c&Delete != 0 }

// appending and changing are formats by what they decode (format pages of Flink;
// DecodingFormat.getChangelogMode).
var (
	appending = words("json csv avro avro-confluent raw parquet orc protobuf")
	changing  = words("debezium-json debezium-avro-confluent canal-json maxwell-json ogg-json changelog-json")
)

func words(text string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}

// formatted are connectors whose rows come as their format says (their
// getChangelogMode asks DecodingFormat and EncodingFormat).
var formatted = words("kafka filesystem pulsar kinesis kinesis-legacy firehose")

// sourced tells what tables of other connectors are read as (getChangelogMode of
// their ScanTableSource, of Flink CDC at 3.6; connector pages of Realtime Compute
// for Apache Flink). A table with a key that is CDC of VVR goes by the name of the
// database.
var sourced = map[string]Changes{
	"upsert-kafka": Upsert,
	"datagen":      Insert, "faker": Insert, "jdbc": Insert, "mongodb": Insert,
	"sls": Insert, "datahub": Insert, "odps": Insert, "hive": Insert, "hbase-1.4": Insert, "hbase-2.2": Insert,
	"rocketmq": Insert, "mq": Insert, "socket": Insert, "rabbitmq": Insert,
	"mysql-cdc": All, "postgres-cdc": All, "oracle-cdc": All, "sqlserver-cdc": All, "oceanbase-cdc": All,
	"db2-cdc": All, "vitess-cdc": All,
	"mongodb-cdc": Upsert, "tidb-cdc": Upsert,
}

// SourceChanges returns the kinds of change that a table is read as; 0 where it
// is not known. Option returns the text of one of its options, or nothing.
func SourceChanges(connector string, option func(string) string) Changes {
	if option("scan.read-changelog-as-append-only.enabled") == "true" {
		return Insert
	}
	if formatted[connector] {
		return formatChanges(option)
	}
	switch {
	case connector == "mongodb-cdc" && option("scan.full-changelog") == "true":
		return All
	case connector == "postgres-cdc" && strings.EqualFold(option("changelog-mode"), "upsert"):
		return Upsert
	}
	return sourced[connector]
}

func formatChanges(option func(string) string) Changes {
	format := option("format")
	if format == "" {
		format = option("value.format")
	}
	return FormatChanges(format)
}

// sunk tells what tables of connectors take, whatever their format (connector
// pages of Flink; DynamicTableSink.getChangelogMode).
var sunk = map[string]Changes{
	"upsert-kafka": Upsert, "print": All, "blackhole": Upsert, "hive": Insert,
	"hbase-1.4": Upsert, "hbase-2.2": Upsert, "dynamodb": Upsert,
}

// SinkChanges returns the kinds of change that a table takes; 0 where it is not
// known.
func SinkChanges(connector string, keyed bool, option func(string) string) Changes {
	switch {
	case formatted[connector]:
		return formatChanges(option)
	case connector == "jdbc" || connector == "mongodb":
		if keyed {
			return Upsert
		}
		return Insert
	}
	return sunk[connector]
}
