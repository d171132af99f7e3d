package semantics

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// OverWindowsDiffer finds queries of a stream with several windows of OVER
// (Flink: "Over Aggregation").
var OverWindowsDiffer = Pack.Add(rules.Rule{
	Name:     "over-windows-differ",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      overWindowsDiffer,
})

func overWindowsDiffer(pass *analysis.Pass) {
	each(pass, func(j job, r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || !j.Streams(project) {
			return
		}
		first, firstCall := "", (*sql.Call)(nil)
		for _, f := range project.Fields() {
			for _, call := range f.Overs() {
				text := division(plan.Over(project, call))
				switch {
				case text == "":
				case first == "":
					first, firstCall = text, call
				case text != first:
					rules.Report{
						At:      call,
						Message: "the window differs from another one of the query, and a stream has one for all; divide and sort by the same columns, or join two queries",
						Related: []analysis.RelatedInformation{{Pos: firstCall.Pos(), End: firstCall.End(), Message: "the other window"}},
					}.To(pass)
					return
				}
			}
		}
	})
}

// division writes by what a window divides and sorts, "" where it does not say.
func division(w *sql.Window) string {
	if w == nil || w.Base != nil {
		return ""
	}
	var parts []string
	for _, e := range w.PartitionBy {
		parts = append(parts, sql.Format(e))
	}
	parts = append(parts, "|")
	for _, item := range w.OrderBy {
		parts = append(parts, sql.Format(item.Expr))
	}
	return strings.Join(parts, ",")
}
