package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TimeAttributeLost finds columns that were time attributes and are used as such
// after they have become plain timestamps (Flink: "Time Attributes").
var TimeAttributeLost = Pack.Add(rules.Rule{
	Name:     "time-attribute-lost",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      timeAttributeLost,
})

func timeAttributeLost(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		for _, need := range timeNeeds(p, r) {
			if need.trait.Time != plan.NoTime || need.trait.Lost == nil || need.trait.Edge != plan.NoEdge || !j.Streams(r) || !refused(r, need) {
				continue
			}
			at, how := lostAt(need.trait.Lost)
			rules.Report{
				At: need.at,
				Message: fmt.Sprintf("%s needs a time attribute, but %q has become a plain timestamp on its way: %s; move this before that, or keep the column itself",
					need.by, need.field.Name, how),
				Related: []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: how}},
			}.To(pass)
		}
	})
}

// refused reports whether the planner refuses a column that has lost its time
// there. Window table functions and MATCH_RECOGNIZE ask for it after joins and
// aggregations are planned; the others look at the types alone, which only an expression
// changes.
func refused(r plan.Rel, need timeNeed) bool {
	switch r.(type) {
	case *plan.Window, *plan.Match:
		return true
	}
	if _, join := r.(*plan.Join); join {
		return false
	}
	project, ok := need.trait.Lost.(*plan.Project)
	if !ok {
		return false
	}
	for _, f := range project.Fields() {
		switch f.Expr.(type) {
		case *sql.Cast, *sql.Binary:
			if f == need.field || source(need.field) == f {
				return true
			}
		}
	}
	return false
}
