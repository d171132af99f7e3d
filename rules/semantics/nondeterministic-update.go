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
	u := &updates{pass, linters.Plan.Of(pass), linters.Changelog.Of(pass), map[*sql.Call]bool{}}
	unsteadies(pass, true, u.needed)
	each(pass, func(j job, r plan.Rel) {
		if !j.resolves() {
			u.relation(j, r)
		}
	})
}

// updates reports each call once.
type updates struct {
	pass *analysis.Pass
	plan *plan.Plan
	log  *changelog.Log
	said map[*sql.Call]bool
}

// needed judges a value by which a row is found.
func (u *updates) needed(v unsteady) {
	switch {
	case v.Flaw == changelog.Metadata || v.Flaw == changelog.Found:
		return // other rules have them
	case v.resolves():
		u.refused(v)
	case v.idle() || v.generatesKey():
		return
	case v.Flaw == changelog.Condition:
		u.report(v.Call, v.At, "in a condition", sifted)
	default:
		where, then := v.place()
		u.report(v.Call, v.At, where, then)
	}
}

const sifted = "a row and the change that takes it back may be judged differently"

// relation judges conditions over rows that change, and keys of joins: whether
// more is needed of them or not, a row may stay that was to go.
func (u *updates) relation(j job, r plan.Rel) {
	switch r := r.(type) {
	case *plan.Filter:
		if changing(u.log.Of(r.Inputs()[0])) {
			for _, call := range wavering(j.Target.Flink, r.Cond) {
				u.report(call, r.Inputs()[0], "in a condition", sifted)
			}
		}
	case *plan.Join:
		if u.plan.Form(r) == plan.Regular {
			u.joined(j, r)
		}
	}
}

func (u *updates) joined(j job, r *plan.Join) {
	for i, side := range r.Inputs() {
		for _, c := range u.plan.Comparisons(r) {
			f := []*plan.Field{c.Left, c.Right}[i]
			if call := u.computedOver(j, side, f); call != nil {
				u.report(call, side, "in the key of a join", "a change does not find the row that it takes back")
			}
		}
	}
}

// computedOver returns the call that makes a field unsteady in the first
// projection that computes it, if that is over rows that change.
func (u *updates) computedOver(j job, r plan.Rel, f *plan.Field) *sql.Call {
	for {
		switch rel := r.(type) {
		case *plan.Filter, *plan.Sort:
			r = rel.Inputs()[0]
			continue
		case *plan.Project:
			if from, _ := plan.Passed(f); from != nil && len(rel.Inputs()) > 0 {
				r, f = rel.Inputs()[0], from
				continue
			}
			e, ok := f.Expr.(sql.Expr)
			if !ok || len(rel.Inputs()) == 0 || !changing(u.log.Of(rel.Inputs()[0])) {
				return nil
			}
			for _, call := range wavering(j.Target.Flink, e) {
				return call
			}
		}
		return nil
	}
}

func (u *updates) report(call *sql.Call, from plan.Rel, where, then string) {
	if u.said[call] {
		return
	}
	u.said[call] = true
	rules.Report{
		At: call,
		Message: fmt.Sprintf("%s %s yields another value for a row and for the change that takes it back: %s; take the value from a column that comes with the row, or compute it before the rows change",
			strings.ToUpper(call.Name.String()), aside(where), then),
		Related: because(u.plan, u.log, from),
	}.To(u.pass)
}

// aside closes the clause of "in a row of x, which has no key" within a sentence.
func aside(where string) string {
	if strings.Contains(where, ", ") {
		return where + ","
	}
	return where
}

// refused says that Flink does not run the job, as it is told to.
func (u *updates) refused(v unsteady) {
	if u.said[v.Call] {
		return
	}
	u.said[v.Call] = true
	where, _ := v.place()
	if v.Flaw == changelog.Condition {
		where = "in a condition"
	}
	rules.Report{
		At:       v.Call,
		Severity: rules.Error,
		Message: fmt.Sprintf("%s %s yields another value for a row and for the change that takes it back: Flink refuses the job, since \"table.optimizer.non-deterministic-update.strategy\" is TRY_RESOLVE; take the value from a column that comes with the row, or compute it before the rows change",
			strings.ToUpper(v.Call.Name.String()), aside(where)),
		Related: because(u.plan, u.log, v.At),
	}.To(u.pass)
}
