// Package jobs puts together what a streaming job is: the inserts that run as
// one, and the configuration that they run with.
package jobs

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Job is a streaming job that inserts of the draft run.
type Job struct {
	*settings.Effective
	// Sinks are what the job writes, in order.
	Sinks []*plan.Sink
	// rels are the relations that the sinks are fed from, endless those of them
	// whose rows never come to an end.
	rels    []plan.Rel
	endless map[plan.Rel]bool
}

// Streaming returns the jobs of a draft that are not declared to end by
// themselves. A script that several of them run is the first one's; templates,
// of which only the filled in text would be SQL, are left out.
func Streaming(d *draft.Draft, effective []*settings.Effective, p *plan.Plan) []*Job {
	taken := map[*sql.Script]bool{}
	var list []*Job
	for _, e := range effective {
		j := &Job{Effective: e}
		for _, script := range e.Scripts {
			if !taken[script] && !d.TemplatedAt(script.Text.Pos(0)) {
				taken[script] = true
				j.Sinks = append(j.Sinks, sinksIn(p, script)...)
			}
		}
		if len(j.Sinks) > 0 && !j.batch() {
			j.walk()
			list = append(list, j)
		}
	}
	return list
}

// sinksIn returns the sinks of a plan, which are in the order of the text, that
// stand in a script.
func sinksIn(p *plan.Plan, script *sql.Script) []*plan.Sink {
	if len(script.Stmts) == 0 {
		return nil
	}
	from, to := script.Stmts[0].Pos(), script.Stmts[len(script.Stmts)-1].End()
	return slices.Collect(func(yield func(*plan.Sink) bool) {
		for _, sink := range p.Sinks {
			if from <= sink.Stmt.Pos() && sink.Stmt.Pos() < to && !yield(sink) {
				return
			}
		}
	})
}

func (j *Job) batch() bool {
	mode, ok := j.Get("execution.runtime-mode")
	return ok && !strings.EqualFold(mode.Value, "STREAMING") || j.Deployment != nil && j.Deployment.Batch
}

// walk gathers what the job is made from: rules ask for it over and over, and
// several at a time.
func (j *Job) walk() {
	var roots []plan.Rel
	for _, sink := range j.Sinks {
		roots = append(roots, sink.Input)
	}
	j.endless = map[plan.Rel]bool{}
	plan.Walk(roots, func(r plan.Rel) {
		j.rels = append(j.rels, r)
		streams(r, j.endless)
	})
}

// Walk calls f for the relations that the job's sinks are fed from, each once.
func (j *Job) Walk(f func(plan.Rel)) {
	for _, r := range j.rels {
		f(r)
	}
}

// Streams reports whether it is certain that the rows of a relation never come
// to an end.
func (j *Job) Streams(r plan.Rel) bool {
	if known, ok := j.endless[r]; ok {
		return known
	}
	return streams(r, map[plan.Rel]bool{})
}

// streams says what Streams does, and remembers it of all that it asks.
func streams(r plan.Rel, endless map[plan.Rel]bool) (answer bool) {
	if known, ok := endless[r]; ok {
		return known
	}
	endless[r] = false // where it is made of itself
	switch r := r.(type) {
	case *plan.Scan:
		answer = r.Table.Endless()
	case *plan.Snapshot:
		// What is looked up does not drive the join.
	default:
		answer = slices.ContainsFunc(r.Inputs(), func(input plan.Rel) bool { return streams(input, endless) })
	}
	endless[r] = answer
	return answer
}
