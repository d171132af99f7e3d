package semantics

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// jobViews are the views that a job is made from.
var jobViews = linters.Needs(linters.Draft, linters.Scripts, linters.Settings, linters.Plan)

// A job is a streaming job that inserts of the draft run.
type job struct {
	*settings.Effective
	sinks []*plan.Sink
	// endless remembers what streams says.
	endless map[plan.Rel]bool
}

// streamingJobs returns the jobs of a draft that are not declared to end by
// themselves. A script that several of them run is the first one's.
func streamingJobs(pass *analysis.Pass) []job {
	plain := scripts(pass)
	taken := map[*sql.Script]bool{}
	var jobs []job
	for _, e := range linters.Settings.Of(pass) {
		j := job{Effective: e, endless: map[plan.Rel]bool{}}
		for _, script := range e.Scripts {
			if !taken[script] && slices.Contains(plain, script) {
				taken[script] = true
				j.sinks = append(j.sinks, sinksIn(pass, script)...)
			}
		}
		if len(j.sinks) > 0 && !j.batch() {
			jobs = append(jobs, j)
		}
	}
	return jobs
}

func sinksIn(pass *analysis.Pass, script *sql.Script) []*plan.Sink {
	var sinks []*plan.Sink
	for _, sink := range linters.Plan.Of(pass).Sinks {
		if (sheaf{script}).has(sink.Stmt) {
			sinks = append(sinks, sink)
		}
	}
	return sinks
}

func (j job) batch() bool {
	mode, ok := j.Get("execution.runtime-mode")
	return ok && !strings.EqualFold(mode.Value, "STREAMING") || j.Deployment != nil && j.Deployment.Batch
}

// walk calls f for the relations that the job's sinks are fed from.
func (j job) walk(f func(plan.Rel)) {
	var roots []plan.Rel
	for _, sink := range j.sinks {
		roots = append(roots, sink.Input)
	}
	plan.Walk(roots, f)
}

// streams reports whether it is certain that the rows of a relation never come
// to an end.
func (j job) streams(r plan.Rel) bool {
	if known, ok := j.endless[r]; ok {
		return known
	}
	j.endless[r] = false // where it is made of itself
	endless := false
	switch r := r.(type) {
	case *plan.Scan:
		endless = r.Table.Endless()
	case *plan.Snapshot:
		// What is looked up does not drive the join.
	default:
		endless = slices.ContainsFunc(r.Inputs(), j.streams)
	}
	j.endless[r] = endless
	return endless
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

// conjuncts returns the conditions that AND joins.
func conjuncts(e sql.Expr) []sql.Expr {
	switch x := e.(type) {
	case nil:
		return nil
	case *sql.Paren:
		return conjuncts(x.X)
	case *sql.Binary:
		if x.Op == "AND" {
			return append(conjuncts(x.X), conjuncts(x.Y)...)
		}
	}
	return []sql.Expr{e}
}
