package sql

import "github.com/flinkvet/flinkvet/linters/draft"

// A Star is * or qualifier.*.
type Star struct {
	draft.Range
	// Qualifier is nil for a plain star.
	Qualifier *Name
}

// A Bool is TRUE, FALSE or UNKNOWN.
type Bool struct {
	draft.Range
	// Value is in upper case.
	Value string
}

// A Null is NULL.
type Null struct{ draft.Range }

// A Default is DEFAULT in the place of a value.
type Default struct{ draft.Range }

// A Param is a dynamic parameter, ?.
type Param struct{ draft.Range }

// A Bytes is a binary string, X'…'.
type Bytes struct {
	draft.Range
	// Hex are the digits of each of the adjoining literals.
	Hex []string
}

// A Temporal is a date, time or timestamp literal.
type Temporal struct {
	draft.Range
	// Kind is DATE, TIME, TIMESTAMP, DATETIME and what of WITH TIME ZONE follows
	// it.
	Kind  string
	Value *Str
}

// An Interval is INTERVAL [-] 'value' unit.
type Interval struct {
	draft.Range
	Kw draft.Range
	// Sign is +, - or nothing.
	Sign string
	// Value is a *Str, or another expression in newer versions.
	Value Expr
	Unit  *IntervalUnit
}

// An IntervalUnit is the qualifier of an interval: DAY, DAY(3) TO SECOND(6).
type IntervalUnit struct {
	draft.Range
	// From and To are in upper case and singular; To is empty where there is
	// one unit only.
	From, To string
	// Precision is that of From, FractionPrecision that of a second.
	Precision, FractionPrecision *Number
}

// A Unary is an operator with one operand. Op is in upper case: -, +, NOT,
// PRIOR, FINAL, RUNNING; FORMAT JSON stands behind its operand.
type Unary struct {
	draft.Range
	Op   string
	OpKw draft.Range
	X    Expr
}

// A Binary is an operator with two operands. Op is in upper case: =, <>, AND,
// OR, ||, MULTISET UNION ALL, IS DISTINCT FROM, OVERLAPS, SUBMULTISET OF.
type Binary struct {
	draft.Range
	Op   string
	OpKw draft.Range
	X, Y Expr
}

// A Between is x [NOT] BETWEEN low AND high.
type Between struct {
	draft.Range
	Kw        draft.Range
	Not       bool
	Symmetric bool
	X         Expr
	Low, High Expr
}

// An In is x [NOT] IN (…). One of List and Query is set.
type In struct {
	draft.Range
	Kw    draft.Range
	Not   bool
	X     Expr
	List  []Expr
	Query Query
}

// A Like is x [NOT] LIKE pattern, and so ILIKE, RLIKE, SIMILAR TO.
type Like struct {
	draft.Range
	Kw draft.Range
	// Op is in upper case, without NOT.
	Op      string
	Not     bool
	X       Expr
	Pattern Expr
	Escape  Expr
}

// An Is is a test that stands behind its operand: IS NULL, IS NOT TRUE,
// IS JSON VALUE, IS A SET.
type Is struct {
	draft.Range
	Kw  draft.Range
	Not bool
	// Test is what follows IS [NOT], in upper case.
	Test string
	X    Expr
}

// An Exists is EXISTS (query), and so UNIQUE (query).
type Exists struct {
	draft.Range
	Kw     draft.Range
	Unique bool
	Query  Query
}

// A Quantified is x op SOME (…), and so ANY and ALL.
type Quantified struct {
	draft.Range
	Op   string
	OpKw draft.Range
	// Quantifier is SOME, ANY or ALL.
	Quantifier string
	X          Expr
	// One of List and Query is set.
	List  []Expr
	Query Query
}

// A Case is CASE … END.
type Case struct {
	draft.Range
	Kw      draft.Range
	Operand Expr
	Whens   []*When
	Else    Expr
}

// A When is WHEN … THEN … . Several conditions may stand in a CASE with an
// operand.
type When struct {
	draft.Range
	Conds []Expr
	Then  Expr
}

// A Cast is CAST(x AS type), TRY_CAST, SAFE_CAST, or x::type.
type Cast struct {
	draft.Range
	Kw draft.Range
	// Func is CAST, TRY_CAST, SAFE_CAST or ::.
	Func   string
	X      Expr
	Type   *Type
	Format *Str
}

// A Collate is a string with COLLATE.
type Collate struct {
	draft.Range
	X         Expr
	Collation string
}

// An Index is x[i].
type Index struct {
	draft.Range
	X Expr
	// Func is OFFSET, ORDINAL, SAFE_OFFSET, SAFE_ORDINAL or nothing.
	Func  string
	Index Expr
}

// A Field is a part of what another expression yields, f(x).a or (x).a. The
// fields of a plain column are parts of its Name.
type Field struct {
	draft.Range
	X    Expr
	Name *Ident
	// Star says that all fields are meant.
	Star bool
	// Args is set where the field is called, f(x).g(y).
	Args *Call
}

// A Paren is an expression in parentheses.
type Paren struct {
	draft.Range
	X Expr
}

// A Call is a call of a function.
type Call struct {
	draft.Range
	Name *Name
	// Parens says that parentheses are written: CURRENT_DATE has none.
	Parens bool
	// Escape says that the call is written {fn …}.
	Escape bool
	// Quantifier is DISTINCT, ALL or nothing.
	Quantifier string
	Args       []Expr
	// Words are the keywords between the arguments, as in EXTRACT(YEAR FROM x),
	// TRIM(BOTH 'a' FROM x) and JSON_VALUE(x, '$' NULL ON EMPTY), and the commas
	// in place of a colon in JSON_OBJECT('a', x).
	Words []Word
	// Clauses are those that only calls of aggregates have, nil where there are
	// none.
	Clauses *CallClauses
	Over    *Over
}

// CallClauses are what may stand behind the arguments of an aggregate.
type CallClauses struct {
	// OrderBy stands behind the arguments, as in ARRAY_AGG(x ORDER BY y).
	OrderBy []*SortItem
	// Nulls is IGNORE, RESPECT or nothing.
	Nulls          string
	NullsKw        draft.Range
	WithinDistinct []Expr
	WithinGroup    []*SortItem
	FilterKw       draft.Range
	Filter         Expr
}

// clauses returns the clauses, for the parser to fill.
func (c *Call) clauses() *CallClauses {
	if c.Clauses == nil {
		c.Clauses = &CallClauses{}
	}
	return c.Clauses
}

// A Word is one or more keywords in a call.
type Word struct {
	draft.Range
	// Text is in upper case, with single spaces.
	Text string
	// At is the index of the argument that the words stand before; the number
	// of arguments for words at the end.
	At int
}

// An Over is OVER name or OVER (window).
type Over struct {
	draft.Range
	Kw draft.Range
	// One of Name and Window is set.
	Name   *Ident
	Window *Window
}

// A Row is ROW(…), or several expressions in parentheses.
type Row struct {
	draft.Range
	// Kw is the range of ROW, invalid where it is not written.
	Kw    draft.Range
	Items []Expr
}

// An Array is ARRAY[…] or ARRAY(query), and so MULTISET and CURSOR. One of
// Items and Query holds.
type Array struct {
	draft.Range
	// Kind is ARRAY, MULTISET or CURSOR.
	Kind string
	// Round says that the items stand in round brackets.
	Round bool
	Items []Expr
	Query Query
}

// A Map is MAP[k, v, …] or MAP(query). Items are keys and values in turn.
type Map struct {
	draft.Range
	// Round says that the items stand in round brackets.
	Round bool
	Items []Expr
	Query Query
}

// A SubqueryExpr is a query in parentheses as an expression.
type SubqueryExpr struct {
	draft.Range
	Query Query
}

// A Grouping is ROLLUP(…), CUBE(…) or GROUPING SETS(…) in GROUP BY.
type Grouping struct {
	draft.Range
	Kw draft.Range
	// Kind is ROLLUP, CUBE or GROUPING SETS.
	Kind  string
	Items []Expr
}

// A Lambda is (a, b) -> expression.
type Lambda struct {
	draft.Range
	Params []*Ident
	Body   Expr
}

// A NamedArg is name => value.
type NamedArg struct {
	draft.Range
	Name  *Ident
	Value Expr
}

// A TableArg is TABLE name, or a query, as an argument of a table function,
// and how its rows are divided.
type TableArg struct {
	draft.Range
	Kw draft.Range
	// Rel is a *TableRef, a *Subquery or a *TableFunc, perhaps in a *Snapshot or
	// an *Aliased.
	Rel         Rel
	PartitionKw draft.Range
	PartitionBy []Expr
	OrderByKw   draft.Range
	OrderBy     []*SortItem
}

// A ModelArg is MODEL name as an argument.
type ModelArg struct {
	draft.Range
	Kw   draft.Range
	Name *Name
}

// A Descriptor is DESCRIPTOR(columns).
type Descriptor struct {
	draft.Range
	Columns []*Ident
}

// A Unit is a unit of time as an argument: YEAR, SQL_TSI_DAY.
type Unit struct {
	draft.Range
	// Name is in upper case.
	Name string
}

// A Type is a data type.
type Type struct {
	draft.Range
	// Name is the type's name in upper case with single spaces: INT, TIMESTAMP,
	// DOUBLE PRECISION, ROW, MAP, ARRAY. It is empty for a type with a name of
	// the user's, which its form holds.
	Name string
	// Args are a length, or a precision and a scale; strings for RAW.
	Args []Expr
	// Form holds what few types have, nil where there is nothing.
	Form *TypeForm
	// NotNull and Null say that NOT NULL or NULL is written.
	NotNull bool
	Null    bool
}

// A TypeForm is what a type has that is more than a word and numbers.
type TypeForm struct {
	// User is the name of a type of the user's.
	User *Name
	// Zone is WITH TIME ZONE, WITH LOCAL TIME ZONE, WITHOUT TIME ZONE or
	// nothing.
	Zone string
	// Elems are the types inside ARRAY<>, MULTISET<> and MAP<>, and the type
	// before a postfix ARRAY or MULTISET.
	Elems []*Type
	// Fields are those of a ROW or a STRUCTURED type.
	Fields []*RowField
	// Interval is set for interval types.
	Interval *IntervalUnit
	// Charset is what CHARACTER SET names.
	Charset string
	// Postfix says that ARRAY or MULTISET stands behind its element type.
	Postfix bool
	// Angle says that a ROW's fields stand in angle brackets.
	Angle bool
}

// noForm is the form of all types that have none.
var noForm = &TypeForm{}

// More returns the type's form, an empty one where it has none.
func (t *Type) More() *TypeForm {
	if t.Form == nil {
		return noForm
	}
	return t.Form
}

// Elems returns the types inside a collection.
func (t *Type) Elems() []*Type { return t.More().Elems }

// Fields returns the fields of a ROW or a STRUCTURED type.
func (t *Type) Fields() []*RowField { return t.More().Fields }

// A RowField is a field of a ROW type.
type RowField struct {
	draft.Range
	Name    *Ident
	Type    *Type
	Comment *Str
}

// A BadExpr is an expression that could not be read.
type BadExpr struct{ draft.Range }

func (n *Star) node() *draft.Range         { return &n.Range }
func (n *Bool) node() *draft.Range         { return &n.Range }
func (n *Null) node() *draft.Range         { return &n.Range }
func (n *Default) node() *draft.Range      { return &n.Range }
func (n *Param) node() *draft.Range        { return &n.Range }
func (n *Bytes) node() *draft.Range        { return &n.Range }
func (n *Temporal) node() *draft.Range     { return &n.Range }
func (n *Interval) node() *draft.Range     { return &n.Range }
func (n *IntervalUnit) node() *draft.Range { return &n.Range }
func (n *Unary) node() *draft.Range        { return &n.Range }
func (n *Binary) node() *draft.Range       { return &n.Range }
func (n *Between) node() *draft.Range      { return &n.Range }
func (n *In) node() *draft.Range           { return &n.Range }
func (n *Like) node() *draft.Range         { return &n.Range }
func (n *Is) node() *draft.Range           { return &n.Range }
func (n *Exists) node() *draft.Range       { return &n.Range }
func (n *Quantified) node() *draft.Range   { return &n.Range }
func (n *Case) node() *draft.Range         { return &n.Range }
func (n *When) node() *draft.Range         { return &n.Range }
func (n *Cast) node() *draft.Range         { return &n.Range }
func (n *Collate) node() *draft.Range      { return &n.Range }
func (n *Index) node() *draft.Range        { return &n.Range }
func (n *Field) node() *draft.Range        { return &n.Range }
func (n *Paren) node() *draft.Range        { return &n.Range }
func (n *Call) node() *draft.Range         { return &n.Range }
func (n *Over) node() *draft.Range         { return &n.Range }
func (n *Row) node() *draft.Range          { return &n.Range }
func (n *Array) node() *draft.Range        { return &n.Range }
func (n *Map) node() *draft.Range          { return &n.Range }
func (n *SubqueryExpr) node() *draft.Range { return &n.Range }
func (n *Grouping) node() *draft.Range     { return &n.Range }
func (n *Lambda) node() *draft.Range       { return &n.Range }
func (n *NamedArg) node() *draft.Range     { return &n.Range }
func (n *TableArg) node() *draft.Range     { return &n.Range }
func (n *ModelArg) node() *draft.Range     { return &n.Range }
func (n *Descriptor) node() *draft.Range   { return &n.Range }
func (n *Unit) node() *draft.Range         { return &n.Range }
func (n *Type) node() *draft.Range         { return &n.Range }
func (n *RowField) node() *draft.Range     { return &n.Range }
func (n *BadExpr) node() *draft.Range      { return &n.Range }

func (*Star) expr()         {}
func (*Bool) expr()         {}
func (*Null) expr()         {}
func (*Default) expr()      {}
func (*Param) expr()        {}
func (*Bytes) expr()        {}
func (*Temporal) expr()     {}
func (*Interval) expr()     {}
func (*Unary) expr()        {}
func (*Binary) expr()       {}
func (*Between) expr()      {}
func (*In) expr()           {}
func (*Like) expr()         {}
func (*Is) expr()           {}
func (*Exists) expr()       {}
func (*Quantified) expr()   {}
func (*Case) expr()         {}
func (*Cast) expr()         {}
func (*Collate) expr()      {}
func (*Index) expr()        {}
func (*Field) expr()        {}
func (*Paren) expr()        {}
func (*Call) expr()         {}
func (*Row) expr()          {}
func (*Array) expr()        {}
func (*Map) expr()          {}
func (*SubqueryExpr) expr() {}
func (*Grouping) expr()     {}
func (*Lambda) expr()       {}
func (*NamedArg) expr()     {}
func (*TableArg) expr()     {}
func (*ModelArg) expr()     {}
func (*Descriptor) expr()   {}
func (*Unit) expr()         {}
func (*Type) expr()         {}
func (*BadExpr) expr()      {}
