package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WatermarkMissing finds operations on event time whose column has no watermark.
var WatermarkMissing = Pack.Add(rules.Rule{
	Name:     "watermark-missing",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      watermarkMissing,
})

func watermarkMissing(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		j.Walk(func(r plan.Rel) {
			if !j.Streams(r) {
				return
			}
			for _, use := range timesOf(r) {
				if table, ok := timeless(use.field); ok {
					rules.Report{
						At: use.at,
						Message: fmt.Sprintf("%s needs a time attribute, but %q of %q has no watermark; declare WATERMARK FOR %s AS %s - INTERVAL '5' SECOND in the table",
							use.by, use.field.Name, table.Table.Name, table.Name, table.Name),
						Related: declaredAt(table.Column.Range, "the column is declared here"),
					}.To(pass)
				}
			}
		})
	}
}

// A timeUse is a field that an operation takes for the time of its rows.
type timeUse struct {
	field *plan.Field
	at    analysis.Range
	by    string
}

// timesOf returns the fields that a relation takes for times.
func timesOf(r plan.Rel) []timeUse {
	switch r := r.(type) {
	case *plan.Window:
		return windowTime(r)
	case *plan.Aggregate:
		return groupTimes(r)
	case *plan.Match:
		node, ok := r.Node().(*sql.MatchRecognize)
		if ok && len(node.OrderBy) > 0 {
			if name, ok := node.OrderBy[0].Expr.(*sql.Name); ok && len(name.Parts) == 1 {
				return namedTime(r.Inputs()[0], name.String(), name, "MATCH_RECOGNIZE")
			}
		}
	case *plan.Join:
		return joinTime(r)
	}
	return nil
}

func windowTime(w *plan.Window) []timeUse {
	for _, arg := range w.Call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		if d, ok := arg.(*sql.Descriptor); ok && len(d.Columns) == 1 {
			return namedTime(w.Inputs()[0], d.Columns[0].Name, d.Columns[0], strings.ToUpper(w.Call.Name.String()))
		}
	}
	return nil
}

func namedTime(input plan.Rel, name string, at analysis.Range, by string) []timeUse {
	for _, f := range input.Fields() {
		if f.Name == name {
			return []timeUse{{f, at, by}}
		}
	}
	return nil
}

// groupTimes returns the times of the windows that rows are grouped by.
func groupTimes(a *plan.Aggregate) []timeUse {
	var uses []timeUse
	for _, key := range a.Keys {
		call, ok := key.(*sql.Call)
		if !ok || !groupWindows[strings.ToUpper(call.Name.String())] || len(call.Args) == 0 {
			continue
		}
		if f := meant(call.Args[0], a.Refs); f != nil {
			uses = append(uses, timeUse{f, call.Args[0], strings.ToUpper(call.Name.String())})
		}
	}
	return uses
}

// joinTime returns the time as of which a join sees its right side.
func joinTime(j *plan.Join) []timeUse {
	snapshot, ok := through(j.Inputs()[1]).(*plan.Snapshot)
	if !ok {
		return nil
	}
	if name, ok := snapshot.Period.(*sql.Name); ok {
		if f := meant(name, snapshot.Refs); f != nil {
			return []timeUse{{f, name, asOf}}
		}
	}
	return nil
}

// timeless returns the column that a field passes on where it is certain to be
// no time attribute: a timestamp of a table that declares no watermark on it.
func timeless(f *plan.Field) (column *plan.Field, ok bool) {
	column = source(f)
	if column.Table == nil || column.Column == nil || !settled(column.Table) || isTime(column) {
		return nil, false
	}
	return column, true
}

// isTime reports whether the column of a table is, or may be, a time attribute.
func isTime(f *plan.Field) bool {
	w := f.Table.Watermark
	if w != nil && w.Column != nil && w.Column.String() == f.Name {
		return true
	}
	processing := false
	if expr := f.Column.Node.Expr; expr != nil {
		sql.Inspect(expr, func(n sql.Node) bool {
			if call, ok := n.(*sql.Call); ok && call.Name != nil {
				processing = processing || strings.EqualFold(call.Name.String(), "PROCTIME")
			}
			return true
		})
	}
	return processing
}
