package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UntypedNull finds columns that are NULL and nothing else, of which Flink cannot
// tell the type (Calcite: "Illegal use of 'NULL'").
var UntypedNull = Pack.Add(rules.Rule{
	Name:     "untyped-null",
	Severity: rules.Error,
	Needs:    typedViews,
	Run:      untypedNull,
})

func untypedNull(pass *analysis.Pass) {
	eachTyped(pass, func(t typed) {
		if null, ok := t.Expr.(*sql.Null); ok && !t.Cond {
			pass.ReportRangef(null, "NULL alone has no type, and Flink refuses it; write CAST(NULL AS …) with the type of the column")
		}
	})
}
