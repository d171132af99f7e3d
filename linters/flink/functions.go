package flink

import (
	"iter"
	"strings"
)

// A Determinism says whether a function returns the same for the same arguments.
type Determinism uint8

// The determinisms of functions.
const (
	Deterministic    Determinism = iota
	Dynamic                      // once for a query in a batch, for each row in a stream: CURRENT_TIMESTAMP
	NonDeterministic             // for each row: UUID
)

// A Function is a built-in function of Flink SQL.
type Function struct {
	// Name is in upper case.
	Name string
	// Kind is "scalar", "aggregate", "table", "process_table", "constant" for one
	// that is written without parentheses, or "other" for what only an operator or
	// a clause calls.
	Kind string
	// Determinism is that of a call with the fewest arguments; UNIX_TIMESTAMP of a
	// text is deterministic.
	Determinism Determinism
	// MinArgs and MaxArgs are as the planner counts, which may count what a clause
	// such as NULL ON NULL says; MaxArgs is -1 where there is no end.
	MinArgs, MaxArgs int
	// Signatures are what the arguments may be, in the words of Flink's messages:
	// "(<CHARACTER_STRING>, <INTEGER>)"; empty where the planner decides by rules.
	Signatures []string
}

// Functions yields the names of the built-in functions of all releases, in order.
func Functions() iter.Seq[string] { return functionsTable.firsts() }

// FindFunction looks a built-in function up, in any case of letters; false where
// the release has none of that name. A release that is not known counts as the
// newest one.
func FindFunction(v Version, name string) (Function, bool) {
	name = strings.ToUpper(name)
	for _, r := range functionsTable.rows(name) {
		if r.span(functionSince, functionBefore).holds(v) {
			return newFunction(name, r), true
		}
	}
	return Function{}, false
}

// The cells of tables/functions.tsv: what the releases from since on and before
// another say of a function (BuiltInFunctionDefinitions, FlinkSqlOperatorTable).
const (
	_ = iota // the name
	functionSince
	functionBefore
	functionKind
	functionDeterminism
	functionArguments
	functionSignatures
)

func newFunction(name string, r row) Function {
	f := Function{Name: name, Kind: r.cell(functionKind), MaxArgs: -1, Signatures: r.signatures()}
	switch r.cell(functionDeterminism) {
	case "dynamic":
		f.Determinism = Dynamic
	case "none":
		f.Determinism = NonDeterministic
	}
	least, most, ranged := strings.Cut(r.cell(functionArguments), "..")
	f.MinArgs = atoi(least)
	switch {
	case most != "":
		f.MaxArgs = atoi(most)
	case !ranged && least != "":
		f.MaxArgs = f.MinArgs
	}
	return f
}

// signatures takes the signatures of a function apart; the types in them are
// joined by bars as well.
func (r row) signatures() []string {
	cell := r.cell(functionSignatures)
	if cell == "" {
		return nil
	}
	list := strings.Split(cell, ")|(")
	for i := range list {
		list[i] = "(" + strings.TrimSuffix(strings.TrimPrefix(list[i], "("), ")") + ")"
	}
	return list
}
