package plan

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

const tables = `
CREATE TABLE s (a STRING, b STRING, ts TIMESTAMP(3), pt AS PROCTIME(), WATERMARK FOR ts AS ts) WITH ('connector' = 'kafka');
CREATE TABLE t (a STRING, d STRING) WITH ('connector' = 'jdbc');
`

func bind(t *testing.T, script string) *Plan {
	t.Helper()
	parsed := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(script)).Text())
	require.Empty(t, parsed.Errors, script)
	return bound(parsed)
}

func bound(script *sql.Script) *Plan {
	scripts := []*sql.Script{script}
	return Bind(scripts, catalog.Build(&policy.Policy{}, scripts))
}

// shape writes a relation as nested calls: Project(Filter(Scan s)).
func shape(r Rel) string {
	name := strings.TrimPrefix(fmt.Sprintf("%T", r), "*plan.")
	var inputs []string
	for _, input := range r.Inputs() {
		inputs = append(inputs, shape(input))
	}
	switch r := r.(type) {
	case *Scan:
		return "Scan " + r.Table.Name
	case *Aggregate:
		if r.Distinct {
			name = "Distinct"
		}
	}
	if len(inputs) == 0 {
		return name
	}
	return name + "(" + strings.Join(inputs, ", ") + ")"
}

func TestShapes(t *testing.T) {
	tests := []struct{ query, want string }{
		{"SELECT a FROM s", "Project(Scan s)"},
		{"SELECT 1", "Project(Values)"},
		{"SELECT a FROM s WHERE b = 'x'", "Project(Filter(Scan s))"},
		{"SELECT a, COUNT(*) FROM s GROUP BY a HAVING COUNT(*) > 1", "Project(Filter(Aggregate(Scan s)))"},
		{"SELECT COUNT(*) FROM s", "Project(Aggregate(Scan s))"},
		{"SELECT SUM(1) OVER (PARTITION BY a ORDER BY ts) FROM s", "Project(Scan s)"},
		{"SELECT DISTINCT a FROM s", "Distinct(Project(Scan s))"},
		{"SELECT a FROM s UNION ALL SELECT d FROM t", "Union(Project(Scan s), Project(Scan t))"},
		{"SELECT a FROM s UNION SELECT d FROM t", "Distinct(Union(Project(Scan s), Project(Scan t)))"},
		{"SELECT a FROM s ORDER BY ts LIMIT 3", "Sort(Project(Scan s))"},
		{"SELECT x.a FROM s AS x JOIN (SELECT a FROM t) AS y ON x.a = y.a", "Project(Join(Scan s, Project(Scan t)))"},
		{"SELECT x.a FROM s AS x JOIN t FOR SYSTEM_TIME AS OF x.pt AS y ON x.a = y.a", "Project(Join(Scan s, Snapshot(Scan t)))"},
		{"SELECT a FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '1' MINUTE))", "Project(Window(Scan s))"},
		{"SELECT a FROM s, UNNEST(ARRAY[1]) AS u (k)", "Project(Join(Scan s, Project(Unnest)))"},
		{"SELECT a FROM s, LATERAL TABLE(f(a)) AS u (k)", "Project(Join(Scan s, Project(Function)))"},
		{"VALUES (1, 2)", "Values"},
		{"TABLE s", "Scan s"},
	}
	for _, test := range tests {
		p := bind(t, tables+"INSERT INTO o "+test.query+";")
		require.Len(t, p.Sinks, 1, test.query)
		assert.Equal(t, test.want, shape(p.Sinks[0].Input), test.query)
	}
}

func TestConditionsAreBound(t *testing.T) {
	p := bind(t, tables+"INSERT INTO o SELECT x.b FROM s AS x JOIN t AS y ON x.a = y.a WHERE y.d > x.b;")
	filter := p.Sinks[0].Input.Inputs()[0].(*Filter)
	join := filter.Inputs()[0].(*Join)
	assert.Equal(t, []string{"t.d", "s.b"}, names(filter.Refs))
	assert.Equal(t, []string{"s.a", "t.a"}, names(join.Refs))
}

func names(refs []Ref) []string {
	var list []string
	for _, r := range refs {
		f := r.Field
		for len(f.From) == 1 {
			f = f.From[0]
		}
		list = append(list, f.Table.Name+"."+f.Name)
	}
	return list
}

func TestTypes(t *testing.T) {
	p := bind(t, tables+"INSERT INTO o SELECT a, CAST(b AS INT), x.n, UPPER(a) FROM s, UNNEST(ARRAY[1]) AS x (n);")
	var types []string
	for _, f := range p.Sinks[0].Input.Fields() {
		if f.Type == nil {
			types = append(types, "?")
		} else {
			types = append(types, f.Type.Name)
		}
	}
	assert.Equal(t, []string{"STRING", "INT", "?", "STRING"}, types)
}

// A script that is broken in the middle still has a plan.
func TestBrokenScripts(t *testing.T) {
	for _, script := range []string{
		"INSERT INTO", "INSERT INTO o", "INSERT INTO o SELECT", "INSERT INTO o SELECT a, FROM s",
		"INSERT INTO o SELECT * FROM", "CREATE VIEW v AS; INSERT INTO o SELECT * FROM v",
		"CREATE TABLE o AS SELECT", "INSERT INTO o SELECT a FROM s JOIN", "INSERT INTO o WITH x AS SELECT a FROM x",
		"INSERT INTO o SELECT CASE WHEN a THEN FROM s", "CREATE TABLE LIKE s; CREATE TABLE x LIKE",
		"ALTER TABLE s RENAME; ALTER TABLE s ADD; ALTER VIEW s AS", "INSERT INTO o SELECT f( FROM s",
		"INSERT INTO o SELECT a FROM UNNEST( AS x", "INSERT INTO o SELECT a FROM s MATCH_RECOGNIZE (", "USE; DROP TABLE",
		"CREATE FUNCTION; CREATE CATALOG; EXPLAIN; EXECUTE; BEGIN STATEMENT SET; INSERT",
	} {
		parsed := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(tables+script)).Text())
		scripts := []*sql.Script{parsed}
		assert.NotPanics(t, func() { Bind(scripts, catalog.Build(&policy.Policy{}, scripts)) }, script)
	}
}

func TestMisses(t *testing.T) {
	tests := []struct{ query, want string }{
		{"SELECT a, s.b FROM s", ""},
		{"SELECT z FROM s", "z"},
		{"SELECT s.z FROM s", "s.z"},
		{"SELECT x.a FROM s", "x.a"},
		{"SELECT z, u.z FROM s, u", ""},
		{"SELECT s.z FROM s, u", "s.z"},
		{"SELECT a FROM s JOIN t ON s.a = t.a", "a of s, t"},
		{"SELECT a FROM s JOIN t USING (a)", ""},
		{"SELECT x.a FROM (SELECT a AS k FROM s) AS x", "x.a"},
		{"SELECT b FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.a = s.a AND t.z > 1)", "t.z"},
		{"SELECT UPPER(b) AS k FROM s GROUP BY k", "k"},
		{"SELECT UPPER(b) AS b FROM s GROUP BY b", ""},
		{"SELECT UPPER(b) AS k FROM s WHERE k > 1", "k"},
		{"WITH c AS (SELECT a FROM s) SELECT b FROM c", "b"},
		{"SELECT k FROM s, UNNEST(ARRAY[1]) AS e (k)", ""},
		{"SELECT k FROM s, UNNEST(ARRAY[1]) AS e", ""},
		{"SELECT d0 FROM (SELECT x.d, y.d FROM t AS x, t AS y)", ""},
		{"SELECT window_start, window_begin FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '1' DAY))", "window_begin"},
	}
	for _, test := range tests {
		var misses []string
		for _, m := range bind(t, tables+"INSERT INTO o "+test.query+";").Misses {
			text := m.At.String()
			if m.Ambiguous {
				text += " of " + strings.Join(m.Tables, ", ")
			}
			misses = append(misses, text)
		}
		assert.Equal(t, test.want, strings.Join(misses, "; "), test.query)
	}
}

func TestArity(t *testing.T) {
	tests := []struct {
		insert string
		want   int
	}{
		{"INSERT INTO s SELECT 1", 3},
		{"INSERT INTO t SELECT 1", 2},
		{"INSERT INTO t (a) SELECT 1", 1},
		{"INSERT INTO t PARTITION (a = 'x') SELECT 1", 1},
		{"INSERT INTO t PARTITION (a = 'x') (a, d) SELECT 1", -1},
		{"INSERT INTO elsewhere SELECT 1", -1},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, bind(t, tables+test.insert+";").Sinks[0].Arity, test.insert)
	}
}

func TestRoots(t *testing.T) {
	p := bind(t, tables+"CREATE VIEW v AS SELECT a FROM s; SELECT * FROM v; INSERT INTO o SELECT * FROM v; CREATE TABLE c AS SELECT d FROM t;")
	assert.Len(t, p.Roots, 4)
	scans := 0
	Walk(p.Roots, func(r Rel) {
		if _, ok := r.(*Scan); ok {
			scans++
		}
	})
	assert.Equal(t, 2, scans, "what views share is walked once")
}

func TestFieldsOfModelsAndVectors(t *testing.T) {
	const models = tables + "CREATE MODEL m INPUT (x STRING) OUTPUT (y DOUBLE, a INT) WITH ('provider' = 'p');"
	for call, want := range map[string]string{
		"ML_PREDICT(TABLE s, MODEL m, DESCRIPTOR(a))":                                      "a STRING, b STRING, ts TIMESTAMP, pt TIMESTAMP_LTZ, y DOUBLE, a0 INT",
		"ML_PREDICT(INPUT => TABLE s, MODEL => MODEL m, ARGS => DESCRIPTOR(a))":            "a STRING, b STRING, ts TIMESTAMP, pt TIMESTAMP_LTZ, y DOUBLE, a0 INT",
		"ML_PREDICT(TABLE s, MODEL other, DESCRIPTOR(a))":                                  "a STRING, b STRING, ts TIMESTAMP, pt TIMESTAMP_LTZ, …",
		"ML_PREDICT(TABLE nowhere, MODEL m, DESCRIPTOR(a))":                                "…, …",
		"ML_EVALUATE(TABLE s, MODEL m, DESCRIPTOR(b), DESCRIPTOR(a), 'regression')":        "result MAP",
		"VECTOR_SEARCH(SEARCH_TABLE => TABLE t, COLUMN_TO_SEARCH => DESCRIPTOR(d), q, 10)": "a STRING, d STRING, score DOUBLE",
		"MY_OWN(TABLE t, DESCRIPTOR(nothing))":                                             "a STRING, d STRING, …",
	} {
		p := bind(t, models+"SELECT * FROM TABLE("+call+")")
		var got []string
		for _, f := range p.Roots[0].Inputs()[0].Fields() {
			if f.Rest {
				got = append(got, "…")
			} else {
				got = append(got, f.Name+" "+Kind(f.Type))
			}
		}
		assert.Equal(t, want, strings.Join(got, ", "), call)
	}
}
