package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// LookupResultNotKept finds lookup joins whose result is asked for again when a
// row is taken back (Flink: "Determinism in Continuous Queries", 3.1;
// StreamNonDeterministicUpdatePlanVisitor.visitLookupJoin).
var LookupResultNotKept = Pack.Add(rules.Rule{
	Name:      "lookup-result-not-kept",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       lookupResultNotKept,
})

func lookupResultNotKept(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	said := map[*plan.Join]bool{}
	unsteadies(pass, true, func(u unsteady) {
		r, ok := u.At.(*plan.Join)
		if !ok || u.Flaw != changelog.Found || said[r] || u.resolves() || u.idle() {
			return
		}
		said[r] = true
		where, then := u.place()
		rules.Report{
			At: kwOf(r),
			Message: fmt.Sprintf("%q is looked up again when a row is taken back and may have changed by then, and it is %s: %s; set \"table.optimizer.non-deterministic-update.strategy\" to TRY_RESOLVE, which keeps in state what was found",
				u.Field.Name, where, then),
			Related: because(p, log, r.Inputs()[0]),
		}.To(pass)
	})
}
