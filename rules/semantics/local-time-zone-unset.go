package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// LocalTimeZoneUnset finds dates and times that depend on the time zone of the
// machine that the job happens to run on (Flink: "Time Zone").
var LocalTimeZoneUnset = Pack.Add(rules.Rule{
	Name:     "local-time-zone-unset",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      localTimeZoneUnset,
})

func localTimeZoneUnset(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		zone, ok := j.Get("table.local-time-zone")
		if ok && zone.Layer != settings.Default {
			continue
		}
		var first *zoned
		j.Walk(func(r plan.Rel) {
			for _, z := range zonedIn(r) {
				if first == nil || z.at.Pos() < first.at.Pos() {
					first = &z
				}
			}
		})
		if first != nil {
			unsetZone(j, *first).To(pass)
		}
	}
}

func unsetZone(j job, z zoned) rules.Report {
	if j.Target.Complete {
		return rules.Report{At: z.at, Message: fmt.Sprintf(
			"%s depends on the time zone, and nothing sets \"table.local-time-zone\": days begin when they do for the machines, often in UTC; set it", z.what)}
	}
	return rules.Report{At: z.at, Severity: rules.Note, Message: fmt.Sprintf(
		"%s depends on the time zone; make sure that the deployment sets \"table.local-time-zone\"", z.what)}
}

// A zoned is an expression whose value depends on the session's time zone.
type zoned struct {
	at   sql.Node
	what string
}

// zonedIn returns the expressions of a relation that depend on the time zone.
func zonedIn(r plan.Rel) []zoned {
	var found []zoned
	look := func(e sql.Node, refs []plan.Ref) {
		if _, star := e.(*sql.Star); e == nil || star {
			return
		}
		sql.Inspect(e, func(n sql.Node) bool {
			if _, query := n.(sql.Query); query {
				return false
			}
			if what := dependent(n, refs); what != "" {
				found = append(found, zoned{n, what})
			}
			return true
		})
	}
	switch r := r.(type) {
	case *plan.Filter:
		look(r.Cond, r.Refs)
	case *plan.Aggregate:
		for _, key := range r.Keys {
			look(key, r.Refs)
		}
	case *plan.Project, *plan.Values:
		for _, f := range r.Fields() {
			if len(f.From) == 0 {
				look(f.Expr, f.Refs)
			}
		}
	}
	return found
}

// dependent says what of an expression depends on the time zone, "" where
// nothing is known to: the date or time of now, and the text or the date of an
// instant, which a TIMESTAMP_LTZ is.
func dependent(n sql.Node, refs []plan.Ref) string {
	switch n := n.(type) {
	case *sql.Cast:
		if n.Type != nil && (n.Type.Name == "DATE" || n.Type.Name == "TIME") && instant(n.X, refs) {
			return "the " + strings.ToLower(n.Type.Name) + " of an instant"
		}
	case *sql.Call:
		if n.Name == nil || len(n.Name.Parts) != 1 {
			return ""
		}
		name := strings.ToUpper(n.Name.String())
		switch {
		case slices.Contains([]string{"CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "LOCALTIMESTAMP"}, name):
			return name
		case name == "FROM_UNIXTIME":
			return name
		case name == "DATE_FORMAT" && len(n.Args) > 0 && instant(n.Args[0], refs):
			return "DATE_FORMAT of an instant"
		}
	}
	return ""
}

// instant reports whether an expression is certain to be an instant.
func instant(e sql.Expr, refs []plan.Ref) bool {
	switch e := e.(type) {
	case *sql.Paren:
		return instant(e.X, refs)
	case *sql.Call:
		return e.Name != nil && slices.Contains([]string{"NOW", "CURRENT_TIMESTAMP", "PROCTIME", "CURRENT_ROW_TIMESTAMP", "TO_TIMESTAMP_LTZ"}, strings.ToUpper(e.Name.String()))
	case *sql.Name:
		f := meant(e, refs)
		if f == nil {
			return false
		}
		f = source(f)
		if expr, ok := f.Expr.(sql.Expr); ok {
			_, named := expr.(*sql.Name)
			return !named && instant(expr, f.Refs)
		}
		return f.Type != nil && (f.Type.Name == "TIMESTAMP_LTZ" || f.Type.Name == "TIMESTAMP" && f.Type.More().Zone == "WITH LOCAL TIME ZONE")
	}
	return false
}
