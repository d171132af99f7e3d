package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// NondeterministicUpdate finds values that differ between a row and the change
// that takes it back (Flink: "Determinism in Continuous Queries",
// StreamNonDeterministicUpdatePlanVisitor).
var NondeterministicUpdate = Pack.Add(rules.Rule{
	Name:     "nondeterministic-update",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      nondeterministicUpdate,
})

func nondeterministicUpdate(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	for _, j := range streamingJobs(pass) {
		strategy, ok := j.Get("table.optimizer.non-deterministic-update.strategy")
		if ok && strings.EqualFold(strategy.Value, "TRY_RESOLVE") {
			continue
		}
		u := &unsteady{j, p, log, map[*sql.Call]bool{}}
		j.Walk(func(r plan.Rel) { u.relation(pass, r) })
		for _, sink := range j.Sinks {
			u.sink(pass, sink)
		}
	}
}

// unsteady looks for values over rows that change which are not the same when
// they are computed again.
type unsteady struct {
	job
	plan *plan.Plan
	log  *changelog.Log
	said map[*sql.Call]bool
}

// call returns the call that makes a field unsteady: one that was computed over
// rows that change, wherever below; nil where there is none.
func (u *unsteady) call(f *plan.Field) *sql.Call {
	f = computed(f)
	if e, ok := f.Expr.(sql.Expr); ok && f.Table == nil {
		for _, call := range wavering(u.Target.Flink, e) {
			return call
		}
	}
	return nil
}

// computedOver returns the first field of a projection over changing rows that
// passes an unsteady value to the given field; nil where there is none.
func (u *unsteady) computedOver(r plan.Rel, f *plan.Field) *sql.Call {
	for {
		switch rel := r.(type) {
		case *plan.Filter, *plan.Sort:
			r = rel.Inputs()[0]
			continue
		case *plan.Project:
			if from, _ := plan.Passed(f); from != nil {
				r, f = rel.Inputs()[0], from
				continue
			}
			if len(rel.Inputs()) > 0 && changing(u.log.Of(rel.Inputs()[0])) {
				return u.call(f)
			}
		}
		return nil
	}
}

// relation judges conditions, groups and joins over rows that change.
func (u *unsteady) relation(pass *analysis.Pass, r plan.Rel) {
	switch r := r.(type) {
	case *plan.Filter:
		if changing(u.log.Of(r.Inputs()[0])) {
			for _, call := range wavering(u.Target.Flink, r.Cond) {
				u.report(pass, call, r.Inputs()[0], "in a condition", "a row and the change that takes it back may be judged differently")
			}
		}
	case *plan.Aggregate:
		if !changing(u.log.Of(r.Inputs()[0])) {
			return
		}
		for _, ref := range r.Refs {
			if call := u.computedOver(r.Inputs()[0], ref.Field); call != nil {
				u.report(pass, call, r.Inputs()[0], "in a key of the aggregation", "a change does not find the group that it belongs to")
			}
		}
	case *plan.Join:
		if u.plan.Form(r) != plan.Regular {
			return
		}
		for i, side := range r.Inputs() {
			for _, c := range u.plan.Comparisons(r) {
				f := []*plan.Field{c.Left, c.Right}[i]
				if call := u.computedOver(side, f); call != nil {
					u.report(pass, call, side, "in the key of a join", "a change does not find the row that it takes back")
				}
			}
		}
	}
}

// sink judges the rows of a sink without a key, which finds the row that a change
// is for by all of its columns. What prints or drops rows finds none.
func (u *unsteady) sink(pass *analysis.Pass, sink *plan.Sink) {
	table := sink.Table
	finds := table.SinkChanges() != 0 && table.Connector != "print" && table.Connector != "blackhole"
	if !table.Known || len(table.PrimaryKey) > 0 || !finds || !changing(u.log.Of(sink.Input)) {
		return
	}
	for _, column := range sink.Columns {
		if column.Field == nil {
			continue
		}
		if call := u.computedOver(sink.Input, column.Field); call != nil {
			u.report(pass, call, sink.Input, fmt.Sprintf("in a row of %q, which has no key", table.Name), "a change does not find the row that it takes back")
		}
	}
}

func (u *unsteady) report(pass *analysis.Pass, call *sql.Call, input plan.Rel, where, then string) {
	if u.said[call] {
		return
	}
	u.said[call] = true
	rules.Report{
		At: call,
		Message: fmt.Sprintf("%s %s over rows that change yields another value for a row and for what takes it back: %s; compute it before the rows change, or set \"table.optimizer.non-deterministic-update.strategy\" to TRY_RESOLVE",
			strings.ToUpper(call.Name.String()), where, then),
		Related: because(u.plan, u.log, input),
	}.To(pass)
}
