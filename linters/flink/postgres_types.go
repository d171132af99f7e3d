package flink

// postgresTypes are the types of PostgreSQL by name as Flink has them (Flink CDC,
// Postgres CDC connector, "Data Type Mapping"; the JDBC connector's page of the same
// title has the same where it has the type).
var postgresTypes = map[string]string{
	"SMALLINT": "SMALLINT", "INTEGER": "INT", "BIGINT": "BIGINT", "REAL": "FLOAT", "DOUBLE PRECISION": "DOUBLE", "BOOLEAN": "BOOLEAN",
	"DATE": "DATE", "TIME": "TIME", "TIMESTAMP": "TIMESTAMP", "TIMESTAMPTZ": "TIMESTAMP_LTZ",
	"CHAR": "STRING", "VARCHAR": "STRING", "TEXT": "STRING", "UUID": "STRING", "BYTEA": "BYTES",
}

// MapPostgres returns the type of Flink for a type of PostgreSQL, and whether it is
// known. The name is in upper case without synonyms; args are a length, or a
// precision and a scale. A NUMERIC without them holds numbers of any size
// (PostgreSQL, "Arbitrary Precision Numbers"), which Flink has no type for.
func MapPostgres(name string, args []int) (MappedType, bool) {
	if name == "NUMERIC" && len(args) > 0 {
		return mapDecimal(args), true
	}
	kind := postgresTypes[name]
	return MappedType{Kind: kind}, kind != ""
}
