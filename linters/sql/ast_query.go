package sql

import "github.com/flinkvet/flinkvet/linters/draft"

// A Select is SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW … QUALIFY ….
type Select struct {
	draft.Range
	Kw     draft.Range
	Hints  []*Hint
	Stream bool
	// Quantifier is the range of DISTINCT or ALL, invalid where there is none.
	Quantifier draft.Range
	Distinct   bool
	All        bool
	Items      []*SelectItem
	FromKw     draft.Range
	From       Rel
	Where      *Filter
	GroupBy    *GroupBy
	Having     *Filter
	WindowKw   draft.Range
	Windows    []*NamedWindow
	Qualify    *Filter
}

// A SelectItem is an expression that is selected, and its alias.
type SelectItem struct {
	draft.Range
	Expr  Expr
	Alias *Ident
}

// A Filter is WHERE, HAVING, QUALIFY, or the ON of a join, and its condition.
type Filter struct {
	draft.Range
	Kw   draft.Range
	Cond Expr
}

// A GroupBy is GROUP BY. Its items are expressions, *Row for several in
// parentheses, and *Grouping.
type GroupBy struct {
	draft.Range
	Kw       draft.Range
	Distinct bool
	All      bool
	Items    []Expr
}

// A NamedWindow is name AS (window) in a WINDOW clause.
type NamedWindow struct {
	draft.Range
	Name   *Ident
	Window *Window
}

// A Window is the window of an OVER or WINDOW clause.
type Window struct {
	draft.Range
	// Base is the name of the window that this one refines.
	Base        *Ident
	PartitionBy []Expr
	OrderBy     []*SortItem
	Frame       *Frame
	// Partial is ALLOW PARTIAL, DISALLOW PARTIAL or nothing.
	Partial string
}

// A Frame is ROWS or RANGE and its bounds.
type Frame struct {
	draft.Range
	// Unit is ROWS or RANGE.
	Unit string
	// Between says that both bounds are written.
	Between bool
	Low     *Bound
	High    *Bound
	// Exclude is CURRENT ROW, GROUP, TIES, NO OTHERS or nothing.
	Exclude string
}

// A Bound is one end of a window's frame.
type Bound struct {
	draft.Range
	// Edge is PRECEDING, FOLLOWING or CURRENT ROW.
	Edge string
	// Offset is nil where the bound is UNBOUNDED or CURRENT ROW.
	Offset Expr
}

// A SortItem is an expression of an ORDER BY, and how it sorts.
type SortItem struct {
	draft.Range
	Expr Expr
	Asc  bool
	Desc bool
	// Nulls is FIRST, LAST or nothing.
	Nulls string
}

// A SetOp is UNION, INTERSECT, EXCEPT or MINUS of two queries.
type SetOp struct {
	draft.Range
	// Op is in upper case.
	Op          string
	Kw          draft.Range
	Distinct    bool
	All         bool
	Left, Right Query
}

// A Values is VALUES and its rows: *Row, or single expressions.
type Values struct {
	draft.Range
	Kw   draft.Range
	Rows []Expr
}

// A TableQuery is TABLE name as a query, and what VVR's CREATE TABLE AS TABLE
// adds to it.
type TableQuery struct {
	draft.Range
	Kw      draft.Range
	Name    *Name
	Hints   []*Hint
	Columns []*Column
}

// A With is a query with common table expressions before it.
type With struct {
	draft.Range
	Kw        draft.Range
	Recursive bool
	CTEs      []*CTE
	Body      Query
}

// A CTE is a common table expression.
type CTE struct {
	draft.Range
	Name    *Ident
	Columns []*Ident
	Query   Query
}

// An Ordered is a query with ORDER BY, LIMIT, OFFSET or FETCH behind it.
type Ordered struct {
	draft.Range
	Query     Query
	OrderByKw draft.Range
	OrderBy   []*SortItem
	// LimitKw is the range of LIMIT or FETCH, OffsetKw that of OFFSET.
	LimitKw draft.Range
	Limit   Expr
	// Fetch says that the limit is written FETCH NEXT n ROWS ONLY.
	Fetch    bool
	OffsetKw draft.Range
	Offset   Expr
}

// A ParenQuery is a query in parentheses.
type ParenQuery struct {
	draft.Range
	Query Query
}

// A BadQuery is a query that could not be read.
type BadQuery struct{ draft.Range }

// A TableRef is a table, view, or name of a WITH clause.
type TableRef struct {
	draft.Range
	Name  *Name
	Hints []*Hint
	// Extend are the columns of Calcite's EXTEND clause.
	Extend []*Column
}

// A Subquery is a query in parentheses in a FROM clause.
type Subquery struct {
	draft.Range
	Lateral bool
	Query   Query
}

// A TableFunc is a call that yields a table, written TABLE(f(…)) or f(…). For
// VALUES-like constructors in TABLE(…) Call is another expression.
type TableFunc struct {
	draft.Range
	Lateral bool
	// TableKw is the range of TABLE, invalid where only the call is written.
	TableKw draft.Range
	Call    Expr
	Hints   []*Hint
}

// An Unnest is UNNEST(…).
type Unnest struct {
	draft.Range
	Lateral bool
	Kw      draft.Range
	Args    []Expr
	// Query is set where the rows of a query are unnested.
	Query      Query
	Ordinality bool
}

// A JoinKind is a kind of join.
type JoinKind uint8

// The kinds of joins.
const (
	InnerJoin JoinKind = iota
	LeftJoin
	RightJoin
	FullJoin
	CrossJoin
	CommaJoin
	AsofJoin
	LeftAsofJoin
	CrossApply
	OuterApply
)

// A Join is two relations joined.
type Join struct {
	draft.Range
	Kind    JoinKind
	Natural bool
	// Kw reaches from the join's first word to JOIN, or is the comma.
	Kw          draft.Range
	Left, Right Rel
	// Match is the MATCH_CONDITION of an ASOF join.
	Match   Expr
	OnKw    draft.Range
	On      Expr
	UsingKw draft.Range
	Using   []*Ident
}

// A Snapshot is a table FOR SYSTEM_TIME AS OF a time.
type Snapshot struct {
	draft.Range
	Rel    Rel
	Kw     draft.Range
	Period Expr
}

// An Aliased is a relation with an alias.
type Aliased struct {
	draft.Range
	Rel     Rel
	Alias   *Ident
	Columns []*Ident
}

// A ParenRel is a relation in parentheses.
type ParenRel struct {
	draft.Range
	Rel Rel
}

// A Sample is a relation with TABLESAMPLE.
type Sample struct {
	draft.Range
	Rel Rel
	Kw  draft.Range
	// Method is BERNOULLI, SYSTEM or SUBSTITUTE.
	Method string
	Value  Expr
	// Repeatable is the seed, or nil.
	Repeatable Expr
}

// A Pivot is a relation with PIVOT.
type Pivot struct {
	draft.Range
	Rel    Rel
	Kw     draft.Range
	Aggs   []*SelectItem
	Axes   []Expr
	Values []*SelectItem
}

// An Unpivot is a relation with UNPIVOT.
type Unpivot struct {
	draft.Range
	Rel Rel
	Kw  draft.Range
	// Nulls is INCLUDE, EXCLUDE or nothing.
	Nulls    string
	Measures []*Ident
	Axes     []*Ident
	In       []*UnpivotItem
}

// An UnpivotItem is a column, or several, and the values it stands for.
type UnpivotItem struct {
	draft.Range
	Columns []*Name
	Values  Expr
}

// A MatchRecognize is a relation with MATCH_RECOGNIZE.
type MatchRecognize struct {
	draft.Range
	Rel         Rel
	Kw          draft.Range
	PartitionBy []Expr
	OrderBy     []*SortItem
	MeasuresKw  draft.Range
	Measures    []*SelectItem
	// RowsPerMatch is ONE ROW, ALL ROWS or nothing.
	RowsPerMatch string
	After        *AfterMatch
	PatternKw    draft.Range
	Pattern      Pattern
	// Start and Finish are the anchors ^ and $.
	Start, Finish bool
	Within        Expr
	Subsets       []*Subset
	DefineKw      draft.Range
	Define        []*Define
}

// An AfterMatch is AFTER MATCH SKIP ….
type AfterMatch struct {
	draft.Range
	// To is NEXT ROW, PAST LAST ROW, FIRST, LAST, or nothing for a plain TO
	// variable.
	To  string
	Var *Ident
}

// A Subset is name = (variables) in MATCH_RECOGNIZE.
type Subset struct {
	draft.Range
	Name *Ident
	Vars []*Ident
}

// A Define is variable AS condition in MATCH_RECOGNIZE.
type Define struct {
	draft.Range
	Var  *Ident
	Cond Expr
}

// A Pattern is a part of a row pattern.
//
// These are *PatternVar, *PatternSeq, *PatternAlt, *PatternRepeat,
// *PatternGroup, *PatternExclude and *PatternPermute.
type Pattern interface {
	Node
	pattern()
}

// A PatternVar is a variable.
type PatternVar struct {
	draft.Range
	Name *Ident
}

// A PatternSeq is one pattern after another.
type PatternSeq struct {
	draft.Range
	Items []Pattern
}

// A PatternAlt is a choice between patterns.
type PatternAlt struct {
	draft.Range
	Items []Pattern
}

// A PatternRepeat is a pattern with a quantifier.
type PatternRepeat struct {
	draft.Range
	Item Pattern
	// Op is *, +, ?, or {} where Low and High hold.
	Op        string
	Low, High *Number
	// Exact says that {n} has no comma.
	Exact     bool
	Reluctant bool
}

// A PatternGroup is a pattern in parentheses.
type PatternGroup struct {
	draft.Range
	Item Pattern
}

// A PatternExclude is {- pattern -}.
type PatternExclude struct {
	draft.Range
	Item Pattern
}

// A PatternPermute is PERMUTE(…).
type PatternPermute struct {
	draft.Range
	Items []Pattern
}

// A BadRel is a relation that could not be read.
type BadRel struct{ draft.Range }

func (n *Select) node() *draft.Range         { return &n.Range }
func (n *SelectItem) node() *draft.Range     { return &n.Range }
func (n *Filter) node() *draft.Range         { return &n.Range }
func (n *GroupBy) node() *draft.Range        { return &n.Range }
func (n *NamedWindow) node() *draft.Range    { return &n.Range }
func (n *Window) node() *draft.Range         { return &n.Range }
func (n *Frame) node() *draft.Range          { return &n.Range }
func (n *Bound) node() *draft.Range          { return &n.Range }
func (n *SortItem) node() *draft.Range       { return &n.Range }
func (n *SetOp) node() *draft.Range          { return &n.Range }
func (n *Values) node() *draft.Range         { return &n.Range }
func (n *TableQuery) node() *draft.Range     { return &n.Range }
func (n *With) node() *draft.Range           { return &n.Range }
func (n *CTE) node() *draft.Range            { return &n.Range }
func (n *Ordered) node() *draft.Range        { return &n.Range }
func (n *ParenQuery) node() *draft.Range     { return &n.Range }
func (n *BadQuery) node() *draft.Range       { return &n.Range }
func (n *TableRef) node() *draft.Range       { return &n.Range }
func (n *Subquery) node() *draft.Range       { return &n.Range }
func (n *TableFunc) node() *draft.Range      { return &n.Range }
func (n *Unnest) node() *draft.Range         { return &n.Range }
func (n *Join) node() *draft.Range           { return &n.Range }
func (n *Snapshot) node() *draft.Range       { return &n.Range }
func (n *Aliased) node() *draft.Range        { return &n.Range }
func (n *ParenRel) node() *draft.Range       { return &n.Range }
func (n *Sample) node() *draft.Range         { return &n.Range }
func (n *Pivot) node() *draft.Range          { return &n.Range }
func (n *Unpivot) node() *draft.Range        { return &n.Range }
func (n *UnpivotItem) node() *draft.Range    { return &n.Range }
func (n *MatchRecognize) node() *draft.Range { return &n.Range }
func (n *AfterMatch) node() *draft.Range     { return &n.Range }
func (n *Subset) node() *draft.Range         { return &n.Range }
func (n *Define) node() *draft.Range         { return &n.Range }
func (n *PatternVar) node() *draft.Range     { return &n.Range }
func (n *PatternSeq) node() *draft.Range     { return &n.Range }
func (n *PatternAlt) node() *draft.Range     { return &n.Range }
func (n *PatternRepeat) node() *draft.Range  { return &n.Range }
func (n *PatternGroup) node() *draft.Range   { return &n.Range }
func (n *PatternExclude) node() *draft.Range { return &n.Range }
func (n *PatternPermute) node() *draft.Range { return &n.Range }
func (n *BadRel) node() *draft.Range         { return &n.Range }

func (*Select) query()     {}
func (*SetOp) query()      {}
func (*Values) query()     {}
func (*TableQuery) query() {}
func (*With) query()       {}
func (*Ordered) query()    {}
func (*ParenQuery) query() {}
func (*BadQuery) query()   {}

func (*TableRef) rel()       {}
func (*Subquery) rel()       {}
func (*TableFunc) rel()      {}
func (*Unnest) rel()         {}
func (*Join) rel()           {}
func (*Snapshot) rel()       {}
func (*MatchRecognize) rel() {}
func (*Sample) rel()         {}
func (*Pivot) rel()          {}
func (*Unpivot) rel()        {}
func (*Aliased) rel()        {}
func (*ParenRel) rel()       {}
func (*BadRel) rel()         {}

func (*PatternVar) pattern()     {}
func (*PatternSeq) pattern()     {}
func (*PatternAlt) pattern()     {}
func (*PatternRepeat) pattern()  {}
func (*PatternGroup) pattern()   {}
func (*PatternExclude) pattern() {}
func (*PatternPermute) pattern() {}
