package plan

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Rel is a relation: what yields rows.
//
// These are *Scan, *Project, *Filter, *Join, *Aggregate, *Window, *Snapshot,
// *Match, *Function, *Unnest, *Union, *Sort, *Values, *SoftDelete and *Unknown.
type Rel interface {
	Inputs() []Rel
	Fields() []*Field
	Node() sql.Node
}

// rel is what all relations have.
type rel struct {
	node   sql.Node
	inputs []Rel
	fields []*Field
}

// Inputs returns the relations that the rows come from.
func (r *rel) Inputs() []Rel { return r.inputs }

// Fields returns the columns of the relation.
func (r *rel) Fields() []*Field { return r.fields }

// Node returns the part of the tree that the relation stands for.
func (r *rel) Node() sql.Node { return r.node }

// A Scan reads a table.
type Scan struct {
	rel
	Table *catalog.Table
	// Changes are the kinds of change that the source of a pipeline is read as; 0
	// where the table's connector tells.
	Changes flink.Changes
}

// A Project computes the fields of a SELECT, or names fields anew.
type Project struct {
	rel
	// Key are the fields that a transform of a pipeline declares to be the primary
	// key, none for a SELECT.
	Key []string
}

// A Filter keeps the rows that meet a condition.
type Filter struct {
	rel
	Cond sql.Expr
	Refs []Ref
}

// A Join joins two relations.
type Join struct {
	rel
	Kind sql.JoinKind
	On   sql.Expr
	// Refs are the columns that the condition names.
	Refs []Ref
	// Where are the filters right above the join, and above the inner joins that
	// it is a side of, which Flink moves into it.
	Where []*Filter
	// pairs are the columns that USING and NATURAL equate.
	pairs [][2]*Field
	// row is the joins that this one is one of, each the left side of the next;
	// at says which.
	row *row
	at  int
}

// An Aggregate groups rows. Its fields are those of its input; the calls of
// aggregate functions stand in the expressions of the Project above it.
type Aggregate struct {
	rel
	Keys []sql.Expr
	Refs []Ref
	// Distinct says that the whole row is the key: SELECT DISTINCT, UNION.
	Distinct bool
}

// Head returns where the aggregation is written: its GROUP BY, or its SELECT.
func (a *Aggregate) Head() draft.Range {
	switch node := a.Node().(type) {
	case *sql.GroupBy:
		return node.Kw
	case *sql.Select:
		return node.Kw
	}
	return draft.Span(a.Node().Pos(), a.Node().End())
}

// Unfiltered returns the relation whose rows some filters keep or drop.
func Unfiltered(r Rel) Rel {
	for {
		f, ok := r.(*Filter)
		if !ok {
			return r
		}
		r = f.Inputs()[0]
	}
}

// A Window assigns rows to windows of time and adds the windows' columns:
// TUMBLE, HOP, CUMULATE or SESSION.
type Window struct {
	rel
	Call *sql.Call
}

// A Snapshot is a table as of a time: the build side of a temporal or a lookup
// join.
type Snapshot struct {
	rel
	Period sql.Expr
	Refs   []Ref
}

// A Match is MATCH_RECOGNIZE.
type Match struct {
	rel
	// Conds are the conditions that define its variables.
	Conds []sql.Expr
	// Refs are the columns that the conditions and ORDER BY name.
	Refs []Ref
}

// A Function is the call of a table function.
type Function struct {
	rel
	Call *sql.Call
	// ModelName is the model that an argument names, nil where none does; Model
	// is nil where the draft does not declare it.
	ModelName *sql.Name
	Model     *catalog.Model
}

// An Unnest makes rows of the elements of arrays.
type Unnest struct{ rel }

// A Union is a set operation: UNION, INTERSECT or EXCEPT.
type Union struct {
	rel
	Op  string
	All bool
	// Key are the fields that are the primary key of what a pipeline puts together,
	// none for a set operation.
	Key []string
}

// A Sort is ORDER BY, LIMIT and OFFSET. Its node is an *sql.Ordered.
type Sort struct {
	rel
	// Refs are the columns of the query that ORDER BY names, Below those of what
	// it selects from.
	Refs, Below []Ref
}

// Values is rows of constants, and the one row of a SELECT without FROM.
type Values struct{ rel }

// An Unknown is a relation that cannot be bound.
type Unknown struct{ rel }

// rest stands for fields that are not known.
func rest() *Field { return &Field{Name: "*", Rest: true} }

func unknown(node sql.Node, inputs ...Rel) *Unknown {
	return &Unknown{rel{node, inputs, []*Field{rest()}}}
}

// has reports whether a field is one of a relation's.
func has(r Rel, f *Field) bool { return slices.Contains(r.Fields(), f) }

// open reports whether there may be fields that are not known.
func open(fields []*Field) bool {
	for _, f := range fields {
		if f.Rest {
			return true
		}
	}
	return false
}
