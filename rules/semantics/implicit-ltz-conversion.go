package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ImplicitLTZConversion finds times of a clock compared with instants, which
// depends on the session's time zone (Flink: "Time Zone").
var ImplicitLTZConversion = Pack.Add(rules.Rule{
	Name:     "implicit-ltz-conversion",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      implicitLTZConversion,
})

func implicitLTZConversion(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		if zone, ok := j.Get("table.local-time-zone"); ok && zone.Layer != settings.Default {
			continue
		}
		j.Walk(func(r plan.Rel) {
			switch r := r.(type) {
			case *plan.Filter:
				mixedTimes(pass, r.Cond, r.Refs)
			case *plan.Join:
				mixedTimes(pass, r.On, r.Refs)
			}
		})
	}
}

// mixedTimes reports the comparisons in a condition whose sides are a TIMESTAMP
// and a TIMESTAMP_LTZ.
func mixedTimes(pass *analysis.Pass, cond sql.Expr, refs []plan.Ref) {
	typeOf := plan.TypesIn(refs)
	for _, c := range plan.Conjuncts(cond) {
		b, ok := c.(*sql.Binary)
		if !ok || !comparing[b.Op] {
			continue
		}
		x, y := plan.Kind(typeOf(b.X)), plan.Kind(typeOf(b.Y))
		if x == "TIMESTAMP" && y == "TIMESTAMP_LTZ" || x == "TIMESTAMP_LTZ" && y == "TIMESTAMP" {
			pass.ReportRangef(b, "%s", fmt.Sprintf("a %s is compared with a %s, so the result depends on the time zone of the session, which nothing sets; set \"table.local-time-zone\", or write a CAST", x, y))
		}
	}
}

var comparing = map[string]bool{"=": true, "<>": true, "<": true, "<=": true, ">": true, ">=": true}
