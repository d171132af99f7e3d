package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
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
	if have == "" || want == "" || have == want || temporal[have] && temporal[want] {
		return ""
	}
	return fmt.Sprintf("is %s, but %q is %s", typeText(c.Field.Type), c.Name, typeText(c.Column.Type))
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
	return []analysis.RelatedInformation{{Pos: at.From, End: at.To, Message: message}}
}
