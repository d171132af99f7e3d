package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// IntervalJoinOneSided finds joins that bound the time between rows on one side
// only (Flink: "Interval Joins").
var IntervalJoinOneSided = Pack.Add(rules.Rule{
	Name:     "interval-join-one-sided",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      intervalJoinOneSided,
})

func intervalJoinOneSided(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		join, ok := r.(*plan.Join)
		if !ok || p.Form(join) != plan.Regular || !j.Streams(join.Inputs()[0]) || !j.Streams(join.Inputs()[1]) {
			return
		}
		switch bounds := p.Bounds(join); {
		case bounds.Lower && !bounds.Upper:
			pass.ReportRangef(kwOf(join), "the join bounds the time between its rows only from below, so it runs as a regular join and keeps all rows; add how much later a row may be at most")
		case bounds.Upper && !bounds.Lower:
			pass.ReportRangef(kwOf(join), "the join bounds the time between its rows only from above, so it runs as a regular join and keeps all rows; add how much earlier a row may be at most")
		}
	})
}
