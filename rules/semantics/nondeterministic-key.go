package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// NondeterministicKey finds keys of sinks that are another value each time they
// are computed (Flink: "Determinism in Continuous Queries").
var NondeterministicKey = Pack.Add(rules.Rule{
	Name:     "nondeterministic-key",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      nondeterministicKey,
})

func nondeterministicKey(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			keys, kind := keyColumns(sink)
			for _, column := range sink.Columns {
				if column.Field == nil || !slices.Contains(keys, column.Name) {
					continue
				}
				e, ok := computed(column.Field).Expr.(sql.Expr)
				if !ok {
					continue
				}
				if call := generated(j.Target.Flink, e); call != nil {
					rules.Report{
						At: call,
						Message: fmt.Sprintf("%s makes a new value of %q, %s of %q, whenever a row is computed: after a restart the same rows are written again under other keys; derive the key from the row",
							strings.ToUpper(call.Name.String()), column.Name, kind, sink.Table.Name),
						Related: declaredAt(sink.Table.NameRange, "the table is declared here"),
					}.To(pass)
				}
			}
		}
	}
}

// keyColumns returns the columns that a sink tells rows apart by.
func keyColumns(sink *plan.Sink) (columns []string, kind string) {
	if len(sink.Table.PrimaryKey) > 0 {
		return sink.Table.PrimaryKey, "a part of the PRIMARY KEY"
	}
	return strings.Split(sink.Table.Option("key.fields"), ";"), "a part of the message key"
}
