package flink

import "strings"

// A TransformFunction is a built-in function of the transforms of Flink CDC.
type TransformFunction struct {
	// Name is in upper case.
	Name string
	// MinArgs and MaxArgs are how many arguments it takes; MaxArgs is -1 where there
	// is no end, or where keywords stand between them.
	MinArgs, MaxArgs int
}

// transformFunctions are the functions that any release of Flink CDC has in
// projections and filters, 3.1 to 3.7 (TransformSqlOperatorTable of each release, and
// the page "Transform").
var transformFunctions = map[string][2]int{
	// Since 3.1; of these MOD, NULLIF, YEAR, QUARTER, MONTH and WEEK were gone in 3.2
	// and came back, but for MOD, in 3.7.
	"ABS": {1, 1}, "CEIL": {1, 1}, "CEILING": {1, 1}, "FLOOR": {1, 1}, "ROUND": {1, 2}, "UUID": {0, 0}, "MOD": {2, 2},
	"CONCAT": {1, -1}, "CHAR_LENGTH": {1, 1}, "UPPER": {1, 1}, "LOWER": {1, 1}, "TRIM": {1, -1}, "SUBSTR": {2, 3}, "REGEXP_REPLACE": {3, 3},
	"LOCALTIME": {0, 1}, "LOCALTIMESTAMP": {0, 1}, "CURRENT_TIME": {0, 1}, "CURRENT_DATE": {0, 0}, "CURRENT_TIMESTAMP": {0, 1}, "NOW": {0, 0},
	"DATE_FORMAT": {2, 2}, "TIMESTAMP_DIFF": {3, 3}, "TO_DATE": {1, 2}, "TO_TIMESTAMP": {1, 2},
	"YEAR": {1, 1}, "QUARTER": {1, 1}, "MONTH": {1, 1}, "WEEK": {1, 1}, "COALESCE": {1, -1}, "NULLIF": {2, 2}, "IF": {3, 3}, "CAST": {1, -1},
	// Since 3.2.
	"SUBSTRING": {2, -1},
	// Since 3.3; models are called by their own names.
	"UNIX_TIMESTAMP": {0, 2}, "FROM_UNIXTIME": {1, 2}, "TIMESTAMPADD": {3, 3}, "TIMESTAMPDIFF": {3, 3},
	"AI_CHAT_PREDICT": {3, 3}, "GET_EMBEDDING": {3, 3}, "AI_LANGCHAIN_PREDICT": {3, 3},
	// Since 3.6.
	"DATE_ADD": {2, 2}, "DATE_FORMAT_TZ": {2, 3}, "TO_TIMESTAMP_LTZ": {1, 3}, "PARSE_JSON": {1, 2}, "TRY_PARSE_JSON": {1, 2},
	// Since 3.7.
	"LTRIM": {1, 2}, "RTRIM": {1, 2}, "BTRIM": {1, 2}, "REGEXP_EXTRACT": {2, 3}, "REGEXP_EXTRACT_ALL": {2, 3}, "REGEXP_COUNT": {2, 2},
	"REGEXP_INSTR": {2, 2}, "REGEXP_SUBSTR": {2, 2}, "OVERLAY": {3, -1}, "POSITION": {2, -1}, "LOCATE": {2, 3}, "INSTR": {2, 2},
	"CONCAT_WS": {2, -1}, "LPAD": {3, 3}, "RPAD": {3, 3}, "REPLACE": {3, 3}, "REPEAT": {2, 2}, "LEFT": {2, 2}, "RIGHT": {2, 2},
	"STARTSWITH": {2, 2}, "ENDSWITH": {2, 2}, "TO_BASE64": {1, 1}, "FROM_BASE64": {1, 1}, "FROM_BASE64_BINARY": {1, 1},
	"EXTRACT": {1, -1}, "DAYOFYEAR": {1, 1}, "DAYOFMONTH": {1, 1}, "DAYOFWEEK": {1, 1}, "HOUR": {1, 1}, "MINUTE": {1, 1}, "SECOND": {1, 1},
	"IFNULL": {2, 2}, "TRY_CAST": {1, -1}, "ARRAY": {0, -1}, "MAP": {0, -1}, "ROW": {0, -1}, "CARDINALITY": {1, 1}, "ELEMENT": {1, 1},
	"ARRAY_CONTAINS": {2, 2}, "ARRAY_POSITION": {2, 2}, "AI_COMPLETE": {1, -1}, "AI_EMBED": {1, -1},
}

// FindTransformFunction looks a built-in function of Flink CDC's transforms up, in any
// case of letters; false where no release has one of the name.
func FindTransformFunction(name string) (TransformFunction, bool) {
	name = strings.ToUpper(name)
	args, ok := transformFunctions[name]
	return TransformFunction{name, args[0], args[1]}, ok
}

// TransformFunctions returns the names of the built-in functions of Flink CDC's
// transforms, in no order.
func TransformFunctions() (names []string) {
	for name := range transformFunctions {
		names = append(names, name)
	}
	return names
}
