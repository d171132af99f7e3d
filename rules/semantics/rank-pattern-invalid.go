package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// RankPatternInvalid finds rankings that a stream cannot have (Flink: "Top-N",
// "Over Aggregation").
var RankPatternInvalid = Pack.Add(rules.Rule{
	Name:     "rank-pattern-invalid",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      rankPatternInvalid,
})

// overOrder is the release from which on OVER sorts by any column (release
// notes of Flink 2.1, non-time attributes over aggregates).
var overOrder = flink.Version{Major: 2, Minor: 1}

func rankPatternInvalid(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	eachOver(pass, func(j job, project *plan.Project, f *plan.Field, call *sql.Call) string {
		return invalidOver(p, j, project, f, call)
	})
}

// invalidOver says why a stream cannot have a call with OVER, "" where it can.
func invalidOver(p *plan.Plan, j job, project *plan.Project, f *plan.Field, call *sql.Call) string {
	name := strings.ToUpper(call.Name.String())
	switch rank := p.RankOf(f); {
	case streamless[name]:
		return fmt.Sprintf("a stream has no %s, which needs rows that have not come yet; use LAG, or MATCH_RECOGNIZE", name)
	case rank != nil && rank.Func != "ROW_NUMBER" && overFault(p, project, f, call) == "":
		return fmt.Sprintf("a stream cannot be filtered by %s; use ROW_NUMBER, which gives equal rows different numbers", name)
	case rank != nil || overFault(p, project, f, call) != "":
		return ""
	}
	w := plan.Over(project, call)
	if w == nil || len(w.OrderBy) == 0 || j.Target.Flink.AtLeast(overOrder) {
		return ""
	}
	switch t := p.ExprTrait(project.Inputs()[0], f, w.OrderBy[0].Expr); {
	case t.Time != plan.NoTime || t.Column != nil && !t.Column.Table.Known:
		return ""
	case name == "ROW_NUMBER":
		return fmt.Sprintf("%s is not filtered by, so it is no Top-N, and a stream numbers its rows by time only; add WHERE with its highest number, or sort by a time attribute", name)
	}
	return fmt.Sprintf("%s OVER does not sort by a time attribute, which a stream needs before Flink 2.1; sort by one", name)
}
