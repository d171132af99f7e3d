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

// NondeterministicColumnThroughFunction finds values that a process table
// function may pass on to a table that finds rows by them
// (StreamNonDeterministicUpdatePlanVisitor.visitPtf, which leaves them out).
var NondeterministicColumnThroughFunction = Pack.Add(rules.Rule{
	Name:      "nondeterministic-column-through-function",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     jobViews,
	Run:       nondeterministicColumnThroughFunction,
})

func nondeterministicColumnThroughFunction(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	said := map[*sql.Call]bool{}
	unsteadies(pass, false, func(u unsteady) {
		f, ok := u.For.(*plan.Function)
		if !ok || u.Flaw != changelog.Handed || said[u.Call] {
			return
		}
		said[u.Call] = true
		rules.Report{
			At: u.Call,
			Message: fmt.Sprintf("%s over rows that change is read by %s, whose result %q finds rows by: if the function makes use of it, a change does not find the row that it takes back, and Flink does not look for this; leave the column out of what the function reads",
				strings.ToUpper(u.Call.Name.String()), f.Call.Name, u.sink.Table.Name),
			Related: because(p, log, u.At),
		}.To(pass)
	})
}
