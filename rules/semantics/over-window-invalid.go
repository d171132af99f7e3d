package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// OverWindowInvalid finds windows of OVER that a stream cannot have (Flink: "Over
// Aggregation"; StreamExecOverAggregate).
var OverWindowInvalid = Pack.Add(rules.Rule{
	Name:     "over-window-invalid",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      overWindowInvalid,
})

func overWindowInvalid(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	eachOver(pass, func(_ job, project *plan.Project, f *plan.Field, call *sql.Call) string {
		return overFault(p, project, f, call)
	})
}

// overFault says what is wrong with the window of a call with OVER, "" where
// nothing is, or the call itself is not for streams.
func overFault(p *plan.Plan, project *plan.Project, f *plan.Field, call *sql.Call) string {
	name := strings.ToUpper(call.Name.String())
	w := plan.Over(project, call)
	switch {
	case streamless[name]:
		return "" // rank-pattern-invalid has it
	case w == nil && call.Over.Name != nil:
		return fmt.Sprintf("there is no window %q; declare it in a WINDOW clause of the query", call.Over.Name.Name)
	case w == nil || w.Base != nil:
		return ""
	case !sorts(w):
		return fmt.Sprintf("%s OVER has no ORDER BY a column, which a stream needs; sort by a time attribute", name)
	case p.RankOf(f) != nil:
		return ""
	case w.OrderBy[0].Desc:
		return fmt.Sprintf("%s OVER sorts downwards, and a stream only knows the rows before; remove DESC, or filter by ROW_NUMBER", name)
	case len(w.OrderBy) > 1:
		return fmt.Sprintf("%s OVER sorts by %d columns, and a stream sorts by one; leave the time attribute", name, len(w.OrderBy))
	}
	return frameFault(w, p.ExprTrait(project.Inputs()[0], f, w.OrderBy[0].Expr).Time)
}

// streamless are the functions that no stream has.
var streamless = map[string]bool{"LEAD": true, "NTILE": true, "PERCENT_RANK": true, "CUME_DIST": true}

// sorts reports whether a window sorts by something that is no constant.
func sorts(w *sql.Window) bool {
	for _, item := range w.OrderBy {
		switch item.Expr.(type) {
		case *sql.Number, *sql.Str, *sql.Null, *sql.Bool:
		default:
			return true
		}
	}
	return false
}

// frameFault says what is wrong with the rows of a window that sorts by a column
// that is a time attribute, or not.
func frameFault(w *sql.Window, by plan.Time) string {
	frame := w.Frame
	switch {
	case frame == nil:
		return ""
	case frame.Between && frame.High != nil && frame.High.Edge != "CURRENT ROW":
		return "the window ends before or behind the current row, and in a stream it ends with it; write AND CURRENT ROW"
	case frame.Low == nil || frame.Low.Offset == nil:
		return ""
	case by == plan.NoTime:
		return "the window sorts by no time attribute, so it cannot begin a number of rows ago; sort by one, or let it begin UNBOUNDED PRECEDING"
	}
	if _, number := frame.Low.Offset.(*sql.Number); number && frame.Unit == "RANGE" && by != plan.MaybeTime {
		return "RANGE over a time begins an INTERVAL ago, not a number; write INTERVAL, or ROWS"
	}
	return ""
}
