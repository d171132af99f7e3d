package semantics

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// HopSizeNotMultiple finds windows that are not made of whole slides or steps
// (Flink: "Windowing TVF", HOP and CUMULATE).
var HopSizeNotMultiple = Pack.Add(rules.Rule{
	Name:     "hop-size-not-multiple",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      hopSizeNotMultiple,
})

func hopSizeNotMultiple(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(_ job, r plan.Rel) {
		switch r := r.(type) {
		case *plan.Window:
			if r.Func() == "CUMULATE" {
				notMultiple(pass, r, "step", "STEP")
			}
		case *plan.Aggregate:
			if w := p.WindowOf(r); w != nil && w.Func() == "HOP" {
				notMultiple(pass, w, "slide", "SLIDE")
			}
		}
	})
}

// notMultiple reports a window whose size is no multiple of its slide or step.
func notMultiple(pass *analysis.Pass, w *plan.Window, what, name string) {
	slide, size := hopSizes(w.Call, name)
	s, okSlide := lengthOf(slide)
	d, okSize := lengthOf(size)
	if okSlide && okSize && s > 0 && d%s != 0 {
		pass.ReportRangef(size, "%s", fmt.Sprintf("the windows are %s long, which is no multiple of the %s of %s, and Flink refuses them; choose a multiple", d, what, s))
	}
}

// hopSizes returns the slide, or the step of CUMULATE, and the size of a call, by
// name or by place.
func hopSizes(call *sql.Call, name string) (slide, size sql.Expr) {
	var plain []sql.Expr
	for _, arg := range call.Args {
		named, ok := arg.(*sql.NamedArg)
		switch {
		case !ok:
			plain = append(plain, arg)
		case named.Name != nil && strings.EqualFold(named.Name.Name, name):
			slide = named.Value
		case named.Name != nil && strings.EqualFold(named.Name.Name, "SIZE"):
			size = named.Value
		}
	}
	if len(plain) >= 4 {
		return plain[2], plain[3]
	}
	return slide, size
}

var units = map[string]time.Duration{"SECOND": time.Second, "MINUTE": time.Minute, "HOUR": time.Hour, "DAY": 24 * time.Hour, "WEEK": 7 * 24 * time.Hour}

// lengthOf returns the length of an interval of one unit; ok is false for others.
func lengthOf(e sql.Expr) (length time.Duration, ok bool) {
	interval, ok := e.(*sql.Interval)
	if !ok || interval.Unit == nil || interval.Unit.To != "" {
		return 0, false
	}
	value, ok := interval.Value.(*sql.Str)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(value.Value()))
	unit := units[interval.Unit.From]
	return time.Duration(n) * unit, err == nil && unit > 0
}
