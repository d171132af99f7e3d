package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// InsertArityOrType finds queries whose columns do not fit the table that they
// are written to (DynamicSinkUtils).
var InsertArityOrType = Pack.Add(rules.Rule{
	Name:     "insert-arity-or-type",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      insertArityOrType,
})

func insertArityOrType(pass *analysis.Pass) {
	readable := sound(pass)
	for _, sink := range linters.Plan.Of(pass).Sinks {
		insert, ok := sink.Stmt.(*sql.Insert)
		if !ok || !readable.has(insert) {
			continue
		}
		given := sink.Input.Fields()
		if sink.Arity >= 0 && !open(given) && len(given) != sink.Arity {
			wrongArity(insert, sink).To(pass)
			continue
		}
		if unwritable(pass, insert, sink.Table) {
			continue
		}
		for i, column := range sink.Columns {
			if message := misfit(column); message != "" {
				rules.Report{
					At:      placeOf(column.Field, insert),
					Message: fmt.Sprintf("column %d of the query %s; write a CAST", i+1, message),
					Related: declaredAt(column.Column.Range, "the column is declared here"),
				}.To(pass)
			}
		}
	}
}

func wrongArity(insert *sql.Insert, sink *plan.Sink) rules.Report {
	takes := fmt.Sprintf("the table %q takes %d", sink.Table.Name, sink.Arity)
	if len(insert.Columns) > 0 {
		takes = fmt.Sprintf("the statement lists %d of %q", sink.Arity, sink.Table.Name)
	}
	gives := "one column"
	if n := len(sink.Input.Fields()); n != 1 {
		gives = fmt.Sprintf("%d columns", n)
	}
	return rules.Report{
		At:      insert.Table,
		Message: fmt.Sprintf("the query gives %s, but %s", gives, takes),
		Related: declaredAt(sink.Table.NameRange, "the table is declared here"),
	}
}

// misfit says what is wrong with a field for its column, "" where nothing is,
// or its type is not known.
func misfit(c plan.SinkColumn) string {
	if c.Column == nil || c.Field == nil || c.Column.Type == nil {
		return ""
	}
	have, want := familyOf(c.Field.Type), familyOf(c.Column.Type)
	from, to := plan.Kind(c.Field.Type), plan.Kind(c.Column.Type)
	switch {
	case have == "" || want == "" || from == to:
		return ""
	case have == want && widened[to] == "" && widened[from] == "":
		return ""
	case strings.Contains(widened[to], " "+from+" "):
		return ""
	}
	return fmt.Sprintf("is %s, but %q is %s", typeText(c.Field.Type), c.Name, typeText(c.Column.Type))
}

// widened tells which other types an INSERT writes to a number or a time
// (LogicalTypeCasts, implicit casts): none that may hold more.
var widened = map[string]string{
	"TINYINT": " ", "SMALLINT": " TINYINT ", "INT": " TINYINT SMALLINT ", "BIGINT": " TINYINT SMALLINT INT ",
	"FLOAT": " TINYINT SMALLINT INT BIGINT DECIMAL ", "DOUBLE": " TINYINT SMALLINT INT BIGINT DECIMAL FLOAT ",
	"DECIMAL": " TINYINT SMALLINT INT BIGINT FLOAT DOUBLE ",
	"DATE":    " TIMESTAMP ", "TIME": " TIMESTAMP ", "TIMESTAMP": " TIMESTAMP_LTZ ", "TIMESTAMP_LTZ": " TIMESTAMP ",
}

// unwritable reports the columns of an INSERT's list that take no value, and
// those that need one and get none.
func unwritable(pass *analysis.Pass, insert *sql.Insert, table *catalog.Table) (reported bool) {
	if len(insert.Columns) == 0 || !settled(table) {
		return false
	}
	listed := map[string]bool{}
	for _, name := range insert.Columns {
		listed[name.String()] = true
		column := table.Column(name.String())
		switch {
		case column == nil || column.Written():
			continue
		case column.Kind == sql.Computed:
			pass.ReportRangef(name, "%s", fmt.Sprintf("%q is computed and takes no value; remove it from the list", column.Name))
		default:
			pass.ReportRangef(name, "%s", fmt.Sprintf("%q is VIRTUAL metadata, which is only read; remove it from the list, or VIRTUAL from the column", column.Name))
		}
		reported = true
	}
	for _, column := range table.Columns {
		if !reported && !listed[column.Name] && !static(insert, column.Name) && column.Written() && required(table, column) {
			pass.ReportRangef(insert.Table, "%s", fmt.Sprintf("%q gets no value and cannot be null; add it to the list of columns", column.Name))
			return true
		}
	}
	return reported
}

// required reports whether a column is never null: one of the key, too.
func required(table *catalog.Table, column *catalog.Column) bool {
	return column.Type != nil && column.Type.NotNull || slices.Contains(table.PrimaryKey, column.Name)
}

// static reports whether an INSERT gives a column its value with PARTITION.
func static(insert *sql.Insert, column string) bool {
	return insert.Partition != nil && slices.ContainsFunc(insert.Partition.Items, func(item *sql.PartitionItem) bool {
		return item.Column != nil && item.Column.Name == column
	})
}

// temporal are the families that are cast into another by themselves.
var temporal = map[string]bool{"DATE": true, "TIME": true, "TIMESTAMP": true}

// families tells which types an INSERT casts into one another by itself; a type
// that is not here is a family of its own (LogicalTypeCasts, implicit casts).
var families = map[string]string{
	"CHAR": "STRING", "CHARACTER": "STRING", "VARCHAR": "STRING", "CHARACTER VARYING": "STRING", "STRING": "STRING",
	"TINYINT": "NUMBER", "SMALLINT": "NUMBER", "INT": "NUMBER", "INTEGER": "NUMBER", "BIGINT": "NUMBER",
	"DECIMAL": "NUMBER", "DEC": "NUMBER", "NUMERIC": "NUMBER", "FLOAT": "NUMBER", "REAL": "NUMBER",
	"DOUBLE": "NUMBER", "DOUBLE PRECISION": "NUMBER",
	"BOOLEAN": "BOOLEAN", "DATE": "DATE", "TIME": "TIME", "TIMESTAMP": "TIMESTAMP", "TIMESTAMP_LTZ": "TIMESTAMP",
	"BINARY": "BYTES", "VARBINARY": "BYTES", "BINARY VARYING": "BYTES", "BYTES": "BYTES",
	"ARRAY": "ARRAY", "MAP": "MAP", "MULTISET": "MULTISET", "ROW": "ROW",
}

func familyOf(t *sql.Type) string {
	switch {
	case t == nil:
		return ""
	case t.More().Postfix:
		return "ARRAY"
	}
	return families[t.Name]
}

// placeOf returns where a field of an INSERT's query is written, the table's
// name where that is in another statement.
func placeOf(f *plan.Field, insert *sql.Insert) analysis.Range {
	if f.Expr != nil && insert.Pos() <= f.Expr.Pos() && f.Expr.End() <= insert.End() {
		return f.Expr
	}
	return insert.Table
}

func declaredAt(at draft.Range, message string) []analysis.RelatedInformation {
	if !at.IsValid() {
		return nil
	}
	return []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: message}}
}
