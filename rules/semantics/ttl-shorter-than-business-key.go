package semantics

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TTLShorterThanBusinessKey finds groups by day or month whose state is dropped
// before the day or month is over (Flink: "Idle State Retention Time").
var TTLShorterThanBusinessKey = Pack.Add(rules.Rule{
	Name:     "ttl-shorter-than-business-key",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      ttlShorterThanBusinessKey,
})

func ttlShorterThanBusinessKey(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		ttl, setting, ok := j.Duration("table.exec.state.ttl")
		if !ok || ttl <= 0 {
			continue
		}
		hinted := j.hinted()
		j.Walk(func(r plan.Rel) {
			a, ok := r.(*plan.Aggregate)
			if !ok || hinted(a.Node()) {
				return
			}
			for _, key := range a.Keys {
				bucket, name := bucketOf(key, a)
				if ttl < bucket {
					pass.ReportRangef(key, "%s", fmt.Sprintf("the groups are of a %s, but \"table.exec.state.ttl\" is %s: a group without a row for so long starts from nothing again; set more than a %s", name, setting.Value, name))
				}
			}
		})
	}
}

const day = 24 * time.Hour

// bucketOf returns how long a key of a group keeps one value: that of the date
// or the month of a time; 0 for other keys.
func bucketOf(key sql.Expr, a *plan.Aggregate) (time.Duration, string) {
	switch e := key.(type) {
	case *sql.Cast:
		if e.Type != nil && e.Type.Name == "DATE" {
			return day, "day"
		}
	case *sql.Call:
		if e.Name != nil && strings.EqualFold(e.Name.String(), "DATE_FORMAT") && len(e.Args) == 2 {
			if format, ok := e.Args[1].(*sql.Str); ok {
				return formatBucket(format.Value())
			}
		}
	case *sql.Name:
		if f := meant(e, a.Refs); f != nil {
			if inner, ok := computed(f).Expr.(sql.Expr); ok && inner != key {
				if _, name := inner.(*sql.Name); !name {
					return bucketOf(inner, a)
				}
			}
		}
	}
	return 0, ""
}

// formatBucket returns how long a time has one text in a format.
func formatBucket(format string) (time.Duration, string) {
	switch {
	case strings.ContainsAny(format, "Hhms"):
		return 0, ""
	case strings.Contains(format, "d"):
		return day, "day"
	case strings.Contains(format, "M"):
		return 28 * day, "month"
	case strings.Contains(format, "y"):
		return 365 * day, "year"
	}
	return 0, ""
}
