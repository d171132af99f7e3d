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

// NowInFilter finds conditions on the time of now that are only true later
// (Flink: "Temporal Functions", evaluated for each record).
var NowInFilter = Pack.Add(rules.Rule{
	Name:     "now-in-filter",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      nowInFilter,
})

// nows are the functions that yield the time of now.
var nows = map[string]bool{"NOW": true, "CURRENT_TIMESTAMP": true, "CURRENT_DATE": true, "LOCALTIMESTAMP": true, "CURRENT_ROW_TIMESTAMP": true, "UNIX_TIMESTAMP": true}

func nowInFilter(pass *analysis.Pass) {
	log := linters.Changelog.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		f, ok := r.(*plan.Filter)
		if !ok || !j.Streams(f) || log.Of(f.Inputs()[0]) == 0 || changing(log.Of(f.Inputs()[0])) {
			return // nondeterministic-update has those whose rows change
		}
		for _, cond := range plan.Conjuncts(f.Cond) {
			if call := comesTrue(cond); call != nil {
				pass.ReportRangef(cond, "%s", fmt.Sprintf("%s is taken once, when a row arrives: a row for which this is not true yet is dropped for good; use a window, or a timer in a function, to act later", strings.ToUpper(call.Name.String())))
			}
		}
	})
}

// comesTrue returns the call for the time of now in a condition that a row meets
// only when time goes on: its time is before the time of now less something.
func comesTrue(cond sql.Expr) *sql.Call {
	b, ok := cond.(*sql.Binary)
	if !ok {
		return nil
	}
	x, y := nowIn(b.X), nowIn(b.Y)
	switch {
	case (b.Op == "<" || b.Op == "<=") && y != nil && x == nil && earlier(b.Y) && namesColumn(b.X):
		return y
	case (b.Op == ">" || b.Op == ">=") && x != nil && y == nil && earlier(b.X) && namesColumn(b.Y):
		return x
	}
	return nil
}

func nowIn(e sql.Expr) *sql.Call {
	var found *sql.Call
	sql.Inspect(e, func(n sql.Node) bool {
		if call, ok := n.(*sql.Call); ok && call.Name != nil && len(call.Args) == 0 && nows[strings.ToUpper(call.Name.String())] {
			found = call
		}
		return found == nil
	})
	return found
}

// earlier reports whether an expression is the time of now less an interval.
func earlier(e sql.Expr) bool {
	switch e := e.(type) {
	case *sql.Paren:
		return earlier(e.X)
	case *sql.Cast:
		return earlier(e.X)
	case *sql.Binary:
		_, interval := e.Y.(*sql.Interval)
		return e.Op == "-" && interval && nowIn(e.X) != nil
	}
	return false
}

func namesColumn(e sql.Expr) bool {
	switch e := e.(type) {
	case *sql.Name:
		return true
	case *sql.Cast:
		return namesColumn(e.X)
	case *sql.Paren:
		return namesColumn(e.X)
	}
	return false
}
