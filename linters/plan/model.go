package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// yields returns the fields that a built-in function of models or vectors adds to
// those of its input, or has in their place; ok is false where that is not known
// (Flink: SqlMLPredictTableFunction, SqlMLEvaluateTableFunction,
// SqlVectorSearchTableFunction).
func (b *binder) yields(f *Function, result *Field) (fields []*Field, ok bool) {
	if len(f.inputs) != 1 || !b.describes(f.Call) {
		return nil, false
	}
	input := f.inputs[0].Fields()
	switch strings.ToUpper(f.Call.Name.String()) {
	case "ML_PREDICT":
		if f.Model == nil || !f.Model.Known || open(input) {
			return nil, false
		}
		return append(slices.Clone(input), unique(input, f.Model.Output, result)...), true
	case "ML_EVALUATE":
		return []*Field{made("result", metrics, result)}, true
	case "VECTOR_SEARCH":
		if open(input) {
			return nil, false
		}
		score := &catalog.Column{Name: "score", Type: simple["DOUBLE"]}
		return append(slices.Clone(input), unique(input, []*catalog.Column{score}, result)...), true
	}
	return nil, false
}

// describes reports whether a call is of a built-in function whose DESCRIPTORs name
// columns of its input.
func (b *binder) describes(call *sql.Call) bool {
	switch strings.ToUpper(call.Name.String()) {
	case "ML_PREDICT", "ML_EVALUATE", "VECTOR_SEARCH":
		return b.catalog.Function(b.stmt, call.Name) == nil // none of the draft's own
	}
	return false
}

// metrics is the type of what ML_EVALUATE yields.
var metrics = &sql.Type{Name: "MAP", Form: &sql.TypeForm{Elems: []*sql.Type{simple["STRING"], simple["DOUBLE"]}}}

// unique returns fields for what a function adds to its input. A name that is
// there already gets a number.
func unique(input []*Field, columns []*catalog.Column, result *Field) (fields []*Field) {
	taken := map[string]bool{}
	for _, f := range input {
		taken[f.Name] = true
	}
	for _, c := range columns {
		name := c.Name
		for n := 0; taken[name]; n++ {
			name = fmt.Sprintf("%s%d", c.Name, n)
		}
		taken[name] = true
		fields = append(fields, made(name, c.Type, result))
	}
	return fields
}

// made returns a field that a function's call makes.
func made(name string, t *sql.Type, result *Field) *Field {
	return &Field{Name: name, Type: t, Expr: result.Expr, Refs: result.Refs}
}

// model returns the model that a call asks and its name, nil where it names none.
func (b *binder) model(call *sql.Call) (*catalog.Model, *sql.Name) {
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		if m, ok := arg.(*sql.ModelArg); ok && m.Name != nil {
			return b.catalog.Model(b.stmt, m.Name), m.Name
		}
	}
	return nil, nil
}
