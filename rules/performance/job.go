package performance

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// jobViews are the views that the rules about queries ask.
var jobViews = linters.Needs(linters.Plan, linters.Changelog, linters.Jobs)

// each calls f for the relations of the streaming jobs of a draft.
func each(pass *analysis.Pass, f func(*jobs.Job, plan.Rel)) {
	for _, j := range linters.Jobs.Of(pass) {
		j.Walk(func(r plan.Rel) { f(j, r) })
	}
}

// through returns the relation below filters and projections.
func through(r plan.Rel) plan.Rel {
	for {
		switch r.(type) {
		case *plan.Project, *plan.Filter:
			if len(r.Inputs()) == 0 {
				return r
			}
			r = r.Inputs()[0]
		default:
			return r
		}
	}
}

// endless reports whether an aggregation goes on as long as its input: it groups
// by no window.
func endless(p *plan.Plan, j *jobs.Job, a *plan.Aggregate) bool {
	return j.Streams(a) && !a.Distinct && a.GroupWindow() == nil && p.WindowOf(a) == nil
}

// miniBatch reports whether a job collects rows before it works on them, as far
// as it says so.
func miniBatch(j *jobs.Job) bool {
	on, _, known := j.Bool("table.exec.mini-batch.enabled")
	return on && known
}

// written reports whether a setting stands in a file of the draft.
func written(s settings.Setting) bool { return s.IsValid() }

// name returns the name of a call in upper case.
func name(call *sql.Call) string {
	if call.Name == nil {
		return ""
	}
	return strings.ToUpper(call.Name.String())
}

// calls returns the calls in an expression, queries left out.
func calls(e sql.Node) []*sql.Call {
	var list []*sql.Call
	if e == nil {
		return nil
	}
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query:
			return false
		case *sql.Call:
			list = append(list, n)
		}
		return true
	})
	return list
}

// computedBy returns the expressions that a relation computes itself.
func computedBy(r plan.Rel) []sql.Expr {
	var list []sql.Expr
	if _, ok := r.(*plan.Project); !ok {
		return nil
	}
	for _, f := range r.Fields() {
		if e, ok := f.Expr.(sql.Expr); ok && len(f.From) == 0 {
			if _, star := e.(*sql.Star); !star {
				list = append(list, e)
			}
		}
	}
	return list
}
