package performance

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CountDistinctWithoutSplit finds distinct counts that one task has to keep for
// each group (Flink: "Performance Tuning", Split Distinct Aggregation).
var CountDistinctWithoutSplit = Pack.Add(rules.Rule{
	Name:     "count-distinct-without-split",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      countDistinctWithoutSplit,
})

func countDistinctWithoutSplit(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j *jobs.Job, r plan.Rel) {
		project, a := aggregated(r)
		on, set, known := j.Bool("table.optimizer.distinct-agg.split.enabled")
		if a == nil || on || written(set) || !known && set.Value != "" || len(a.Keys) == 0 || !endless(p, j, a) {
			return
		}
		for _, e := range computedBy(project) {
			for _, call := range calls(e) {
				if name(call) == "COUNT" && call.Quantifier == "DISTINCT" && call.Over == nil {
					pass.ReportRangef(call, "all values of a group are counted by one task, and a large group holds it up; set \"table.optimizer.distinct-agg.split.enabled\", which spreads them")
					return
				}
			}
		}
	})
}

// aggregated returns the projection that selects from groups, and the
// aggregation below it; nil for other relations.
func aggregated(r plan.Rel) (*plan.Project, *plan.Aggregate) {
	project, ok := r.(*plan.Project)
	if !ok || len(project.Inputs()) == 0 {
		return nil, nil
	}
	if _, query := project.Node().(*sql.Select); !query {
		return nil, nil
	}
	a, ok := plan.Unfiltered(project.Inputs()[0]).(*plan.Aggregate)
	if !ok || a.Distinct {
		return nil, nil
	}
	return project, a
}
