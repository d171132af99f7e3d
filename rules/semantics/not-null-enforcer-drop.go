package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// NotNullEnforcerDrop finds jobs that drop rows with nulls without a word
// (table.exec.sink.not-null-enforcer).
var NotNullEnforcerDrop = Pack.Add(rules.Rule{
	Name:     "not-null-enforcer-drop",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      notNullEnforcerDrop,
})

func notNullEnforcerDrop(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		set, ok := j.Get("table.exec.sink.not-null-enforcer")
		if ok && set.IsValid() && strings.EqualFold(set.Value, "DROP") {
			pass.ReportRangef(set, "%s", fmt.Sprintf("%q is DROP: rows with a null in a NOT NULL column vanish without a word; filter them in the query, or write them to a table of their own", set.Written))
		}
	}
}
