package performance

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SkewedGroupKey finds groups that are few by the type of their key (Flink:
// "Performance Tuning", Local-Global Aggregation).
var SkewedGroupKey = Pack.Add(rules.Rule{
	Name:     "skewed-group-key",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      skewedGroupKey,
})

func skewedGroupKey(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j *jobs.Job, r plan.Rel) {
		a, ok := r.(*plan.Aggregate)
		if !ok || len(a.Keys) == 0 || miniBatch(j) || !endless(p, j, a) || fewer(a.Inputs()[0]) {
			return
		}
		what := ""
		for _, key := range a.Keys {
			if what = few(key, a.Refs); what == "" {
				return
			}
		}
		pass.ReportRangef(a.Head(), "%s", fmt.Sprintf("the groups are by %s alone, so few tasks get most rows; set \"table.exec.mini-batch.enabled\", with which each task adds up its own first", what))
	})
}

// few says of a key of a group that it has few values at a time: a truth value or
// a date; "" for others.
func few(key sql.Expr, refs []plan.Ref) string {
	switch plan.Kind(plan.TypeIn(key, refs)) {
	case "BOOLEAN":
		return "a truth value"
	case "DATE":
		return "a date"
	}
	call, ok := key.(*sql.Call)
	if ok && name(call) == "DATE_FORMAT" && len(call.Args) == 2 {
		if format, ok := call.Args[1].(*sql.Str); ok && !strings.ContainsAny(format.Value(), "ms") {
			return "a date"
		}
	}
	return ""
}
