package semantics

import (
	"fmt"
	"strings"

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
			if given := log.Of(input); changing(given) && !(what == deltaJoin && j.deltaTakes(given)) {
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

// deltaJoin is a join without state, which asks tables in place of keeping their
// rows (Flink: "Delta Joins").
const deltaJoin = "a delta join, which \"table.optimizer.delta-join.strategy\" forces,"

// deltaTakes reports whether a delta join takes rows that change: since 2.2 those
// that are updated and never deleted.
func (j job) deltaTakes(given flink.Changes) bool {
	return !given.Deletes() && !j.Target.Flink.Before(flink.Version{Major: 2, Minor: 2})
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
		case plan.Regular:
			if strategy, ok := j.Get("table.optimizer.delta-join.strategy"); ok && strings.EqualFold(strategy.Value, "FORCE") {
				return kwOf(r), deltaJoin
			}
		}
	case *plan.Aggregate:
		old := j.Target.Flink.Before(flink.Version{Major: 1, Minor: 19})
		if old && p.WindowOf(r) != nil {
			return r.Head(), "window aggregation (before Flink 1.19)"
		}
	case *plan.Project:
		return overTime(p, r)
	case *plan.Function:
		if changelog.Predicts(p, r) && j.openSource() {
			return r.Call, "ML_PREDICT"
		}
	}
	return nil, ""
}

// openSource reports whether a job is known to run on a release of Flink itself:
// what a platform's own models take is its own affair.
func (j job) openSource() bool {
	return !j.Target.Flink.IsZero() && j.Target.Platform != "vvr" && j.Target.Platform != "vvp"
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
