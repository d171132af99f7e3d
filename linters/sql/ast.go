// Package sql reads Flink SQL: a lexer, a parser that recovers from mistakes,
// the tree, a walk over it and a printer of Flink's canonical form.
//
// One grammar holds for Flink 1.13 to 2.x together with what Ververica Runtime
// (VVR), Ververica Platform and the SQL client add; which of it a given engine
// has is asked later. The package resolves no name and knows no type: that is
// the work of packages catalog and plan. SQL of other engines is not read
// beyond what it shares with Flink.
package sql

import (
	"go/token"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A Script is what one text holds: its statements, in order.
type Script struct {
	Text draft.Text
	// Stmts has every statement, a BadStmt for what could not be read.
	Stmts []Stmt
	// Comments are the comments and what each covers: the rest of its line,
	// or, alone on its line, the construct that follows: a column, an option, a
	// select item, else the statement.
	Comments []draft.Comment
	// Errors are the mistakes found, in the order of the text.
	Errors []draft.Error

	index index
}

// A Node is a part of the tree. Every node has a range that reaches from its
// first token to the end of its last; all but a Name embed it.
type Node interface {
	Pos() token.Pos
	End() token.Pos
	// node closes the interface, and lets the parser correct a range.
	node() *draft.Range
}

// A Stmt is a statement.
//
// These are *CreateTable, *CreateMaterializedTable, *CreateView,
// *CreateFunction, *CreateCatalog, *CreateDatabase, *CreateModel,
// *CreateConnection, *Alter, *Drop, *Insert, *Update, *Delete, *Merge,
// *Truncate, *StatementSet, *QueryStmt, *Set, *Reset, *Use, *Jar, *Show,
// *Describe, *Explain, *Execute, *CompilePlan, *ExecutePlan, *CallStmt, *Load,
// *Unload, *Analyze, *StopJob, *ClientCommand and *BadStmt; and, in no script, a
// *Pipeline.
type Stmt interface {
	Node
	stmt()
}

// A Query is something that yields rows.
//
// These are *Select, *SetOp, *Values, *TableQuery, *With, *Ordered,
// *ParenQuery and *BadQuery.
type Query interface {
	Node
	query()
}

// A Rel is an item of a FROM clause.
//
// These are *TableRef, *Subquery, *TableFunc, *Unnest, *Join, *Snapshot,
// *MatchRecognize, *Sample, *Pivot, *Unpivot, *Aliased, *ParenRel and *BadRel.
type Rel interface {
	Node
	rel()
}

// An Expr is an expression, or what may stand in the place of one as an
// argument.
//
// Values: *Name, *Star, *Str, *Number, *Bool, *Null, *Bytes, *Temporal,
// *Interval, *Param, *Placeholder, *Default. Operators: *Unary, *Binary,
// *Between, *In, *Like, *Is, *Exists, *Quantified, *Case, *Cast, *Collate,
// *Index, *Field, *Paren. Calls and constructors: *Call, *Row, *Array, *Map,
// *SubqueryExpr, *Grouping, *Lambda. Arguments: *NamedArg, *TableArg,
// *ModelArg, *Descriptor, *Unit, *Type. And *BadExpr.
type Expr interface {
	Node
	expr()
}

// An Ident is one identifier.
type Ident struct {
	draft.Range
	// Name is the identifier without its quotes, quotes inside it undoubled.
	Name string
	// Form holds how the identifier is written, nil for a plain one.
	Form *IdentForm
}

// An IdentForm is how an identifier is written that is more than letters.
type IdentForm struct {
	Quoted bool
	// Var is set where the identifier is, or its quotes hold nothing but, a
	// placeholder.
	Var *Placeholder
}

// Quoted reports whether the identifier is written in quotes.
func (i *Ident) Quoted() bool { return i.Form != nil && i.Form.Quoted }

// Var returns the placeholder that the identifier is, or that its quotes hold
// and nothing else; nil where it is none.
func (i *Ident) Var() *Placeholder {
	if i.Form == nil {
		return nil
	}
	return i.Form.Var
}

// A Name is an identifier of one or more parts, such as catalog.db.table, or,
// as an expression, a column. There are so many of them that their range, which
// is that of their parts, is not kept a second time.
type Name struct {
	Parts []Ident
}

// Pos returns the position of the first part.
func (n *Name) Pos() token.Pos { return n.Range().Pos() }

// End returns the position behind the last part.
func (n *Name) End() token.Pos { return n.Range().End() }

// Range returns the range of all parts.
func (n *Name) Range() draft.Range {
	if len(n.Parts) == 0 {
		return draft.Range{}
	}
	return draft.Range{From: n.Parts[0].From, To: n.Last().To}
}

// String returns the name's parts with dots between them, without quotes.
func (n *Name) String() string {
	if len(n.Parts) == 1 {
		return n.Parts[0].Name
	}
	parts := make([]string, len(n.Parts))
	for i, p := range n.Parts {
		parts[i] = p.Name
	}
	return strings.Join(parts, ".")
}

// Last returns the name's last part.
func (n *Name) Last() *Ident { return &n.Parts[len(n.Parts)-1] }

// Templated reports whether a part of the name is a variable, so that it is not
// known what the name is.
func (n *Name) Templated() bool {
	return slices.ContainsFunc(n.Parts, func(part Ident) bool { return part.Var() != nil })
}

// A Placeholder is a reference to a variable, ${name}, that the platform
// replaces before Flink sees the text.
type Placeholder struct {
	draft.Range
	// Name is what stands between the braces, without white space around it.
	Name string
}

// A Str is a character string.
type Str struct {
	draft.Range
	// Text is the string's value; it knows where each of its bytes stands.
	Text draft.Text
	// Form holds how the string is written, nil for a plain '…'.
	Form *StrForm
}

// A StrForm is how a string is written that is more than '…'.
type StrForm struct {
	// Prefix is what stands before the quote, as written: "N", "U&", "_utf8",
	// "E" or nothing.
	Prefix string
	// Pieces holds the values of the adjoining literals that the string was
	// put together from; it is nil where there is only one.
	Pieces []draft.Text
	// Escape is the character that UESCAPE names, with its quotes.
	Escape string
	// Var is set where a placeholder without quotes stands for the string.
	Var *Placeholder
	// Bare says that no quotes stand around it, as in the older form
	// SET key = value.
	Bare bool
}

// bare is the form of all strings without quotes that are no placeholders.
var bare = &StrForm{Bare: true}

// Var returns the placeholder without quotes that stands for the string; nil
// where it is none.
func (s *Str) Var() *Placeholder {
	if s.Form == nil {
		return nil
	}
	return s.Form.Var
}

// Bare reports whether no quotes stand around the string.
func (s *Str) Bare() bool { return s.Form != nil && s.Form.Bare }

// Value returns the string's value.
func (s *Str) Value() string { return s.Text.String() }

// A Number is a numeric literal.
type Number struct {
	draft.Range
	// Text is the number as written.
	Text string
	// Exact says that it is written DECIMAL '…'.
	Exact bool
}

// A Hint is a hint of a query or a table: OPTIONS('k' = 'v'), LOOKUP(...),
// STATE_TTL(...), BROADCAST(t).
type Hint struct {
	draft.Range
	Name *Ident
	// Args are *HintOption, *Name, *Str or *Number.
	Args []Node
}

// A HintOption is a key and its value in a hint. The key is written as a string
// or as a name.
type HintOption struct {
	draft.Range
	Key   *Str
	Value Expr
}

// Options are the options of a WITH clause, or of another clause of its shape.
type Options struct {
	draft.Range
	// Kw is the range of the clause's keyword, invalid where it has none.
	Kw   draft.Range
	List []*Option
}

// Get returns the last option with the key, nil where there is none.
func (o *Options) Get(key string) *Option {
	if o == nil {
		return nil
	}
	for i := len(o.List) - 1; i >= 0; i-- {
		if o.List[i].Key.Value() == key {
			return o.List[i]
		}
	}
	return nil
}

// An Option is one 'key' = 'value'.
type Option struct {
	draft.Range
	Key *Str
	// Value is a *Str, a *Placeholder, or, where the text is wrong, another
	// literal or a *BadExpr.
	Value Expr
}

// Text returns the option's value where it is a string.
func (o *Option) Text() (draft.Text, bool) {
	if s, ok := o.Value.(*Str); ok {
		return s.Text, true
	}
	return draft.Text{}, false
}

func (n *Ident) node() *draft.Range       { return &n.Range }
func (n *Name) node() *draft.Range        { r := n.Range(); return &r } // corrected through its parts
func (n *Placeholder) node() *draft.Range { return &n.Range }
func (n *Str) node() *draft.Range         { return &n.Range }
func (n *Number) node() *draft.Range      { return &n.Range }
func (n *Hint) node() *draft.Range        { return &n.Range }
func (n *HintOption) node() *draft.Range  { return &n.Range }
func (n *Options) node() *draft.Range     { return &n.Range }
func (n *Option) node() *draft.Range      { return &n.Range }

func (*Name) expr()        {}
func (*Placeholder) expr() {}
func (*Str) expr()         {}
func (*Number) expr()      {}
