package flink

import (
	"slices"
	"strings"
)

// Operands are the families of types that a signature of a built-in function
// takes: STRING, NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP, INTERVAL, ARRAY, MAP,
// MULTISET, ROW. Flink turns none into another for a call.
type Operands struct {
	params []param
	// repeated says that there may be more of the last one.
	repeated bool
}

// A param is one parameter of a signature; without families it takes anything.
type param struct {
	name     string
	families []string
}

// paramFamilies are the families of the words that signatures use (TypeStrategies,
// LogicalTypeFamily).
var paramFamilies = map[string][]string{
	"CHARACTER_STRING": {"STRING"}, "BINARY_STRING": {"BYTES"}, "BOOLEAN": {"BOOLEAN"},
	"NUMERIC": {"NUMBER"}, "INTEGER": {"NUMBER"}, "INTEGER_NUMERIC": {"NUMBER"}, "EXACT_NUMERIC": {"NUMBER"}, "DECIMAL": {"NUMBER"},
	"TIMESTAMP": {"TIMESTAMP"}, "DATETIME": {"DATE", "TIME", "TIMESTAMP"}, "TEMPORAL": {"DATE", "TIME", "TIMESTAMP", "INTERVAL"},
	"INTERVAL": {"INTERVAL"}, "ARRAY": {"ARRAY"}, "MAP": {"MAP"}, "COLLECTION": {"ARRAY", "MULTISET"},
	"SORTED": {"STRING", "NUMBER", "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "INTERVAL", "BYTES"},
}

// paramNames say the words of signatures in those of a message.
var paramNames = map[string]string{
	"CHARACTER_STRING": "a STRING", "BINARY_STRING": "BYTES", "BOOLEAN": "a BOOLEAN", "NUMERIC": "a number", "INTEGER": "an INT",
	"INTEGER_NUMERIC": "a whole number", "EXACT_NUMERIC": "a whole or decimal number", "DECIMAL": "a DECIMAL", "TIMESTAMP": "a TIMESTAMP",
	"DATETIME": "a date or time", "TEMPORAL": "a date or time", "INTERVAL": "an INTERVAL", "ARRAY": "an ARRAY", "MAP": "a MAP",
	"COLLECTION": "an ARRAY", "SORTED": "a value that sorts",
}

// ruled are signatures of functions that the planner judges by rules of its
// own, which its validator was asked for with arguments of each family.
var ruled = map[string]string{
	"LISTAGG": "(<CHARACTER_STRING>)|(<CHARACTER_STRING>, <CHARACTER_STRING>)",
	"MIN":     "(<SORTED>)", "MAX": "(<SORTED>)",
	"SUBSTRING": "(<CHARACTER_STRING>, <INTEGER>)|(<CHARACTER_STRING>, <INTEGER>, <INTEGER>)",
	"TRIM":      "(<CHARACTER_STRING>)|(<CHARACTER_STRING>, <CHARACTER_STRING>)",
	"POSITION":  "(<CHARACTER_STRING>, <CHARACTER_STRING>)",
	"OVERLAY":   "(<CHARACTER_STRING>, <CHARACTER_STRING>, <INTEGER>)|(<CHARACTER_STRING>, <CHARACTER_STRING>, <INTEGER>, <INTEGER>)",
	"INSTR":     "(<CHARACTER_STRING>, <CHARACTER_STRING>)",
	"YEAR":      "(<DATETIME>)", "QUARTER": "(<DATETIME>)", "MONTH": "(<DATETIME>)", "WEEK": "(<DATETIME>)", "DAYOFYEAR": "(<DATETIME>)",
	"DAYOFMONTH": "(<DATETIME>)", "DAYOFWEEK": "(<DATETIME>)", "HOUR": "(<DATETIME>)", "MINUTE": "(<DATETIME>)", "SECOND": "(<DATETIME>)",
	"EXTRACT":        "(<ANY>, <TEMPORAL>)",
	"TIMESTAMPADD":   "(<ANY>, <NUMERIC>, <DATETIME>)",
	"TIMESTAMPDIFF":  "(<ANY>, <DATETIME>, <DATETIME>)",
	"CARDINALITY":    "([<COLLECTION> | <MAP>])",
	"UNIX_TIMESTAMP": "(<CHARACTER_STRING>)|(<CHARACTER_STRING>, <CHARACTER_STRING>)",
	"TO_TIMESTAMP":   "(<CHARACTER_STRING>)|(<CHARACTER_STRING>, <CHARACTER_STRING>)",
}

// judgedElsewhere are functions about which a rule of its own says more, or
// whose syntax is not that of a call.
var judgedElsewhere = map[string]bool{
	"COALESCE": true, "IFNULL": true, "IF": true, "GREATEST": true, "LEAST": true, "CAST": true, "TRY_CAST": true, "AND": true, "OR": true, "NOT": true,
}

// OperandsOf returns the signatures of a built-in function, in any case of
// letters; none where they are not known, or anything may be given.
func OperandsOf(v Version, function string) []Operands {
	name := strings.ToUpper(function)
	f, known := FindFunction(v, name)
	if !known || judgedElsewhere[name] || f.Kind != "scalar" && f.Kind != "aggregate" {
		return nil
	}
	signatures := f.Signatures
	if len(signatures) == 0 {
		newest, _ := FindFunction(Version{}, name) // what it takes has not changed
		signatures = newest.Signatures
	}
	if text, ok := ruled[name]; ok {
		signatures = strings.Split(text, "|(")
	}
	var list []Operands
	for _, s := range signatures {
		list = append(list, readOperands(s))
	}
	return list
}

func readOperands(signature string) Operands {
	var o Operands
	for _, part := range topLevel(strings.TrimSuffix(strings.TrimPrefix(signature, "("), ")")) {
		text, repeated := strings.CutSuffix(part, "...")
		o.repeated = o.repeated || repeated
		o.params = append(o.params, readParam(text))
	}
	return o
}

// readParam reads "<A>" and "[<A> | <B>]"; of anything else nothing is known.
func readParam(text string) param {
	var p param
	for _, option := range strings.Split(strings.Trim(text, "[]"), " | ") {
		word := strings.TrimSuffix(strings.TrimPrefix(option, "<"), ">")
		families, known := paramFamilies[word]
		if !known || option != "<"+word+">" {
			return param{}
		}
		p.families = append(p.families, families...)
		if p.name != "" {
			p.name += " or "
		}
		p.name += paramNames[word]
	}
	return p
}

// topLevel divides a list at the commas that stand in no brackets.
func topLevel(list string) (parts []string) {
	depth, start := 0, 0
	for i, r := range list {
		switch r {
		case '<', '[', '(':
			depth++
		case '>', ']', ')':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, strings.TrimSpace(list[start:i]))
				start = i + 1
			}
		}
	}
	if rest := strings.TrimSpace(list[start:]); rest != "" {
		parts = append(parts, rest)
	}
	return parts
}

// Counts reports whether a call may have n arguments.
func (o Operands) Counts(n int) bool {
	return n == len(o.params) || o.repeated && n >= len(o.params)-1
}

func (o Operands) param(i int) param {
	if len(o.params) == 0 {
		return param{}
	}
	return o.params[min(i, len(o.params)-1)]
}

// Takes reports whether the argument at an index, counted from 0, may be of a
// family.
func (o Operands) Takes(i int, family string) bool {
	p := o.param(i)
	return len(p.families) == 0 || slices.Contains(p.families, family)
}

// Named says in words what the argument at an index may be.
func (o Operands) Named(i int) string { return o.param(i).name }
