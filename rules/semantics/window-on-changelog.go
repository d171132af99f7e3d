package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WindowOnChangelog finds operations that only take new rows and are given rows
// that change (FlinkChangelogModeInferenceProgram).
var WindowOnChangelog = Pack.Add(rules.Rule{
	Name:     "window-on-changelog",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      windowOnChangelog,
})

func windowOnChangelog(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		at, what := appendOnly(p, log, j, r)
		if what == "" {
			return
		}
		for _, input := range r.Inputs() {
			if given := log.Of(input); changing(given) {
				rules.Report{
					At:      at,
					Message: fmt.Sprintf("%s only takes new rows, but is given %s; let it read a table that appends, or do without it", what, kindsOf(given)),
					Related: because(p, log, input),
				}.To(pass)
				return
			}
		}
	})
}

// appendOnly names a relation that only takes new rows, "" for others.
func appendOnly(p *plan.Plan, log *changelog.Log, j job, r plan.Rel) (at analysis.Range, what string) {
	switch r := r.(type) {
	case *plan.Match:
		if node, ok := r.Node().(*sql.MatchRecognize); ok {
			return node.Kw, "MATCH_RECOGNIZE"
		}
	case *plan.Join:
		switch p.Form(r) {
		case plan.Interval:
			return kwOf(r), "an interval join"
		case plan.WindowJoin:
			return kwOf(r), "a window join"
		}
	case *plan.Aggregate:
		old := j.Target.Flink.Before(flink.Version{Major: 1, Minor: 19})
		if old && p.WindowOf(r) != nil {
			return groupingOf(r), "window aggregation (before Flink 1.19)"
		}
	case *plan.Project:
		return overTime(p, r)
	}
	return nil, ""
}

// overTime names the first window of OVER on time, or the rank of each window,
// that a projection computes.
func overTime(p *plan.Plan, r *plan.Project) (at analysis.Range, what string) {
	for _, f := range r.Fields() {
		for _, call := range f.Overs() {
			w := plan.Over(r, call)
			if w == nil || len(w.OrderBy) == 0 {
				continue
			}
			rank := p.RankOf(f)
			switch t := p.ExprTrait(r.Inputs()[0], f, w.OrderBy[0].Expr).Time; {
			case rank != nil && rank.Window != nil:
				return call, "the ranking of a window"
			case rank == nil && (t == plan.Rowtime || t == plan.Proctime):
				return call, "OVER on a time attribute"
			}
		}
	}
	return nil, ""
}
