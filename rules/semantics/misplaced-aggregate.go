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

// MisplacedAggregate finds functions of many rows where there is only one, and
// functions of one row with OVER (Calcite: "Aggregate expression is illegal in
// WHERE clause" and its like).
var MisplacedAggregate = Pack.Add(rules.Rule{
	Name:     "misplaced-aggregate",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan, linters.Target),
	Run:      misplacedAggregate,
})

func misplacedAggregate(pass *analysis.Pass) {
	m := misplaced{pass, linters.Plan.Of(pass), linters.Target.Of(pass).Flink}
	for _, s := range sound(pass) {
		for _, q := range sql.All[*sql.Select](s) {
			m.selection(q)
		}
		for _, join := range sql.All[*sql.Join](s) {
			m.clause("ON", join.On, "filter the groups in a query around this one")
		}
	}
}

type misplaced struct {
	*analysis.Pass
	plan   *plan.Plan
	target flink.Version
}

func (m misplaced) selection(q *sql.Select) {
	if q.Where != nil {
		m.clause("WHERE", q.Where.Cond, "filter groups with HAVING")
	}
	if q.GroupBy != nil {
		for _, item := range q.GroupBy.Items {
			m.clause("GROUP BY", item, "compute it in a query below this one")
		}
	}
	if q.Having != nil {
		m.calls(q.Having.Cond, func(call *sql.Call) bool {
			if call.Over != nil {
				m.ReportRangef(call, "%s OVER stands in HAVING, where it is not known yet; compute it in a query below this one, and filter there", call.Name)
				return false
			}
			return m.nested(call)
		})
	}
	for _, item := range q.Items {
		if item.Expr != nil {
			m.calls(item.Expr, m.item)
		}
	}
}

// clause reports what a clause of single rows has of many.
func (m misplaced) clause(name string, e sql.Expr, advice string) {
	m.calls(e, func(call *sql.Call) bool {
		switch {
		case call.Over != nil:
			m.ReportRangef(call, "%s OVER stands in %s, where it is not known yet; compute it in a query below this one, and name it there", call.Name, name)
		case m.aggregate(call):
			m.ReportRangef(call, "%s stands in %s, which is about single rows; %s", call.Name, name, advice)
		case name != "GROUP BY" && m.groups(call):
			m.ReportRangef(call, "%s makes groups of rows and stands in %s; move it to GROUP BY", call.Name, name)
		default:
			return true
		}
		return false
	})
}

// groups reports whether a call is a window of GROUP BY.
func (m misplaced) groups(call *sql.Call) bool {
	return plan.GroupWindows[strings.ToUpper(call.Name.String())] && m.plan.Function(call) == nil
}

// item reports a call that is selected and lacks OVER, has it in vain, or
// aggregates what is an aggregate.
func (m misplaced) item(call *sql.Call) bool {
	name := strings.ToUpper(call.Name.String())
	f, known := flink.FindFunction(m.target, name)
	switch {
	case !known || m.plan.Function(call) != nil:
		return true
	case call.Over == nil && numbering[name]:
		m.ReportRangef(call, "%s needs OVER, which says what rows it is about; write %s OVER (PARTITION BY … ORDER BY …)", call.Name, call.Name)
		return false
	case call.Over != nil && f.Kind == "scalar":
		m.ReportRangef(call, "%s is about single rows, so it takes no OVER; remove OVER", call.Name)
		return false
	case call.Over != nil && call.Clauses != nil && call.Clauses.Filter != nil:
		m.ReportRangef(call, "%s has both FILTER and OVER, which Flink does not know together; write %s(CASE WHEN … THEN … END) OVER", call.Name, call.Name)
		return false
	}
	return m.nested(call)
}

// numbering are the functions that have a meaning only with OVER.
var numbering = map[string]bool{
	"ROW_NUMBER": true, "RANK": true, "DENSE_RANK": true, "PERCENT_RANK": true, "CUME_DIST": true, "NTILE": true, "LAG": true, "LEAD": true,
}

// nested reports an aggregate whose arguments have another; one with OVER may be
// about aggregates.
func (m misplaced) nested(call *sql.Call) bool {
	if call.Over != nil || !m.aggregate(call) {
		return true
	}
	found := false
	for _, arg := range call.Args {
		m.calls(arg, func(inner *sql.Call) bool {
			if inner.Over != nil || m.aggregate(inner) {
				m.ReportRangef(inner, "%s", fmt.Sprintf("%s stands inside %s, and aggregates cannot be nested; compute it in a query below this one", inner.Name, call.Name))
				found = true
			}
			return !found
		})
	}
	return !found
}

// aggregate reports whether a call is of a built-in function of many rows.
func (m misplaced) aggregate(call *sql.Call) bool {
	if m.plan.Function(call) != nil || call.Over != nil {
		return false
	}
	f, known := flink.FindFunction(m.target, call.Name.String())
	return known && f.Kind == "aggregate" && !strings.HasPrefix(f.Name, "GROUP")
}

// calls calls f for the calls in an expression, but for those in queries; where
// f returns false, the call's arguments are passed over.
func (m misplaced) calls(e sql.Expr, f func(*sql.Call) bool) {
	if e == nil {
		return
	}
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query, *sql.Lambda:
			return false
		case *sql.Call:
			return n.Name == nil || len(n.Name.Parts) != 1 || f(n)
		}
		return true
	})
}
