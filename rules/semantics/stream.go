package semantics

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// jobViews are the views that a job is made from.
var jobViews = linters.Needs(linters.Draft, linters.Scripts, linters.Settings, linters.Plan, linters.Changelog, linters.Jobs)

// A job is a streaming job that inserts of the draft run.
type job struct{ *jobs.Job }

func streamingJobs(pass *analysis.Pass) []job {
	var list []job
	for _, j := range linters.Jobs.Of(pass) {
		list = append(list, job{j})
	}
	return list
}

// through returns what a relation passes on without changing its rows' meaning:
// the relation below filters and projections.
func through(r plan.Rel) plan.Rel {
	for {
		switch r.(type) {
		case *plan.Project, *plan.Filter:
			r = r.Inputs()[0]
		default:
			return r
		}
	}
}

// source returns the field that a field passes on unchanged.
func source(f *plan.Field) *plan.Field {
	for {
		_, starred := f.Expr.(*sql.Star)
		name, named := f.Expr.(*sql.Name)
		switch {
		case len(f.From) == 1 && (f.Expr == nil || starred):
			f = f.From[0]
		case named:
			ref, ok := f.Ref(name)
			if !ok || len(ref.Nested) > 0 {
				return f
			}
			f = ref.Field
		default:
			return f
		}
	}
}

// open reports whether there may be fields that are not known.
func open(fields []*plan.Field) bool {
	return slices.ContainsFunc(fields, func(f *plan.Field) bool { return f.Rest })
}
