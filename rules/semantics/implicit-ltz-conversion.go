package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ImplicitLTZConversion finds times of a clock that are turned into instants, or
// back, without a CAST, which depends on the session's time zone (Flink: "Time
// Zone").
var ImplicitLTZConversion = Pack.Add(rules.Rule{
	Name:     "implicit-ltz-conversion",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      implicitLTZConversion,
})

func implicitLTZConversion(pass *analysis.Pass) {
	p, readable := linters.Plan.Of(pass), sound(pass)
	m := mixedTimes{pass, map[sql.Node]bool{}, false}
	expressions := map[sql.Node]plan.Expression{}
	for _, e := range p.Expressions() {
		expressions[e.Expr] = e
	}
	for _, j := range streamingJobs(pass) {
		m.complete = j.Target.Complete
		if zone, ok := j.Get("table.local-time-zone"); ok && zone.Layer != settings.Default {
			continue
		}
		for _, sink := range j.Sinks {
			if insert, ok := sink.Stmt.(*sql.Insert); ok && readable.has(insert) {
				m.insert(insert, sink)
			}
		}
		j.Walk(func(r plan.Rel) {
			switch r := r.(type) {
			case *plan.Filter:
				m.expression(p, expressions[r.Cond])
			case *plan.Join:
				if r.On != nil {
					m.expression(p, expressions[r.On])
				}
			case *plan.Union:
				m.union(r)
			case *plan.Project:
				for _, f := range r.Fields() {
					if e, ok := f.Expr.(sql.Expr); ok {
						m.expression(p, expressions[e])
					}
				}
			}
		})
	}
}

// mixedTimes reports each place once where the two kinds of time meet.
type mixedTimes struct {
	*analysis.Pass
	seen map[sql.Node]bool
	// complete says that the time zone cannot be set elsewhere.
	complete bool
}

func (m mixedTimes) report(at analysis.Range, what string, x, y *sql.Type) {
	report := rules.Report{At: at, Message: fmt.Sprintf(what+", so the result depends on the time zone of the session", plan.Kind(x), plan.Kind(y))}
	if m.complete {
		report.Message += ", which nothing sets; set \"table.local-time-zone\", or write a CAST"
	} else {
		report.Severity = rules.Note
		report.Message += "; make sure that the deployment sets \"table.local-time-zone\", or write a CAST"
	}
	report.To(m.Pass)
}

// mixed reports whether one type is a TIMESTAMP and the other a TIMESTAMP_LTZ.
func mixed(x, y *sql.Type) bool {
	a, b := plan.Kind(x), plan.Kind(y)
	return a == "TIMESTAMP" && b == "TIMESTAMP_LTZ" || a == "TIMESTAMP_LTZ" && b == "TIMESTAMP"
}

func (m mixedTimes) insert(insert *sql.Insert, sink *plan.Sink) {
	for _, c := range sink.Columns {
		if c.Column == nil || c.Field == nil || c.Column.Kind == sql.Metadata || !mixed(c.Field.Type, c.Column.Type) {
			continue
		}
		if at := placeOf(c.Field, insert); !m.seen[insert] {
			m.seen[insert] = true
			m.report(at, fmt.Sprintf("a %%s is written to %q, which is %%s", c.Name), c.Field.Type, c.Column.Type)
		}
	}
}

func (m mixedTimes) union(u *plan.Union) {
	node, ok := u.Node().(*sql.SetOp)
	left, right := u.Inputs()[0].Fields(), u.Inputs()[1].Fields()
	if !ok || m.seen[node] || open(left) || open(right) || len(left) != len(right) {
		return
	}
	for i, f := range left {
		if mixed(f.Type, right[i].Type) {
			m.seen[node] = true
			m.report(node.Kw, fmt.Sprintf("column %d of the %s is a %%s in the first query and a %%s in the second", i+1, u.Op), f.Type, right[i].Type)
			return
		}
	}
}

// expression reports comparisons and choices between the two.
func (m mixedTimes) expression(p *plan.Plan, e plan.Expression) {
	if e.Expr == nil || m.seen[e.Expr] {
		return
	}
	m.seen[e.Expr] = true
	t := typed{e, p, p.Types(e.Refs)}
	t.inspect(func(n sql.Node) {
		switch n := n.(type) {
		case *sql.Binary:
			if _, compares := comparisonOps[n.Op]; compares {
				m.compared(t, n, n.X, n.Y)
			}
		case *sql.Between:
			m.compared(t, n, n.X, n.Low, n.High)
		case *sql.In:
			m.compared(t, n, n.X, n.List...)
		case *sql.Case:
			var branches []sql.Expr
			for _, when := range n.Whens {
				branches = append(branches, when.Then)
			}
			m.chosen(t, append(branches, n.Else))
		case *sql.Call:
			m.choice(t, n)
		}
	})
}

func (m mixedTimes) compared(t typed, at sql.Node, x sql.Expr, others ...sql.Expr) {
	for _, y := range others {
		if a, b := t.of(x), t.of(y); mixed(a, b) {
			m.report(at, "a %s is compared with a %s", a, b)
			return
		}
	}
}

func (m mixedTimes) choice(t typed, call *sql.Call) {
	if call.Name == nil || t.plan.Function(call) != nil {
		return
	}
	args := call.Args
	switch strings.ToUpper(call.Name.String()) {
	case "COALESCE", "IFNULL", "GREATEST", "LEAST":
	case "IF":
		args = args[min(1, len(args)):]
	default:
		return
	}
	m.chosen(t, args)
}

// chosen reports values one of which is taken.
func (m mixedTimes) chosen(t typed, items []sql.Expr) {
	var first *sql.Type
	for _, item := range items {
		if item == nil {
			continue
		}
		of := t.of(item)
		if mixed(first, of) {
			m.report(item, "the expression yields a %s or a %s", first, of)
			return
		}
		if of != nil && first == nil {
			first = of
		}
	}
}
