package plan

import (
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// simple are types without parts. They stand nowhere in the text.
var simple = func() map[string]*sql.Type {
	types := make(map[string]*sql.Type)
	for _, name := range []string{"STRING", "INT", "BIGINT", "BOOLEAN", "DOUBLE", "DATE", "TIME", "DECIMAL"} {
		types[name] = &sql.Type{Name: name}
	}
	for _, name := range []string{"TIMESTAMP", "TIMESTAMP_LTZ"} {
		types[name] = &sql.Type{Name: name, Args: []sql.Expr{&sql.Number{Text: "3"}}}
	}
	return types
}()

// Types returns a function that finds the types of an expression whose names
// mean what refs say, and of its parts, as far as casts, declarations, literals
// and the built-in functions tell; nil elsewhere.
func (p *Plan) Types(refs []Ref) func(sql.Expr) *sql.Type {
	return (&typing{refs: refs, functions: p.functions}).of
}

// TypeIn returns the type of an expression whose names mean what refs say, nil
// where it is not known.
func TypeIn(e sql.Expr, refs []Ref) *sql.Type { return (&typing{refs: refs}).of(e) }

// TypesIn returns a function that does so for many expressions with the same refs.
func TypesIn(refs []Ref) func(sql.Expr) *sql.Type { return (&typing{refs: refs}).of }

// A typing finds the types of one expression and of its parts.
type typing struct {
	refs []Ref
	// functions are those of the draft's own, of whose results nothing is known.
	functions map[*sql.Call]*catalog.Function
	// meant finds the refs by their names; it is made for long lists only.
	meant map[*sql.Name]*Ref
	// known are the types of what has parts.
	known map[sql.Expr]*sql.Type
}

func (t *typing) of(e sql.Expr) *sql.Type {
	switch e.(type) {
	case *sql.Binary, *sql.Case, *sql.Call:
		if found, ok := t.known[e]; ok {
			return found
		}
		if t.known == nil {
			t.known = make(map[sql.Expr]*sql.Type)
		}
		t.known[e] = t.find(e)
		return t.known[e]
	}
	return t.find(e)
}

func (t *typing) find(e sql.Expr) *sql.Type {
	switch e := e.(type) {
	case *sql.Cast:
		return e.Type
	case *sql.Paren:
		return t.of(e.X)
	case *sql.Name:
		return t.name(e)
	case *sql.Field:
		if e.Name != nil && e.Args == nil {
			return Within(t.of(e.X), []string{e.Name.Name})
		}
	case *sql.Index:
		if elems := t.of(e.X); elems != nil && len(elems.Elems()) > 0 {
			return elems.Elems()[len(elems.Elems())-1]
		}
	case *sql.Str:
		return simple["STRING"]
	case *sql.Number:
		return numberType(e)
	case *sql.Bool, *sql.Between, *sql.In, *sql.Like, *sql.Is, *sql.Exists, *sql.Quantified:
		return simple["BOOLEAN"]
	case *sql.Temporal:
		return simple[strings.Fields(e.Kind)[0]]
	case *sql.Unary:
		return t.unary(e)
	case *sql.Binary:
		return t.binary(e)
	case *sql.Case:
		return t.common(branches(&sql.Case{Whens: results(e), Else: e.Else}))
	case *sql.Call:
		return t.call(e)
	}
	return nil
}

func (t *typing) name(e *sql.Name) *sql.Type {
	if t.meant == nil {
		t.meant = make(map[*sql.Name]*Ref, len(t.refs))
		for i := range t.refs {
			t.meant[t.refs[i].At] = &t.refs[i]
		}
	}
	if ref := t.meant[e]; ref != nil {
		return Within(ref.Field.Type, ref.Nested)
	}
	return nil
}

// results returns the branches of a CASE without their conditions.
func results(e *sql.Case) []*sql.When {
	var whens []*sql.When
	for _, w := range e.Whens {
		whens = append(whens, &sql.When{Then: w.Then})
	}
	return whens
}

func numberType(e *sql.Number) *sql.Type {
	switch {
	case e.Exact:
		return simple["DECIMAL"]
	case strings.ContainsAny(e.Text, "eE"):
		return simple["DOUBLE"]
	case strings.Contains(e.Text, "."):
		return simple["DECIMAL"]
	}
	if n, err := strconv.ParseInt(e.Text, 10, 64); err == nil && n == int64(int32(n)) {
		return simple["INT"]
	}
	return simple["BIGINT"]
}

func (t *typing) unary(e *sql.Unary) *sql.Type {
	switch e.Op {
	case "NOT":
		return simple["BOOLEAN"]
	case "-", "+", "FINAL", "RUNNING":
		return t.of(e.X)
	}
	return nil
}

func (t *typing) binary(e *sql.Binary) *sql.Type {
	switch e.Op {
	case "AND", "OR", "=", "<>", "!=", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM":
		return simple["BOOLEAN"]
	case "||":
		return simple["STRING"]
	case "%":
		return t.of(e.Y)
	case "+", "-", "*", "/":
		return t.arithmetic(e)
	}
	return nil
}

// numbers are the kinds of numbers, from the narrow to the wide.
var numbers = map[string]int{"TINYINT": 1, "SMALLINT": 2, "INT": 3, "BIGINT": 4, "DECIMAL": 5, "FLOAT": 6, "DOUBLE": 7}

// arithmetic returns the wider type of two numbers, or a time that an interval
// moves.
func (t *typing) arithmetic(e *sql.Binary) *sql.Type {
	if _, moved := e.Y.(*sql.Interval); moved {
		return t.of(e.X)
	}
	x, y := t.of(e.X), t.of(e.Y)
	return wider(x, y)
}

func wider(x, y *sql.Type) *sql.Type {
	a, b := numbers[Kind(x)], numbers[Kind(y)]
	switch {
	case a == 0 || b == 0:
		return nil
	case a == 5 && b == 5:
		return simple["DECIMAL"]
	case a >= b:
		return x
	}
	return y
}

// common returns the type of values one of which is taken.
func (t *typing) common(items []sql.Expr) (common *sql.Type) {
	for _, item := range items {
		if _, null := item.(*sql.Null); null || item == nil {
			continue
		}
		switch next := t.of(item); {
		case next == nil:
			return nil
		case common == nil || SameType(common, next):
			common = next
		case Kind(common) == Kind(next):
			common = simple[Kind(common)]
		default:
			common = wider(common, next)
		}
		if common == nil {
			return nil
		}
	}
	return common
}

func (t *typing) call(e *sql.Call) *sql.Type {
	if e.Name == nil || len(e.Name.Parts) != 1 || t.functions[e] != nil {
		return nil
	}
	name := strings.ToUpper(e.Name.String())
	switch name {
	case "COALESCE", "IFNULL", "GREATEST", "LEAST":
		return t.common(e.Args)
	case "IF":
		if len(e.Args) == 3 {
			return t.common(e.Args[1:])
		}
		return nil
	case "SUM":
		return t.sum(e)
	}
	if result := flink.ResultOf(name); result != "arg" {
		return simple[result]
	}
	if len(e.Args) == 0 {
		return nil
	}
	return t.of(e.Args[0])
}

// sum returns the type of a sum, which is that of what is summed, a decimal with
// more digits (Flink: "Aggregate Functions").
func (t *typing) sum(e *sql.Call) *sql.Type {
	if len(e.Args) != 1 {
		return nil
	}
	of := t.of(e.Args[0])
	if Kind(of) == "DECIMAL" {
		return simple["DECIMAL"]
	}
	return of
}

// kinds are the other spellings of types (Flink: "Data Types").
var kinds = map[string]string{
	"INTEGER": "INT", "DEC": "DECIMAL", "NUMERIC": "DECIMAL", "DOUBLE PRECISION": "DOUBLE", "REAL": "FLOAT",
	"CHAR": "STRING", "VARCHAR": "STRING", "CHARACTER": "STRING", "CHARACTER VARYING": "STRING", "CHAR VARYING": "STRING",
	"BINARY": "BYTES", "VARBINARY": "BYTES", "BINARY VARYING": "BYTES",
}

// Kind returns the name of a type in one spelling of several, texts being
// STRING whatever their length; "" where the type is not known.
func Kind(t *sql.Type) string {
	switch {
	case t == nil:
		return ""
	case t.More().Postfix:
		return "ARRAY"
	case t.Name == "TIMESTAMP" && t.More().Zone == "WITH LOCAL TIME ZONE":
		return "TIMESTAMP_LTZ"
	}
	if kind, ok := kinds[t.Name]; ok {
		return kind
	}
	return t.Name
}

// SameType reports whether two types are known to be of one kind and, where
// that counts, of one precision.
func SameType(a, b *sql.Type) bool {
	if a == b {
		return a != nil
	}
	kind := Kind(a)
	if kind == "" || kind != Kind(b) {
		return false
	}
	switch kind {
	case "DECIMAL", "TIMESTAMP", "TIMESTAMP_LTZ", "TIME":
		return precisionOf(a) == precisionOf(b)
	case "ROW", "ARRAY", "MAP", "MULTISET", "RAW", "STRUCTURED":
		return sql.Format(a) == sql.Format(b)
	}
	return kind != "STRING" || lengthOf(a) == lengthOf(b)
}

// precisionOf writes the precision of a type, Flink's own where none is written.
func precisionOf(t *sql.Type) string {
	var parts []string
	for _, arg := range t.Args {
		if n, ok := arg.(*sql.Number); ok {
			parts = append(parts, n.Text)
		}
	}
	if len(parts) == 0 {
		return map[string]string{"DECIMAL": "10,0", "TIME": "0"}[Kind(t)] + map[bool]string{true: "6"}[strings.HasPrefix(t.Name, "TIMESTAMP")]
	}
	if len(parts) == 1 && Kind(t) == "DECIMAL" {
		parts = append(parts, "0")
	}
	return strings.Join(parts, ",")
}

// lengthOf writes how long a text may be.
func lengthOf(t *sql.Type) string {
	if t.Name == "STRING" {
		return "VARCHAR 2147483647"
	}
	name := "VARCHAR"
	if t.Name == "CHAR" || t.Name == "CHARACTER" {
		name = "CHAR"
	}
	length := "1"
	if len(t.Args) > 0 {
		if n, ok := t.Args[0].(*sql.Number); ok {
			length = n.Text
		}
	}
	return name + " " + length
}
