package sql

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// create notes what CREATE statements and their parts need.
func (t *tagger) create(node Node) bool {
	switch n := node.(type) {
	case *CreateTable:
		t.createTable(n)
	case *CreateMaterializedTable:
		t.createMaterializedTable(n)
	case *CreateFunction:
		t.tagIf(n.With != nil, n.Range, "WITH on a function")
	case *Resource:
		t.tag(n.Range, "USING "+n.Kind)
	case *CreateCatalog:
		t.tagIf(n.Comment != nil, n.Head, "a COMMENT on a catalog")
		t.tagIf(n.IfNotExists, n.Head, "IF NOT EXISTS on a catalog")
	case *CreateModel:
		t.tag(n.Head, "CREATE MODEL")
	case *CreateConnection:
		t.tag(n.Head, "CREATE CONNECTION")
	case *LikeOption:
		t.tagIf(n.Feature == "DISTRIBUTION", n.Range, "LIKE with DISTRIBUTION")
	case *Comment:
		f := n.Text.Form
		t.tagIf(f != nil && f.Prefix != "", n.Range, "a COMMENT with a prefix before its quote")
	case *Mode:
		t.keyword(n.Value)
	default:
		return false
	}
	return true
}

func (t *tagger) createTable(n *CreateTable) {
	switch {
	case n.ReplaceOnly:
		t.tag(n.Head, "REPLACE TABLE")
	case n.As == nil:
		// Without a query all releases parse it, and the planner refuses it.
	case n.OrReplace:
		t.tag(n.Head, "CREATE OR REPLACE TABLE")
	default:
		if _, vvr := n.As.(*TableQuery); !vvr {
			t.tag(n.AsKw, "CREATE TABLE … AS")
		}
	}
	if n.Distributed != nil {
		t.tag(n.Distributed.Kw, "DISTRIBUTED")
	}
	t.tagIf(n.Connection != nil, n.Head, "USING CONNECTION")
	t.tagIf(len(n.Columns) > 0 && n.Columns[0].Kind == Named, n.Body, "a column list without data types")
}

func (t *tagger) createMaterializedTable(n *CreateMaterializedTable) {
	if n.OrAlter {
		t.tag(n.Head, "CREATE OR ALTER MATERIALIZED TABLE")
	} else {
		t.tag(n.Head, "CREATE MATERIALIZED TABLE")
	}
	t.tagIf(len(n.Columns)+len(n.Watermarks) > 0, n.Body, "columns of a materialized table")
	if n.Distributed != nil {
		t.tag(n.Distributed.Kw, "a MATERIALIZED TABLE with DISTRIBUTED")
	}
	t.tagIf(n.IfNotExists, n.Head, "CREATE MATERIALIZED TABLE IF NOT EXISTS")
	t.tagIf(n.Freshness == nil, n.Head, "CREATE MATERIALIZED TABLE without FRESHNESS")
	if n.StartMode != nil {
		t.tag(n.StartMode.Range, "START_MODE")
	}
}

// alterForms say what ALTER of an object was always there, or came as a whole.
var alterForms = map[Object]string{
	MaterializedTable: "ALTER MATERIALIZED TABLE", Catalog: "ALTER CATALOG", Model: "ALTER MODEL", Connection: "ALTER CONNECTION",
}

// alter notes what ALTER and DROP statements need.
func (t *tagger) alter(node Node) bool {
	switch n := node.(type) {
	case *Alter:
		if form := alterForms[n.Object]; form != "" {
			t.tag(n.Head, form)
		}
		t.tagIf(n.IfExists && n.Object == Table, n.Head, "ALTER TABLE IF EXISTS")
		t.action(n)
	case *Drop:
		switch n.Object {
		case MaterializedTable, Model, Connection:
			t.tag(n.Head, "DROP "+objectName(n.Object))
		}
	default:
		return false
	}
	return true
}

// objectName returns the words for a kind of thing.
func objectName(o Object) string {
	for _, known := range objects {
		if known.object == o {
			return phrase(known.words)
		}
	}
	return "JOB"
}

// action notes what the action of an ALTER statement needs.
func (t *tagger) action(alter *Alter) {
	materialized := alter.Object == MaterializedTable
	switch n := alter.Action.(type) {
	case *ResetOptions:
		t.tagIf(alter.Object == Table, n.Kw, "ALTER TABLE … RESET")
		t.tagIf(alter.Object == Model, n.Kw, "ALTER MODEL … RESET")
	case *RenameTo:
		t.tagIf(alter.Object == View, n.Range, "ALTER VIEW … RENAME TO")
		t.tagIf(materialized, n.Range, "ALTER MATERIALIZED TABLE … RENAME")
	case *RenameColumn:
		t.tagIf(materialized, n.Range, "ALTER MATERIALIZED TABLE … RENAME")
		t.tagIf(!materialized, n.Range, "ALTER TABLE … RENAME of a column")
	case *Lifecycle:
		t.tagIf(n.Verb == "COMPACT", n.Range, "ALTER TABLE … COMPACT")
	case *AddPartitions:
		t.tag(n.Range, "ALTER TABLE … ADD PARTITION")
	case *DropPartitions:
		t.tag(n.Range, "ALTER TABLE … DROP PARTITION")
	case *AlterAs:
		t.tagIf(alter.Object == View, n.Kw, "ALTER VIEW … AS")
		t.tagIf(materialized, n.Kw, "ALTER MATERIALIZED TABLE … AS")
		t.tagIf(n.StartMode != nil, n.Range, "ALTER MATERIALIZED TABLE … START_MODE")
	case *AddItems:
		// A constraint alone could always be added and dropped.
		bare := len(n.Columns)+len(n.Watermarks) == 0 && n.Distributed == nil && !n.Parens
		t.items(alter, n.Range, "ADD", n.Distributed != nil, bare)
		t.nested(n.Columns)
	case *ModifyItems:
		t.items(alter, n.Range, "MODIFY", n.Distributed != nil, false)
		t.nested(n.Columns)
	case *DropItems:
		t.items(alter, n.Range, "DROP", n.Distribution && materialized, n.Constraint != nil)
	}
}

// items notes what ADD, MODIFY and DROP of a table's parts need.
func (t *tagger) items(alter *Alter, at draft.Range, verb string, distribution, bare bool) {
	switch {
	case alter.Object == MaterializedTable && distribution:
		t.tag(at, "ALTER MATERIALIZED TABLE with a distribution")
	case alter.Object == MaterializedTable:
		t.tag(at, "ALTER MATERIALIZED TABLE … "+verb)
	case distribution:
		t.tag(at, "DISTRIBUTION")
	case !bare:
		t.tag(at, "ALTER TABLE … "+verb)
	}
}

// nested notes columns inside columns.
func (t *tagger) nested(columns []*Column) {
	for _, c := range columns {
		place := c.More().Place
		after := place != nil && place.After != nil && len(place.After.Parts) > 1
		t.tagIf(len(c.More().Outer) > 0 || after, c.Range, "a nested column in ALTER TABLE")
	}
}

// change notes what statements that change data or run them need.
func (t *tagger) change(node Node) bool {
	switch n := node.(type) {
	case *OnConflict:
		t.tag(n.Range, "ON CONFLICT")
	case *Truncate:
		t.tag(n.Head, "TRUNCATE TABLE")
	case *Execute:
		t.tag(n.Head, "EXECUTE before a statement")
	case *StatementSet:
		switch n.Form {
		case ExecuteStatementSet:
			t.tag(n.Head, "EXECUTE STATEMENT SET")
		case StatementSetBegin:
			t.tag(n.Head, "STATEMENT SET BEGIN")
		}
	case *CompilePlan:
		t.tag(n.Head, "COMPILE PLAN")
	case *ExecutePlan:
		t.tag(n.Head, "EXECUTE PLAN")
	case *Explain:
		t.explain(n)
	case *Update:
		t.tag(n.Head, "UPDATE")
		for _, a := range n.Set {
			t.tagIf(len(a.Column.Parts) > 1, a.Column.Range(), "UPDATE of a column with its table's name")
		}
	case *Delete:
		t.tag(n.Head, "DELETE")
	default:
		return false
	}
	return true
}

func (t *tagger) explain(n *Explain) {
	t.keyword(n.Details...)
	for _, d := range n.Details {
		t.tagIf(strings.EqualFold(d.Name, "PLAN_ADVICE"), d.Range, "PLAN_ADVICE")
	}
	t.tagIf(len(n.Details) > 0, n.Head, "EXPLAIN with details")
	switch s := n.Stmt.(type) {
	case *Insert:
		t.tagIf(s.Partition != nil, n.Head, "EXPLAIN of an INSERT into a PARTITION")
		t.tagIf(s.Overwrite, n.Head, "EXPLAIN of an INSERT OVERWRITE")
	case *Update, *Delete:
		t.tag(n.Head, "EXPLAIN of an UPDATE or DELETE")
	case *CreateTable:
		t.tag(n.Head, "EXPLAIN of CREATE TABLE … AS")
	case *CreateMaterializedTable, *Alter:
		t.tag(n.Head, "EXPLAIN of a materialized table")
	case *Execute:
		t.tag(n.Head, "EXPLAIN EXECUTE")
	case *StatementSet:
		t.tagIf(s.Form == ExecuteStatementSet, n.Head, "EXPLAIN EXECUTE")
	}
}

// shown are the things that a release began to show.
var shown = map[string]string{
	"JARS": "SHOW JARS", "COLUMNS": "SHOW COLUMNS", "JOBS": "SHOW JOBS", "PROCEDURES": "SHOW PROCEDURES",
	"PARTITIONS": "SHOW PARTITIONS", "MODELS": "SHOW MODELS", "CONNECTIONS": "SHOW CONNECTIONS",
	"CREATE TABLE": "SHOW CREATE TABLE", "CREATE VIEW": "SHOW CREATE VIEW", "CREATE MODEL": "SHOW CREATE MODEL",
	"CREATE CATALOG": "SHOW CREATE CATALOG", "CREATE CONNECTION": "SHOW CREATE CONNECTION",
	"CREATE MATERIALIZED TABLE":          "SHOW CREATE MATERIALIZED TABLE",
	"CREATE OR ALTER MATERIALIZED TABLE": "SHOW CREATE OR ALTER MATERIALIZED TABLE",
	"MATERIALIZED TABLES":                "SHOW MATERIALIZED TABLES",
}

// narrowed are the things whose listing a release began to narrow.
var narrowed = map[string]string{
	"TABLES": "SHOW TABLES with FROM, IN or LIKE", "DATABASES": "SHOW DATABASES with FROM, IN or LIKE",
	"FUNCTIONS": "SHOW FUNCTIONS with FROM, IN or LIKE", "USER FUNCTIONS": "SHOW FUNCTIONS with FROM, IN or LIKE",
	"VIEWS": "SHOW VIEWS with FROM, IN or LIKE", "CATALOGS": "SHOW CATALOGS with LIKE",
}

// described are the things that a release began to describe.
var described = map[Object]string{
	Model: "DESCRIBE MODEL", Catalog: "DESCRIBE CATALOG", Job: "DESCRIBE JOB", Function: "DESCRIBE FUNCTION",
	Connection: "DESCRIBE CONNECTION",
}

// utility notes what the other statements need.
func (t *tagger) utility(node Node) bool {
	switch n := node.(type) {
	case *Jar:
		if n.Remove {
			t.tag(n.Head, "REMOVE JAR")
		} else {
			t.tag(n.Head, "ADD JAR")
		}
	case *Show:
		if name := shown[n.What]; name != "" {
			t.tag(n.Head, name)
		}
		if name := narrowed[n.What]; name != "" && (n.In != "" || n.Like != "") {
			t.tag(n.Range, name)
		}
	case *Describe:
		if name := described[n.Object]; name != "" {
			t.tag(n.Head, name)
		}
		t.tagIf(n.Object == Catalog && n.Extended, n.Head, "DESCRIBE CATALOG EXTENDED")
	case *CallStmt:
		t.tag(n.Head, "CALL")
	case *Analyze:
		t.tag(n.Head, "ANALYZE TABLE")
	case *StopJob:
		t.tag(n.Head, "STOP JOB")
	default:
		return false
	}
	return true
}
