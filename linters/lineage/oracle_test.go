package lineage

import (
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/recorded"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

const oracle = recorded.Recording("../plan/testdata/oracle")

// Flink's planner says of each column of a query which columns it is made of
// (RelMetadataQuery.getColumnOrigins); what tools/oracle/planner recorded of it
// is held against the graph. The planner counts what decides about a value as
// the value's origin, too, and the right side of INTERSECT and EXCEPT, which the
// graph has among what decides about rows.
func TestOriginsAreThoseOfThePlanner(t *testing.T) {
	for _, release := range []string{"1.20.0", "2.3.0"} {
		t.Run(release, func(t *testing.T) {
			tables, queries := oracle.Tables(t), oracle.Queries(t)
			var agree, differ, unknown, ours int
			meant := map[string]int{}
			for _, cells := range oracle.Verdicts(t, release) {
				if cells[1] != "ok" {
					continue
				}
				columns, compared := columnsOf(t, tables+queries[cells[0]]+";")
				for i, want := range strings.Split(cells[6], "|") {
					switch {
					case want == "?":
						unknown++ // the planner does not know
					case i >= len(columns) || columns[i] == "?":
						ours++
						t.Logf("%s not known, column %d: %s\n\t%s", cells[0], i, want, queries[cells[0]])
					case columns[i] == want, within(columns[i], want) && within(want, columns[i]+"+"+compared[i]):
						agree++
					case shrouded(queries[cells[0]], columns[i], want):
						unknown++ // an aggregate of what the planner does not know is nothing to it
					case explained(queries[cells[0]], columns[i], want) != "":
						meant[explained(queries[cells[0]], columns[i], want)]++
					default:
						differ++
						t.Logf("%s column %d: %s, the planner says %s\n\t%s", cells[0], i, columns[i], want, queries[cells[0]])
					}
				}
			}
			all := agree + differ + ours
			t.Logf("of %d columns %d agree, %d differ, %d are not known; the planner does not know %d more, and the rest is meant: %v", all, agree, differ, ours, unknown, meant)
			require.Greater(t, all, 1000)
			for _, n := range meant {
				all += n
			}
			assert.GreaterOrEqual(t, float64(agree), 0.98*float64(all))
			assert.Zero(t, differ, "what differs is explained")
			assert.LessOrEqual(t, float64(ours), 0.05*float64(all))
		})
	}
}

// shrouded reports whether the planner makes nothing of what it does not know:
// the rows of table functions and of lookups.
func shrouded(query, ours, planners string) bool {
	return within(planners, ours) && slices.ContainsFunc([]string{"TABLE(", "FOR SYSTEM_TIME", "UNNEST", "LATERAL", "MATCH_RECOGNIZE"}, func(w string) bool {
		return strings.Contains(query, w)
	})
}

// explained says why the graph and the planner differ where that is meant, ""
// where it is not.
func explained(query, ours, planners string) string {
	switch {
	case !within(planners, ours):
	case strings.Contains(query, "FILTER (WHERE"):
		return "the planner leaves the condition of an aggregate out"
	case strings.Contains(query, ", (SELECT"):
		return "the planner has not yet joined the subquery"
	}
	return ""
}

// within reports whether all origins of the one list are in the other.
func within(list, other string) bool {
	if list == "-" {
		return true
	}
	all := strings.Split(other, "+")
	for _, origin := range strings.Split(list, "+") {
		if !slices.Contains(all, origin) {
			return false
		}
	}
	return true
}

// written returns the fields of a sink's columns in the order of the table, a
// constant for those that an INSERT leaves out.
func written(sink *plan.Sink) (fields []*plan.Field) {
	for _, column := range sink.Table.Columns {
		if !column.Written() {
			continue
		}
		at := slices.IndexFunc(sink.Columns, func(c plan.SinkColumn) bool { return c.Column == column })
		if at < 0 {
			fields = append(fields, &plan.Field{Expr: &sql.Null{}})
			continue
		}
		fields = append(fields, sink.Columns[at].Field)
	}
	return fields
}

// columnsOf returns the origins of the columns that the last statement of a
// script yields, as the oracle writes them, and for each of them the columns of
// its place that rows are compared with.
func columnsOf(t *testing.T, script string) (columns, compared []string) {
	t.Helper()
	scripts := []*sql.Script{sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(script)).Text())}
	pol := &policy.Policy{}
	g := Trace(plan.Bind(scripts, catalog.Build(pol, scripts)), pol)
	if len(g.Plan.Roots) == 0 {
		return nil, nil
	}
	root := g.Plan.Roots[len(g.Plan.Roots)-1]
	fields := root.Fields()
	if n := len(g.Plan.Sinks); n > 0 {
		fields = written(g.Plan.Sinks[n-1])
	}
	var rows []string
	plan.Walk([]plan.Rel{root}, func(r plan.Rel) {
		if u, ok := r.(*plan.Union); ok {
			for _, v := range g.other(u) {
				if v.source != nil {
					rows = append(rows, v.source.Table.Name+"."+v.source.Column.Name)
				}
			}
		}
	})
	for _, f := range fields {
		columns = append(columns, listed(g, f))
		compared = append(compared, strings.Join(rows, "+"))
	}
	return columns, compared
}

// listed writes the origins of a field, and what decides about it.
func listed(g *Graph, f *plan.Field) string {
	var names []string
	for _, o := range append(g.Origins(f), g.Deciders(f)...) {
		names = append(names, o.Table.Name+"."+o.Column.Name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	switch {
	case !g.Known(f):
		return "?"
	case len(names) == 0:
		return "-"
	}
	return strings.Join(names, "+")
}
