package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// FirstValueInSlidingWindow finds windows that are merged of parts, of which
// FIRST_VALUE and LAST_VALUE cannot be (FirstValueAggFunction and
// LastValueAggFunction have no merge, up to Flink 2.3).
var FirstValueInSlidingWindow = Pack.Add(rules.Rule{
	Name:     "first-value-in-sliding-window",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      firstValueInSlidingWindow,
})

func firstValueInSlidingWindow(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || len(project.Inputs()) == 0 || j.Target.Platform == "vvr" || !j.Streams(r) {
			return
		}
		a, ok := plan.Unfiltered(project.Inputs()[0]).(*plan.Aggregate)
		if !ok || a.Distinct {
			return
		}
		window := merged(p, a)
		if window == "" {
			return
		}
		for _, f := range project.Fields() {
			for _, call := range unmergeable(p, f) {
				pass.ReportRangef(call, "%s", fmt.Sprintf("the windows of %s are merged of parts, which %s cannot be, and Flink refuses the query; take MIN or MAX, or TUMBLE, or number the window's rows by ROW_NUMBER", window, callName(call)))
			}
		}
	})
}

// unmergeable returns the calls of a field's expression that cannot be put
// together of parts.
func unmergeable(p *plan.Plan, f *plan.Field) (calls []*sql.Call) {
	if f.Expr == nil {
		return nil
	}
	sql.Inspect(f.Expr, func(n sql.Node) bool {
		call, ok := n.(*sql.Call)
		if ok && call.Over == nil && p.Function(call) == nil && (callName(call) == "FIRST_VALUE" || callName(call) == "LAST_VALUE") {
			calls = append(calls, call)
		}
		_, query := n.(sql.Query)
		return !query
	})
	return calls
}

// merged returns the function whose windows an aggregate adds up of parts, "" of
// others.
func merged(p *plan.Plan, a *plan.Aggregate) string {
	name := ""
	if w := p.WindowOf(a); w != nil {
		name = w.Func()
	}
	if call := a.GroupWindow(); call != nil {
		name = callName(call)
	}
	switch name {
	case "HOP", "CUMULATE", "SESSION":
		return name
	}
	return ""
}

// callName returns the name of a function in upper case, "" where there is none.
func callName(call *sql.Call) string {
	if call.Name == nil {
		return ""
	}
	return strings.ToUpper(call.Name.String())
}
