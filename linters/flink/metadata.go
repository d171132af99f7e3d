package flink

import "strings"

// rowMetadata are keys of metadata that are the same for all changes of a row:
// where it comes from (the pages "Available Metadata" of the connectors of Flink
// CDC, of Kafka and of the formats Debezium, Canal, Maxwell and OGG).
var rowMetadata = words("database_name schema_name table_name collection_name source.database source.schema source.table database schema table topic partition")

// TellsOfRow reports whether the metadata of a key is that of a row and not of
// one change of it. Kafka writes "value." before the keys of a format.
func TellsOfRow(key string) bool {
	return rowMetadata[strings.TrimPrefix(strings.ToLower(key), "value.")]
}
