package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// NotNullSinkNullableInput finds columns of the optional side of an outer join
// that are written to columns without nulls (table.exec.sink.not-null-enforcer).
var NotNullSinkNullableInput = Pack.Add(rules.Rule{
	Name:     "not-null-sink-nullable-input",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      notNullSinkNullableInput,
})

func notNullSinkNullableInput(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		if set, ok := j.Get("table.exec.sink.not-null-enforcer"); ok && strings.EqualFold(set.Value, "DROP") {
			continue
		}
		for _, sink := range j.Sinks {
			insert, ok := sink.Stmt.(*sql.Insert)
			if !ok || !sink.Table.Known {
				continue
			}
			for _, column := range sink.Columns {
				join := optional(sink.Input, column.Field)
				if join == nil || !refusesNull(sink.Table, column) {
					continue
				}
				rules.Report{
					At: placeOf(column.Field, insert),
					Message: fmt.Sprintf("%q of %q takes no null, but is given the optional side of an outer join: the job fails with the first row without a partner; write COALESCE, or filter such rows",
						column.Name, sink.Table.Name),
					Related: []analysis.RelatedInformation{{Pos: kwOf(join).Pos(), End: kwOf(join).End(), Message: "the join"}},
				}.To(pass)
			}
		}
	}
}

// refusesNull reports whether a column of a sink is NOT NULL, or in its key.
func refusesNull(t *catalog.Table, c plan.SinkColumn) bool {
	return c.Column != nil && (c.Column.Type != nil && c.Column.Type.NotNull || slices.Contains(t.PrimaryKey, c.Name))
}

// optional returns the outer join of whose optional side a field is, as far as
// nothing on the way could have replaced or filtered its nulls.
func optional(r plan.Rel, f *plan.Field) *plan.Join {
	for f != nil && !f.Rest {
		switch rel := r.(type) {
		case *plan.Project:
			from, _ := plan.Passed(f)
			r, f = rel.Inputs()[0], from
		case *plan.Filter:
			for _, ref := range rel.Refs {
				if ref.Field == f {
					return nil // it may keep the nulls out
				}
			}
			r = rel.Inputs()[0]
		case *plan.Join:
			return optionalIn(rel, f)
		default:
			return nil
		}
	}
	return nil
}

func optionalIn(j *plan.Join, f *plan.Field) *plan.Join {
	left := slices.Contains(j.Inputs()[0].Fields(), f)
	right := slices.Contains(j.Inputs()[1].Fields(), f)
	switch {
	case left == right:
		return nil
	case right && (j.Kind == sql.LeftJoin || j.Kind == sql.FullJoin), left && (j.Kind == sql.RightJoin || j.Kind == sql.FullJoin):
		return j
	case left:
		return optional(j.Inputs()[0], f)
	}
	return optional(j.Inputs()[1], f)
}
