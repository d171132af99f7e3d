package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// OrderbyNotTime finds streams that are to be sorted by something else than
// their time (Flink: ORDER BY clause).
var OrderbyNotTime = Pack.Add(rules.Rule{
	Name:     "orderby-not-time",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      orderbyNotTime,
})

func orderbyNotTime(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			sort, sorted := sink.Input.(*plan.Sort)
			q, ok := sink.Input.Node().(*sql.Ordered)
			if !ok || !sorted || q.Limit != nil || len(q.OrderBy) == 0 || !j.Streams(sort) {
				continue
			}
			first := q.OrderBy[0]
			key := columnOf(first.Expr, sort.Fields())
			switch {
			case key == nil:
			case !isTime(key):
				pass.ReportRangef(first, "a stream cannot be sorted by %q, which is no time attribute; sort by the time first, or add a LIMIT", key.Name)
			case first.Desc:
				pass.ReportRangef(first, "a stream can be sorted by its time %q in ascending order only; remove DESC, or add a LIMIT", key.Name)
			}
		}
	}
}

// columnOf returns the column of a declared table that a sort key passes on, nil
// where that is not known.
func columnOf(key sql.Expr, fields []*plan.Field) *plan.Field {
	name, ok := key.(*sql.Name)
	if !ok {
		return nil
	}
	for _, f := range fields {
		if f.Name != name.Last().Name {
			continue
		}
		if column := source(f); column.Column != nil && column.Table != nil && settled(column.Table) {
			return column
		}
	}
	return nil
}
