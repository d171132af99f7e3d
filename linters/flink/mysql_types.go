package flink

import "fmt"

// A MappedType is the type of Flink that a type of a database comes as.
type MappedType struct {
	// Kind is the type in one spelling of several; texts of any length are STRING,
	// bytes BYTES.
	Kind string
	// Precision and Scale are those of a DECIMAL.
	Precision, Scale int
}

func (t MappedType) String() string {
	switch t.Kind {
	case "DECIMAL":
		return fmt.Sprintf("DECIMAL(%d, %d)", t.Precision, t.Scale)
	case "ARRAY":
		return "ARRAY<STRING>"
	}
	return t.Kind
}

// mysqlTypes are the types of MySQL by name, signed and unsigned, as Flink has
// them (Flink CDC, MySQL CDC connector, "Data Type Mapping"; the JDBC connector's
// page of the same title has the same where it has the type).
var mysqlTypes = map[string][2]string{
	"TINYINT": {"TINYINT", "SMALLINT"}, "SMALLINT": {"SMALLINT", "INT"}, "MEDIUMINT": {"INT", "BIGINT"},
	"INT": {"INT", "BIGINT"}, "BIGINT": {"BIGINT", ""}, "FLOAT": {"FLOAT", "FLOAT"}, "DOUBLE": {"DOUBLE", "DOUBLE"},
	"DATE": {"DATE"}, "TIME": {"TIME"}, "DATETIME": {"TIMESTAMP"}, "TIMESTAMP": {"TIMESTAMP"}, "YEAR": {"INT", "INT"},
	"CHAR": {"STRING"}, "VARCHAR": {"STRING"}, "TINYTEXT": {"STRING"}, "TEXT": {"STRING"}, "MEDIUMTEXT": {"STRING"},
	"LONGTEXT": {"STRING"}, "ENUM": {"STRING"}, "JSON": {"STRING"}, "SET": {"ARRAY"},
	"BINARY": {"BYTES"}, "VARBINARY": {"BYTES"}, "TINYBLOB": {"BYTES"}, "BLOB": {"BYTES"}, "MEDIUMBLOB": {"BYTES"}, "LONGBLOB": {"BYTES"},
}

// MapMySQL returns the type of Flink for a type of MySQL, and whether it is known.
// The name is in upper case without synonyms; args are a length, or a precision
// and a scale.
func MapMySQL(name string, args []int, unsigned bool) (MappedType, bool) {
	switch {
	case (name == "TINYINT" || name == "BIT") && len(args) == 1 && args[0] == 1, name == "BIT" && len(args) == 0:
		return MappedType{Kind: "BOOLEAN"}, true
	case name == "BIT":
		return MappedType{Kind: "BYTES"}, true
	case name == "BIGINT" && unsigned:
		return MappedType{Kind: "DECIMAL", Precision: 20}, true
	case name == "DECIMAL":
		return mapDecimal(args), true
	}
	kinds := mysqlTypes[name]
	kind := kinds[0]
	if unsigned {
		kind = kinds[1]
	}
	return MappedType{Kind: kind}, kind != ""
}

// mapDecimal maps DECIMAL, which is DECIMAL(10, 0) without numbers (MySQL, "Fixed-
// Point Types"); Flink's has no more than 38 digits.
func mapDecimal(args []int) MappedType {
	t := MappedType{Kind: "DECIMAL", Precision: 10}
	if len(args) > 0 {
		t.Precision = args[0]
	}
	if len(args) > 1 {
		t.Scale = args[1]
	}
	if t.Precision > 38 {
		return MappedType{Kind: "STRING"}
	}
	return t
}
