package plan

import (
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/internal/recorded"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A verdict is what a planner makes of a query; the cells are those that
// tools/oracle/planner writes.
type verdict struct {
	id, sql string
	ok      bool
	reason  string
	mode    string
	keys    string
	ops     string
	types   []string
	origins []string
}

// verdicts returns the tables of the oracle and what a release of Flink makes of
// its queries.
func verdicts(t *testing.T, release string) (tables string, list []verdict) {
	t.Helper()
	const oracle = recorded.Recording("testdata/oracle")
	queries := oracle.Queries(t)
	for _, cells := range oracle.Verdicts(t, release) {
		v := verdict{id: cells[0], sql: queries[cells[0]], ok: cells[1] == "ok"}
		if v.ok {
			v.mode, v.keys, v.ops = cells[2], cells[3], cells[4]
			v.types, v.origins = strings.Split(cells[5], "|"), strings.Split(cells[6], "|")
		} else {
			v.reason = cells[2]
		}
		list = append(list, v)
	}
	return oracle.Tables(t), list
}

// What the planner finds is found, and nothing else is missed.
func TestPlannerFindsTheSameNames(t *testing.T) {
	tables, list := verdicts(t, "1.20.0")
	for _, v := range list {
		var misses []string
		script := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(tables+v.sql+";")).Text())
		for _, m := range bound(script).Misses {
			misses = append(misses, m.At.String())
		}
		missed := strings.HasPrefix(v.reason, "Column '") && !strings.Contains(v.reason, "no default value")
		if v.ok || missed {
			assert.Equal(t, missed, len(misses) > 0, "%s: %s\n%s: %v", v.id, v.sql, v.reason, misses)
		}
	}
}

// forms are the operators of the planner by the forms of joins.
var forms = map[Form]string{Interval: "IntervalJoin", WindowJoin: "WindowJoin", Temporal: "TemporalJoin", Lookup: "LookupJoin"}

// The planner runs joins in the forms that they are taken for.
func TestPlannerRunsTheSameJoins(t *testing.T) {
	tables, list := verdicts(t, "1.20.0")
	asked, differ := 0, 0
	for _, v := range list {
		if !v.ok || !strings.Contains(v.sql, "JOIN") && !strings.Contains(v.sql, ", searches") {
			continue
		}
		p := bound(sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(tables+v.sql+";")).Text()))
		have := map[string]bool{}
		Walk(p.Roots[len(p.Roots)-1:], func(r Rel) {
			if j, ok := r.(*Join); ok && forms[p.Form(j)] != "" {
				have[forms[p.Form(j)]] = true
			}
		})
		want := map[string]bool{}
		for _, op := range strings.Split(v.ops, ",") {
			if op != "Join" && strings.HasSuffix(op, "Join") {
				want[op] = true
			}
		}
		asked++
		if !assert.ObjectsAreEqual(want, have) {
			differ++
			t.Logf("%s: %v, not %v: %s", v.id, want, have, v.sql)
		}
	}
	t.Logf("%d queries with joins, %d different", asked, differ)
	assert.LessOrEqual(t, differ*50, asked)
}

// Where no join or aggregation stands between, columns are time attributes to
// the planner that are taken for them.
func TestPlannerKnowsTheSameTimes(t *testing.T) {
	tables, list := verdicts(t, "1.20.0")
	asked, differ := 0, 0
	for _, v := range list {
		if !v.ok || strings.Contains(v.ops, "Aggregate") || strings.Contains(v.ops, "Join") {
			continue
		}
		p := bound(sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(tables+v.sql+";")).Text()))
		root := p.Roots[len(p.Roots)-1]
		if len(root.Fields()) != len(v.types) || open(root.Fields()) {
			continue
		}
		for i, f := range root.Fields() {
			want := NoTime
			switch {
			case strings.Contains(v.types[i], "*ROWTIME*"):
				want = Rowtime
			case strings.Contains(v.types[i], "*PROCTIME*"):
				want = Proctime
			}
			have := p.Trait(root, f).Time
			if have == MaybeTime {
				continue
			}
			asked++
			if have != want {
				differ++
				t.Logf("%s column %d: %v, not %v: %s", v.id, i, want, have, v.sql)
			}
		}
	}
	t.Logf("%d columns, %d different", asked, differ)
	assert.LessOrEqual(t, differ*50, asked)
}

// kindsOfTypes are the types of the planner by the kinds that they are.
var kindsOfTypes = map[string]string{
	"VARCHAR": "STRING", "CHAR": "STRING", "INTEGER": "INT", "TIMESTAMP_WITH_LOCAL_TIME_ZONE": "TIMESTAMP_LTZ", "FLOAT": "FLOAT", "TIME": "TIME",
}

// The types of columns, as far as they are known, are the planner's.
func TestPlannerKnowsTheSameTypes(t *testing.T) {
	tables, list := verdicts(t, "1.20.0")
	asked, unknown, differ := 0, 0, 0
	for _, v := range list {
		p := bound(sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(tables+v.sql+";")).Text()))
		if !v.ok || len(p.Sinks) > 0 {
			continue // the planner writes the types of the sink
		}
		root := p.Roots[len(p.Roots)-1]
		if len(root.Fields()) != len(v.types) || open(root.Fields()) {
			continue
		}
		for i, f := range root.Fields() {
			want, _, _ := strings.Cut(strings.Fields(v.types[i])[0], "(")
			if kind, ok := kindsOfTypes[want]; ok {
				want = kind
			}
			asked++
			switch have := Kind(f.Type); {
			case have == "":
				unknown++
			case have != want:
				differ++
				t.Logf("%s column %d: %s, not %s: %s", v.id, i, v.types[i], have, v.sql)
			}
		}
	}
	t.Logf("%d columns, %d unknown, %d different", asked, unknown, differ)
	assert.LessOrEqual(t, differ*50, asked)
}
