package sql

import "github.com/flinkvet/flinkvet/linters/draft"

// Statements keep the range of their leading keywords in Head, so that a rule
// can mark "CREATE TEMPORARY TABLE" and not the whole of it.

// A CreateTable is CREATE TABLE, with AS also CTAS and, with OrReplace, RTAS.
type CreateTable struct {
	draft.Range
	Head                              draft.Range
	Temporary, OrReplace, IfNotExists bool
	// ReplaceOnly says that REPLACE TABLE is written, without CREATE OR.
	ReplaceOnly bool
	Name        *Name
	// Columns, Watermarks and Constraints are what the parentheses hold, whose
	// range is Body.
	Body        draft.Range
	Columns     []*Column
	Watermarks  []*Watermark
	Constraints []*Constraint
	Comment     *Comment
	Distributed *Distribution
	Partitioned *PartitionedBy
	// Connection is what USING CONNECTION names.
	Connection *Name
	With       *Options
	Like       *TableLike
	// As is the query of CREATE TABLE … AS, a *TableQuery for VVR's AS TABLE.
	AsKw draft.Range
	As   Query
}

// A CreateMaterializedTable is CREATE MATERIALIZED TABLE.
type CreateMaterializedTable struct {
	draft.Range
	Head                            draft.Range
	OrAlter, OrReplace, IfNotExists bool
	Name                            *Name
	Body                            draft.Range
	Columns                         []*Column
	Watermarks                      []*Watermark
	Constraints                     []*Constraint
	Comment                         *Comment
	Distributed                     *Distribution
	Partitioned                     *PartitionedBy
	With                            *Options
	Freshness                       *Freshness
	RefreshMode                     *Mode
	StartMode                       *Mode
	AsKw                            draft.Range
	As                              Query
}

// A CreateView is CREATE VIEW.
type CreateView struct {
	draft.Range
	Head                              draft.Range
	Temporary, OrReplace, IfNotExists bool
	Name                              *Name
	Columns                           []*Ident
	Comment                           *Comment
	With                              *Options
	AsKw                              draft.Range
	As                                Query
}

// A CreateFunction is CREATE FUNCTION.
type CreateFunction struct {
	draft.Range
	Head                                      draft.Range
	Temporary, System, OrReplace, IfNotExists bool
	Name                                      *Name
	// Class names the class, or in Python the function, that is called.
	Class    *Str
	Language *Ident
	UsingKw  draft.Range
	Using    []*Resource
	With     *Options
}

// A Resource is a file that a function needs: JAR or ARTIFACT and its address.
type Resource struct {
	draft.Range
	Kind string
	Path *Str
}

// A CreateCatalog is CREATE CATALOG.
type CreateCatalog struct {
	draft.Range
	Head                   draft.Range
	OrReplace, IfNotExists bool
	Name                   *Name
	Comment                *Comment
	With                   *Options
}

// A CreateDatabase is CREATE DATABASE, with Source VVR's CDAS.
type CreateDatabase struct {
	draft.Range
	Head        draft.Range
	IfNotExists bool
	Name        *Name
	Comment     *Comment
	With        *Options
	Source      *SourceDatabase
}

// A SourceDatabase is the AS DATABASE clause of VVR's CREATE DATABASE: the
// database that is followed, and which tables of it.
type SourceDatabase struct {
	draft.Range
	Kw        draft.Range
	Name      *Name
	Including []*TableFilter
	Excluding []*TableFilter
	Hints     []*Hint
}

// A TableFilter is an item of INCLUDING or EXCLUDING in VVR's CREATE DATABASE:
// TABLE 'pattern', or, with a nil Pattern, ALL TABLES.
type TableFilter struct {
	draft.Range
	Pattern *Str
}

// A CreateModel is CREATE MODEL.
type CreateModel struct {
	draft.Range
	Head                              draft.Range
	Temporary, OrReplace, IfNotExists bool
	Name                              *Name
	Input, Output                     []*Column
	Comment                           *Comment
	Language                          *Ident
	With                              *Options
	AsKw                              draft.Range
	As                                Query
}

// A CreateConnection is CREATE CONNECTION.
type CreateConnection struct {
	draft.Range
	Head                           draft.Range
	Temporary, System, IfNotExists bool
	Name                           *Name
	Comment                        *Comment
	With                           *Options
}

// A ColumnKind tells what a column's value comes from.
type ColumnKind uint8

// The kinds of columns.
const (
	Physical ColumnKind = iota // name type
	Computed                   // name AS expression
	Metadata                   // name type METADATA [FROM 'key'] [VIRTUAL]
	Named                      // only a name, in the column list of CTAS
)

// A Column is a column of a table, or an input or output of a model.
type Column struct {
	draft.Range
	Kind ColumnKind
	// Virtual says that a metadata column is VIRTUAL.
	Virtual bool
	Name    *Ident
	Type    *Type
	// Expr is a computed column's expression.
	Expr    Expr
	Comment *Comment
	// Form holds what few columns have, nil where there is nothing.
	Form *ColumnForm
}

// A ColumnForm is what a column has that is more than a name, a type and a
// comment.
type ColumnForm struct {
	// Outer holds, in ALTER TABLE, the columns that the nested field Name is
	// in: a.b.c has Outer a, b and Name c.
	Outer []*Ident
	// MetadataKw is the range of METADATA, Key the key that follows it.
	MetadataKw draft.Range
	Key        *Str
	// Constraint is a PRIMARY KEY or UNIQUE written at the column.
	Constraint *Constraint
	// Place is where ALTER TABLE puts the column, nil where it does not say.
	Place *ColumnPlace
}

// noColumnForm is the form of all columns that have none.
var noColumnForm = &ColumnForm{}

// More returns the column's form, an empty one where it has none.
func (c *Column) More() *ColumnForm {
	if c.Form == nil {
		return noColumnForm
	}
	return c.Form
}

// A ColumnPlace is FIRST, or AFTER a column.
type ColumnPlace struct {
	draft.Range
	// After is nil for FIRST.
	After *Name
}

// A Comment is COMMENT 'text'.
type Comment struct {
	draft.Range
	Kw   draft.Range
	Text *Str
}

// A Watermark is WATERMARK FOR column AS expression.
type Watermark struct {
	draft.Range
	Kw     draft.Range
	Column *Name
	Expr   Expr
}

// An Enforcement says whether a constraint is declared ENFORCED.
type Enforcement uint8

// The enforcements of a constraint.
const (
	Unstated Enforcement = iota
	Enforced
	NotEnforced
)

// A Constraint is a primary key or a unique key. Columns is nil for one that is
// written at its column.
type Constraint struct {
	draft.Range
	Name *Ident
	// Kw is the range of PRIMARY KEY or UNIQUE.
	Kw          draft.Range
	Unique      bool
	Columns     []*Ident
	Enforcement Enforcement
	// EnforcementKw is the range of [NOT] ENFORCED.
	EnforcementKw draft.Range
}

// A Distribution is DISTRIBUTED [BY [HASH|RANGE] (columns)] [INTO n BUCKETS].
type Distribution struct {
	draft.Range
	Kw draft.Range
	// Kind is HASH, RANGE or nothing.
	Kind    string
	Columns []*Ident
	Buckets *Number
}

// A PartitionedBy is PARTITIONED BY (columns).
type PartitionedBy struct {
	draft.Range
	Kw      draft.Range
	Columns []*Ident
}

// A TableLike is the LIKE clause of CREATE TABLE.
type TableLike struct {
	draft.Range
	Kw      draft.Range
	Table   *Name
	Options []*LikeOption
}

// A LikeOption is one of INCLUDING, EXCLUDING, OVERWRITING and what it is about:
// ALL, CONSTRAINTS, DISTRIBUTION, GENERATED, METADATA, OPTIONS, PARTITIONS or
// WATERMARKS.
type LikeOption struct {
	draft.Range
	Merge, Feature string
}

// A Freshness is FRESHNESS = INTERVAL … .
type Freshness struct {
	draft.Range
	Kw    draft.Range
	Value Expr
}

// A Mode is REFRESH_MODE or START_MODE and its value, with what may follow it
// in parentheses.
type Mode struct {
	draft.Range
	Kw    draft.Range
	Value *Ident
	Args  []Expr
}

// An Object is a kind of thing that a catalog holds.
type Object uint8

// The kinds of things that are altered, dropped and described.
const (
	Table Object = iota
	MaterializedTable
	View
	Function
	Catalog
	Database
	Model
	Connection
	Job
)

// An Alter is ALTER and one action on a table, view, or another object.
type Alter struct {
	draft.Range
	Head              draft.Range
	Object            Object
	Temporary, System bool
	IfExists          bool
	Name              *Name
	Partition         *Partition
	Action            Action
}

// An Action is what an ALTER statement does.
//
// These are *RenameTo, *RenameColumn, *AddItems, *ModifyItems, *DropItems,
// *SetOptions, *ResetOptions, *SetComment, *AddPartitions, *DropPartitions,
// *AlterAs, *AlterClass, *SetMode, *Lifecycle and *BadAction.
type Action interface {
	Node
	action()
}

// A RenameTo is RENAME TO name.
type RenameTo struct {
	draft.Range
	To *Name
}

// A RenameColumn is RENAME column TO column.
type RenameColumn struct {
	draft.Range
	From, To *Name
}

// An AddItems is ADD columns, a watermark, constraints or a distribution.
type AddItems struct {
	draft.Range
	Kw draft.Range
	// Parens says that the items stand in parentheses.
	Parens      bool
	Columns     []*Column
	Watermarks  []*Watermark
	Constraints []*Constraint
	Distributed *Distribution
}

// A ModifyItems is MODIFY columns, the watermark, a constraint or the
// distribution.
type ModifyItems struct {
	draft.Range
	Kw          draft.Range
	Parens      bool
	Columns     []*Column
	Watermarks  []*Watermark
	Constraints []*Constraint
	Distributed *Distribution
}

// A DropItems is DROP columns, or one of PRIMARY KEY, CONSTRAINT name,
// WATERMARK and DISTRIBUTION.
type DropItems struct {
	draft.Range
	Kw           draft.Range
	Parens       bool
	Columns      []*Name
	PrimaryKey   bool
	Constraint   *Ident
	Watermark    bool
	Distribution bool
}

// A SetOptions is SET (options); in ALTER DATABASE and ALTER MODEL as well.
type SetOptions struct {
	draft.Range
	Options *Options
}

// A ResetOptions is RESET (keys).
type ResetOptions struct {
	draft.Range
	Kw   draft.Range
	Keys []*Str
}

// A SetComment is COMMENT 'text' as an action.
type SetComment struct {
	draft.Range
	Comment *Comment
}

// An AddPartitions is ADD [IF NOT EXISTS] PARTITION (…) [WITH (…)] ….
type AddPartitions struct {
	draft.Range
	IfNotExists bool
	Partitions  []*Partition
	// With holds the options of the partition of the same index, or nil.
	With []*Options
}

// A DropPartitions is DROP [IF EXISTS] PARTITION (…), … .
type DropPartitions struct {
	draft.Range
	IfExists   bool
	Partitions []*Partition
}

// An AlterAs is AS query, in ALTER VIEW and ALTER MATERIALIZED TABLE.
type AlterAs struct {
	draft.Range
	Kw        draft.Range
	StartMode *Mode
	Query     Query
}

// An AlterClass is AS 'class' [LANGUAGE …] [USING …], in ALTER FUNCTION.
type AlterClass struct {
	draft.Range
	Class    *Str
	Language *Ident
	Using    []*Resource
}

// A SetMode is SET FRESHNESS = … or SET REFRESH_MODE = … of a materialized
// table.
type SetMode struct {
	draft.Range
	Freshness   *Freshness
	RefreshMode *Mode
}

// A Lifecycle is SUSPEND, RESUME or REFRESH of a materialized table, or COMPACT
// of a table, which Flink had from 1.15 to 1.20.
type Lifecycle struct {
	draft.Range
	// Verb is SUSPEND, RESUME, REFRESH or COMPACT.
	Verb      string
	With      *Options
	StartMode *Mode
	Partition *Partition
}

// A BadAction is an action that could not be read.
type BadAction struct{ draft.Range }

// A Drop is DROP and the thing dropped.
type Drop struct {
	draft.Range
	Head                        draft.Range
	Object                      Object
	Temporary, System, IfExists bool
	Name                        *Name
	// Behavior is CASCADE, RESTRICT or nothing.
	Behavior string
}

// A Partition is PARTITION (column = value, …).
type Partition struct {
	draft.Range
	Kw    draft.Range
	Items []*PartitionItem
}

// A PartitionItem is a partition's column and, unless it is left open, its
// value.
type PartitionItem struct {
	draft.Range
	Column *Ident
	Value  Expr
}

// An Insert is INSERT INTO or INSERT OVERWRITE.
type Insert struct {
	draft.Range
	Head              draft.Range
	Overwrite, Upsert bool
	Table             *Name
	Hints             []*Hint
	// Extend are columns that are named with a type, as Calcite has it.
	Extend    []*Column
	Partition *Partition
	Columns   []*Name
	Query     Query
	Conflict  *OnConflict
}

// An OnConflict is ON CONFLICT DO …: NOTHING, ERROR or DEDUPLICATE.
type OnConflict struct {
	draft.Range
	Do string
}

// An Update is UPDATE table SET column = value … .
type Update struct {
	draft.Range
	Head   draft.Range
	Table  *Name
	Hints  []*Hint
	Extend []*Column
	Alias  *Ident
	Set    []*Assignment
	Where  *Filter
}

// An Assignment is column = value.
type Assignment struct {
	draft.Range
	Column *Name
	Value  Expr
}

// A Delete is DELETE FROM.
type Delete struct {
	draft.Range
	Head   draft.Range
	Table  *Name
	Hints  []*Hint
	Extend []*Column
	Alias  *Ident
	Where  *Filter
}

// A Merge is MERGE INTO, which Flink's parser reads and its planner refuses.
type Merge struct {
	draft.Range
	Head   draft.Range
	Table  *Name
	Hints  []*Hint
	Extend []*Column
	Alias  *Ident
	Source Rel
	On     Expr
	// Update is what WHEN MATCHED sets.
	Update []*Assignment
	// Insert is what WHEN NOT MATCHED inserts.
	InsertColumns []*Name
	Insert        *Values
}

// A Truncate is TRUNCATE TABLE.
type Truncate struct {
	draft.Range
	Head draft.Range
	Name *Name
}

// A SetForm is a spelling of a statement set.
type SetForm uint8

// The spellings of a statement set.
const (
	BeginStatementSet   SetForm = iota // BEGIN STATEMENT SET; … END;
	ExecuteStatementSet                // EXECUTE STATEMENT SET BEGIN … END
	StatementSetBegin                  // STATEMENT SET BEGIN … END, inside EXPLAIN and COMPILE PLAN
)

// A StatementSet is several inserts that run as one job.
type StatementSet struct {
	draft.Range
	Head draft.Range
	Form SetForm
	// Stmts are its statements: *Insert, and, where the text is wrong, others.
	Stmts []Stmt
	// EndKw is the range of END, invalid where it is missing.
	EndKw draft.Range
}

// Inserts returns the set's inserts, in order.
func (s *StatementSet) Inserts() []*Insert {
	var inserts []*Insert
	for _, stmt := range s.Stmts {
		switch stmt := stmt.(type) {
		case *Insert:
			inserts = append(inserts, stmt)
		case *Execute:
			if insert, ok := stmt.Stmt.(*Insert); ok {
				inserts = append(inserts, insert)
			}
		}
	}
	return inserts
}

// A QueryStmt is a query that stands as a statement.
type QueryStmt struct {
	draft.Range
	Query Query
}

// A Set is SET 'key' = 'value', SET key = value, or a plain SET.
type Set struct {
	draft.Range
	Head draft.Range
	Key  *Str
	// Value is a *Str or a *Placeholder.
	Value Expr
}

// A Reset is RESET 'key', or a plain RESET.
type Reset struct {
	draft.Range
	Head draft.Range
	Key  *Str
}

// A Use is USE database, USE CATALOG catalog or USE MODULES a, b.
type Use struct {
	draft.Range
	Head draft.Range
	// What is CATALOG, MODULES, or nothing for a database.
	What  string
	Names []*Name
}

// A Jar is ADD JAR or REMOVE JAR.
type Jar struct {
	draft.Range
	Head   draft.Range
	Remove bool
	Path   *Str
}

// A Show is SHOW in any of its forms.
type Show struct {
	draft.Range
	Head draft.Range
	// What is what is shown, in upper case: "TABLES", "CREATE VIEW", "CURRENT
	// CATALOG", "FULL MODULES".
	What string
	// Name is what SHOW CREATE and SHOW PARTITIONS are about.
	Name *Name
	// In is FROM, IN or nothing, Source what follows it.
	In        string
	Source    *Name
	Partition *Partition
	// Like is LIKE, ILIKE or nothing.
	Not     bool
	Like    string
	Pattern *Str
}

// A Describe is DESCRIBE or DESC.
type Describe struct {
	draft.Range
	Head     draft.Range
	Object   Object
	Extended bool
	Name     *Name
	// ID is the id of DESCRIBE JOB.
	ID *Str
	// Spelled says that the kind of object is written.
	Spelled bool
	// Column is a column to which DESCRIBE is narrowed, Stmt what Calcite's
	// DESCRIBE STATEMENT is about.
	Column *Name
	Stmt   Stmt
}

// An Explain is EXPLAIN.
type Explain struct {
	draft.Range
	Head draft.Range
	// PlanFor says that PLAN FOR is written.
	PlanFor bool
	// Details are ESTIMATED_COST, CHANGELOG_MODE, PLAN_ADVICE and the like.
	Details []*Ident
	Stmt    Stmt
}

// An Execute is EXECUTE before a query or an insert.
type Execute struct {
	draft.Range
	Head draft.Range
	Stmt Stmt
}

// A CompilePlan is COMPILE PLAN 'file' FOR …, with Execute COMPILE AND EXECUTE
// PLAN.
type CompilePlan struct {
	draft.Range
	Head        draft.Range
	Execute     bool
	IfNotExists bool
	Path        *Str
	// Stmt is an *Insert or a *StatementSet.
	Stmt Stmt
}

// An ExecutePlan is EXECUTE PLAN 'file'.
type ExecutePlan struct {
	draft.Range
	Head draft.Range
	Path *Str
}

// A CallStmt is CALL procedure(…).
type CallStmt struct {
	draft.Range
	Head draft.Range
	Call *Call
}

// A Load is LOAD MODULE.
type Load struct {
	draft.Range
	Head draft.Range
	Name *Name
	With *Options
}

// An Unload is UNLOAD MODULE.
type Unload struct {
	draft.Range
	Head draft.Range
	Name *Name
}

// An Analyze is ANALYZE TABLE … COMPUTE STATISTICS.
type Analyze struct {
	draft.Range
	Head      draft.Range
	Name      *Name
	Partition *Partition
	// ForColumns are the columns whose statistics are computed.
	ForColumns    []*Ident
	ForAllColumns bool
}

// A StopJob is STOP JOB 'id'.
type StopJob struct {
	draft.Range
	Head                     draft.Range
	ID                       *Str
	WithSavepoint, WithDrain bool
}

// A ClientCommand is a command of the SQL client, such as QUIT or SOURCE, or,
// behind !, of one of its kin; or the definition of a variable of Dinky, whose
// Verb is the name as written and whose Rest begins with :=.
type ClientCommand struct {
	draft.Range
	// Verb is the command's first word in upper case, Rest what follows it.
	Verb string
	Rest draft.Text
}

// A BadStmt is a statement that could not be read at all. What could be read
// is in its Parts.
type BadStmt struct {
	draft.Range
	Parts []Node
}

func (n *CreateTable) node() *draft.Range             { return &n.Range }
func (n *CreateMaterializedTable) node() *draft.Range { return &n.Range }
func (n *CreateView) node() *draft.Range              { return &n.Range }
func (n *CreateFunction) node() *draft.Range          { return &n.Range }
func (n *Resource) node() *draft.Range                { return &n.Range }
func (n *CreateCatalog) node() *draft.Range           { return &n.Range }
func (n *CreateDatabase) node() *draft.Range          { return &n.Range }
func (n *SourceDatabase) node() *draft.Range          { return &n.Range }
func (n *TableFilter) node() *draft.Range             { return &n.Range }
func (n *CreateModel) node() *draft.Range             { return &n.Range }
func (n *CreateConnection) node() *draft.Range        { return &n.Range }
func (n *Column) node() *draft.Range                  { return &n.Range }
func (n *ColumnPlace) node() *draft.Range             { return &n.Range }
func (n *Comment) node() *draft.Range                 { return &n.Range }
func (n *Watermark) node() *draft.Range               { return &n.Range }
func (n *Constraint) node() *draft.Range              { return &n.Range }
func (n *Distribution) node() *draft.Range            { return &n.Range }
func (n *PartitionedBy) node() *draft.Range           { return &n.Range }
func (n *TableLike) node() *draft.Range               { return &n.Range }
func (n *LikeOption) node() *draft.Range              { return &n.Range }
func (n *Freshness) node() *draft.Range               { return &n.Range }
func (n *Mode) node() *draft.Range                    { return &n.Range }
func (n *Alter) node() *draft.Range                   { return &n.Range }
func (n *RenameTo) node() *draft.Range                { return &n.Range }
func (n *RenameColumn) node() *draft.Range            { return &n.Range }
func (n *AddItems) node() *draft.Range                { return &n.Range }
func (n *ModifyItems) node() *draft.Range             { return &n.Range }
func (n *DropItems) node() *draft.Range               { return &n.Range }
func (n *SetOptions) node() *draft.Range              { return &n.Range }
func (n *ResetOptions) node() *draft.Range            { return &n.Range }
func (n *SetComment) node() *draft.Range              { return &n.Range }
func (n *AddPartitions) node() *draft.Range           { return &n.Range }
func (n *DropPartitions) node() *draft.Range          { return &n.Range }
func (n *AlterAs) node() *draft.Range                 { return &n.Range }
func (n *AlterClass) node() *draft.Range              { return &n.Range }
func (n *SetMode) node() *draft.Range                 { return &n.Range }
func (n *Lifecycle) node() *draft.Range               { return &n.Range }
func (n *BadAction) node() *draft.Range               { return &n.Range }
func (n *Drop) node() *draft.Range                    { return &n.Range }
func (n *Partition) node() *draft.Range               { return &n.Range }
func (n *PartitionItem) node() *draft.Range           { return &n.Range }
func (n *Insert) node() *draft.Range                  { return &n.Range }
func (n *OnConflict) node() *draft.Range              { return &n.Range }
func (n *Update) node() *draft.Range                  { return &n.Range }
func (n *Assignment) node() *draft.Range              { return &n.Range }
func (n *Delete) node() *draft.Range                  { return &n.Range }
func (n *Merge) node() *draft.Range                   { return &n.Range }
func (n *Truncate) node() *draft.Range                { return &n.Range }
func (n *StatementSet) node() *draft.Range            { return &n.Range }
func (n *QueryStmt) node() *draft.Range               { return &n.Range }
func (n *Set) node() *draft.Range                     { return &n.Range }
func (n *Reset) node() *draft.Range                   { return &n.Range }
func (n *Use) node() *draft.Range                     { return &n.Range }
func (n *Jar) node() *draft.Range                     { return &n.Range }
func (n *Show) node() *draft.Range                    { return &n.Range }
func (n *Describe) node() *draft.Range                { return &n.Range }
func (n *Explain) node() *draft.Range                 { return &n.Range }
func (n *Execute) node() *draft.Range                 { return &n.Range }
func (n *CompilePlan) node() *draft.Range             { return &n.Range }
func (n *ExecutePlan) node() *draft.Range             { return &n.Range }
func (n *CallStmt) node() *draft.Range                { return &n.Range }
func (n *Load) node() *draft.Range                    { return &n.Range }
func (n *Unload) node() *draft.Range                  { return &n.Range }
func (n *Analyze) node() *draft.Range                 { return &n.Range }
func (n *StopJob) node() *draft.Range                 { return &n.Range }
func (n *ClientCommand) node() *draft.Range           { return &n.Range }
func (n *BadStmt) node() *draft.Range                 { return &n.Range }

func (*CreateTable) stmt()             {}
func (*CreateMaterializedTable) stmt() {}
func (*CreateView) stmt()              {}
func (*CreateFunction) stmt()          {}
func (*CreateCatalog) stmt()           {}
func (*CreateDatabase) stmt()          {}
func (*CreateModel) stmt()             {}
func (*CreateConnection) stmt()        {}
func (*Alter) stmt()                   {}
func (*Drop) stmt()                    {}
func (*Insert) stmt()                  {}
func (*Update) stmt()                  {}
func (*Delete) stmt()                  {}
func (*Merge) stmt()                   {}
func (*Truncate) stmt()                {}
func (*StatementSet) stmt()            {}
func (*QueryStmt) stmt()               {}
func (*Set) stmt()                     {}
func (*Reset) stmt()                   {}
func (*Use) stmt()                     {}
func (*Jar) stmt()                     {}
func (*Show) stmt()                    {}
func (*Describe) stmt()                {}
func (*Explain) stmt()                 {}
func (*Execute) stmt()                 {}
func (*CompilePlan) stmt()             {}
func (*ExecutePlan) stmt()             {}
func (*CallStmt) stmt()                {}
func (*Load) stmt()                    {}
func (*Unload) stmt()                  {}
func (*Analyze) stmt()                 {}
func (*StopJob) stmt()                 {}
func (*ClientCommand) stmt()           {}
func (*BadStmt) stmt()                 {}

func (*RenameTo) action()       {}
func (*RenameColumn) action()   {}
func (*AddItems) action()       {}
func (*ModifyItems) action()    {}
func (*DropItems) action()      {}
func (*SetOptions) action()     {}
func (*ResetOptions) action()   {}
func (*SetComment) action()     {}
func (*AddPartitions) action()  {}
func (*DropPartitions) action() {}
func (*AlterAs) action()        {}
func (*AlterClass) action()     {}
func (*SetMode) action()        {}
func (*Lifecycle) action()      {}
func (*BadAction) action()      {}
