package semantics

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// AggregationWithoutTTL finds groups of a stream that are kept forever.
var AggregationWithoutTTL = Pack.Add(rules.Rule{
	Name:     "aggregation-without-ttl",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      aggregationWithoutTTL,
})

func aggregationWithoutTTL(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		life, _ := j.stateTTL()
		if life == limited {
			continue
		}
		hinted := j.hinted()
		j.Walk(func(r plan.Rel) {
			a, ok := r.(*plan.Aggregate)
			if !ok || hinted(a.Node()) || !j.Streams(a) {
				return
			}
			switch node := a.Node().(type) {
			case *sql.GroupBy:
				if grows(a) {
					life.report(node.Kw, "the aggregation keeps a group for every key in state").To(pass)
				}
			case *sql.Select:
				if a.Distinct && !windowed(a.Fields()) {
					life.report(node.Quantifier, "DISTINCT keeps every row in state").To(pass)
				}
			}
		})
	}
}

// grows reports whether the groups of an aggregation become ever more: a key is
// a column, and none is a window. Keys that are computed, such as the day of a
// time, and truth values have few values.
func grows(a *plan.Aggregate) bool {
	columns := 0
	for _, key := range a.Keys {
		switch key := key.(type) {
		case *sql.Name:
			if namesWindow(key) {
				return false
			}
			if t := typeIn(a.Refs, key); t == nil || t.Name != "BOOLEAN" {
				columns++
			}
		case *sql.Call:
			if groupWindows[strings.ToUpper(key.Name.String())] {
				return false
			}
		case *sql.Grouping, *sql.Row:
			if namesWindow(key) {
				return false
			}
			columns++
		}
	}
	return columns > 0 && !windowed(fieldsOf(a.Refs))
}

// groupWindows are the functions that group rows by windows (Flink: Window
// Aggregation, Group Window Aggregation).
var groupWindows = map[string]bool{"TUMBLE": true, "HOP": true, "SESSION": true}

func fieldsOf(refs []plan.Ref) []*plan.Field {
	var fields []*plan.Field
	for _, r := range refs {
		fields = append(fields, r.Field)
	}
	return fields
}

// windowed reports whether one of the fields is a window's start, end or time.
func windowed(fields []*plan.Field) bool {
	for _, f := range fields {
		switch source(f).Name {
		case "window_start", "window_end", "window_time":
			return true
		}
		if call, ok := f.Expr.(*sql.Call); ok {
			name := strings.ToUpper(call.Name.String())
			before, _, _ := strings.Cut(name, "_")
			if name != before && groupWindows[before] {
				return true // TUMBLE_START and its kin
			}
		}
	}
	return false
}

// typeIn returns the type of what a name means, nil where it is not known.
func typeIn(refs []plan.Ref, name *sql.Name) *sql.Type {
	for _, r := range refs {
		if r.At == name {
			return plan.Within(r.Field.Type, r.Nested)
		}
	}
	return nil
}
