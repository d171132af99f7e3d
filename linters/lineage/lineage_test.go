package lineage

import (
	"fmt"
	"go/token"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// tables are the tables that the scripts of the tests share.
const tables = `
CREATE TABLE s (
  a STRING, b STRING, n INT,
  r ROW<f STRING, g ROW<h STRING>>,
  arr ARRAY<STRING>, items ARRAY<ROW<p STRING, q STRING>>, m MAP<STRING, STRING>,
  ts TIMESTAMP(3), up AS UPPER(a), off BIGINT METADATA VIRTUAL, key1 STRING METADATA FROM 'key',
  pt AS PROCTIME(), WATERMARK FOR ts AS ts
) WITH ('connector' = 'kafka');
CREATE TABLE t (a STRING, d STRING, PRIMARY KEY (a) NOT ENFORCED) WITH ('connector' = 'jdbc');
CREATE TABLE o (x STRING, y STRING) WITH ('connector' = 'kafka');
`

func trace(t *testing.T, script string) *Graph {
	t.Helper()
	fset := token.NewFileSet()
	file := draft.NewFile(fset, "job.sql", []byte(script))
	parsed := sql.Parse(file.Text())
	require.Empty(t, parsed.Errors, script)
	scripts := []*sql.Script{parsed}
	pol := &policy.Policy{}
	return Trace(plan.Bind(scripts, catalog.Build(pol, scripts)), pol)
}

// show writes the lineage of all sinks: "x: s.a, t.d masked; y:".
func show(g *Graph) string {
	var sinks []string
	for _, sink := range g.Plan.Sinks {
		var columns []string
		for _, c := range sink.Columns {
			var origins []string
			for _, o := range g.Origins(c.Field) {
				if o.Left != Lost {
					origins = append(origins, o.Table.Name+"."+o.Name()+left2text(o))
				}
			}
			sort.Strings(origins)
			columns = append(columns, strings.TrimSpace(c.Name+": "+strings.Join(origins, ", ")))
		}
		sinks = append(sinks, strings.Join(columns, "; "))
	}
	return strings.Join(sinks, " | ")
}

func left2text(o Origin) string {
	switch o.Left {
	case Changed:
		return " by " + o.Function
	case Hashed:
		return " hashed"
	case Part:
		if n, _, known := o.Kept(nil); known {
			return fmt.Sprintf(" part %d", n)
		}
		return " part ?"
	case Masked:
		return " masked"
	}
	return ""
}

func TestLineage(t *testing.T) {
	tests := []struct{ script, want string }{
		// Columns, aliases, positions.
		{`INSERT INTO o SELECT a, b FROM s`, `x: s.a; y: s.b`},
		{`INSERT INTO o SELECT s.b AS x, z.a FROM s AS s, t AS z`, `x: s.b; y: t.a`},
		{`INSERT INTO o (y, x) SELECT a, b FROM s`, `y: s.a; x: s.b`},
		{`INSERT INTO o (y) SELECT a FROM s`, `y: s.a`},
		{`INSERT INTO o SELECT default_catalog.default_database.s.a, s.b FROM s`, `x: s.a; y: s.b`},
		{"INSERT INTO o SELECT `a`, `s`.`b` FROM `s`", `x: s.a; y: s.b`},
		{`INSERT INTO o SELECT A, b FROM s`, `x:; y: s.b`}, // names of columns have case
		{`INSERT INTO o SELECT up, key1 FROM s`, `x: s.a; y: s.key1`},
		{`INSERT INTO o PARTITION (y = 'p') SELECT a FROM s`, `x: s.a`},
		{`INSERT INTO o VALUES ('a', 'b'), ('c', 'd')`, `x:; y:`},
		// Stars.
		{`INSERT INTO o SELECT * FROM t`, `x: t.a; y: t.d`},
		{`INSERT INTO o SELECT z.* FROM s, t AS z`, `x: t.a; y: t.d`},
		{`INSERT INTO o SELECT n.x, n.y FROM (SELECT s.*, t.d AS y, t.a AS x FROM s JOIN t ON s.a = t.a) AS n`, `x: t.a; y: t.d`},
		{`INSERT INTO o SELECT * FROM unknown_table`, ``},
		{`INSERT INTO o SELECT a, u.* FROM s, unknown_table AS u`, `x: s.a`},
		{`INSERT INTO o SELECT k, a FROM s, unknown_table AS u`, `x: unknown_table.k; y: s.a`},
		// Views and common table expressions.
		{`CREATE VIEW v AS SELECT a AS p, b AS q FROM s; INSERT INTO o SELECT q, p FROM v`, `x: s.b; y: s.a`},
		{`CREATE VIEW v (p, q) AS SELECT a, b FROM s; INSERT INTO o SELECT q, p FROM v`, `x: s.b; y: s.a`},
		{`CREATE VIEW v AS SELECT a FROM s; DROP VIEW v; CREATE VIEW v AS SELECT d AS a FROM t; INSERT INTO o (x) SELECT a FROM v`, `x: t.d`},
		{`CREATE TEMPORARY VIEW t AS SELECT b AS a, 'c' AS d FROM s; INSERT INTO o SELECT * FROM t`, `x: s.b; y:`},
		{`CREATE VIEW v AS SELECT a FROM s; ALTER VIEW v AS SELECT b AS a FROM s; INSERT INTO o (x) SELECT a FROM v`, `x: s.b`},
		{`CREATE VIEW v AS SELECT a FROM v; INSERT INTO o (x) SELECT a FROM v`, `x: v.a`},
		{`INSERT INTO o WITH w AS (SELECT a AS k FROM s), w2 (l) AS (SELECT k FROM w) SELECT l, k FROM w2, w`, `x: s.a; y: s.a`},
		{`INSERT INTO o WITH s AS (SELECT d AS a, a AS b FROM t) SELECT a, b FROM s`, `x: t.d; y: t.a`},
		// Joins.
		{`INSERT INTO o SELECT s.a, d FROM s LEFT JOIN t ON s.a = t.a`, `x: s.a; y: t.d`},
		{`INSERT INTO o SELECT a, d FROM s JOIN t USING (a)`, `x: s.a, t.a; y: t.d`},
		{`INSERT INTO o SELECT * FROM (SELECT a FROM s) NATURAL JOIN t`, `x: s.a, t.a; y: t.d`},
		{`INSERT INTO o SELECT a, b FROM s WHERE a IN (SELECT d FROM t)`, `x: s.a; y: s.b`},
		{`INSERT INTO o SELECT l.b, r.d FROM s AS l LEFT JOIN t FOR SYSTEM_TIME AS OF l.pt AS r ON l.a = r.a`, `x: s.b; y: t.d`},
		{`INSERT INTO o SELECT l.a, r.a FROM t AS l, t AS r WHERE l.d = r.d`, `x: t.a; y: t.a`},
		// Subqueries.
		{`INSERT INTO o SELECT (SELECT MAX(d) FROM t), b FROM s`, `x: t.d; y: s.b`},
		{`INSERT INTO o SELECT q.k, b FROM s, LATERAL (SELECT CONCAT(s.a, d) AS k FROM t) AS q`, `x: s.a, t.d; y: s.b`},
		{`INSERT INTO o (x) SELECT b FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.a = s.a)`, `x: s.b`},
		// Set operations.
		{`INSERT INTO o SELECT a, b FROM s UNION ALL SELECT d, a FROM t`, `x: s.a, t.d; y: s.b, t.a`},
		{`INSERT INTO o (x) SELECT a FROM s UNION SELECT d FROM t UNION ALL SELECT 'c' FROM t`, `x: s.a, t.d`},
		{`INSERT INTO o (x) SELECT a FROM s EXCEPT SELECT d FROM t`, `x: s.a`},
		{`INSERT INTO o (x) (SELECT a FROM s) INTERSECT (SELECT d FROM t) ORDER BY a LIMIT 3`, `x: s.a`},
		// Aggregates and windows.
		{`INSERT INTO o SELECT a, MAX(b) FROM s GROUP BY a`, `x: s.a; y: s.b`},
		{`INSERT INTO o SELECT LISTAGG(a), CAST(COUNT(b) AS STRING) FROM s`, `x: s.a; y:`},
		{`INSERT INTO o SELECT a, b FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY a ORDER BY ts DESC) AS rn FROM s) WHERE rn = 1`, `x: s.a; y: s.b`},
		{`INSERT INTO o SELECT LAG(a) OVER w, FIRST_VALUE(b) OVER w FROM s WINDOW w AS (PARTITION BY b ORDER BY ts)`, `x: s.a; y: s.b`},
		{`INSERT INTO o SELECT a, CAST(window_start AS STRING) FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY a, window_start, window_end`, `x: s.a; y:`},
		{`INSERT INTO o SELECT a, b FROM TABLE(HOP(DATA => TABLE s, TIMECOL => DESCRIPTOR(ts), SLIDE => INTERVAL '1' MINUTE, SIZE => INTERVAL '2' MINUTE))`, `x: s.a; y: s.b`},
		// Rows, arrays, maps, table functions.
		{`INSERT INTO o SELECT r.f, s.r.g.h FROM s`, `x: s.r.f; y: s.r.g.h`},
		{`INSERT INTO o SELECT z.r.f, (r).g.h FROM s AS z`, `x: s.r.f; y: s.r.g.h`},
		{`INSERT INTO o SELECT arr[1], m['k'] FROM s`, `x: s.arr; y: s.m.k`},
		{`INSERT INTO o SELECT MAP['k', a]['k'], PARSE_JSON(b)['k'] FROM s`, `x: s.a; y: s.b.k`},
		{`INSERT INTO o SELECT e, b FROM s CROSS JOIN UNNEST(arr) AS z (e)`, `x: s.arr; y: s.b`},
		{`INSERT INTO o SELECT z.k, z.l FROM s, UNNEST(s.items) AS z (k, l)`, `x: s.items.p; y: s.items.q`},
		{`INSERT INTO o SELECT z.q, z.p FROM s CROSS JOIN UNNEST(items) AS z`, `x: s.items.q; y: s.items.p`},
		{`INSERT INTO o SELECT z.k, z.v FROM s, UNNEST(m) AS z (k, v)`, `x: s.m; y: s.m`},
		{`INSERT INTO o SELECT w, b FROM s, LATERAL TABLE(split_words(a)) AS z (w)`, `x: s.a by SPLIT_WORDS; y: s.b`},
		{`INSERT INTO o SELECT w, l FROM s LEFT JOIN LATERAL TABLE(f(a, b)) AS z (w, l) ON TRUE`, `x: s.a by F, s.b by F; y: s.a by F, s.b by F`},
		{`INSERT INTO o SELECT JSON_OBJECT('k' VALUE a), JSON_VALUE(b, '$.c.d') FROM s`, `x: s.a; y: s.b.c.d`},
		// MATCH_RECOGNIZE.
		{`INSERT INTO o SELECT k, z FROM s MATCH_RECOGNIZE (
		    PARTITION BY b ORDER BY ts MEASURES LAST(A1.a) AS k, b AS z
		    ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW PATTERN (A1 B1) DEFINE A1 AS A1.a = 'x') AS mr`, `x: s.a; y: s.b`},
		// What tells a value and what does not.
		{`INSERT INTO o SELECT CASE a WHEN 'q' THEN b ELSE 'c' END, IF(b = 'x', a, '') FROM s`, `x: s.b; y: s.a`},
		{`INSERT INTO o SELECT CAST(a IS NULL AS STRING), CAST(CHAR_LENGTH(b) AS STRING) FROM s`, `x:; y:`},
		{`INSERT INTO o SELECT TRIM(BOTH ' ' FROM a), NULLIF(a, b) FROM s`, `x: s.a; y: s.a`},
		{`INSERT INTO o SELECT a || '-' || b, my.db.f1(a) FROM s`, `x: s.a, s.b; y: s.a by F1`},
		{`INSERT INTO o SELECT MD5(a), MD5(CONCAT(a, b)) FROM s`, `x: s.a hashed; y: s.a masked, s.b masked`},
		{`INSERT INTO o SELECT LEFT(a, 3) || '**' || RIGHT(a, 2), LEFT(a, 3) || RIGHT(a, 2) FROM s`, `x: s.a part 5; y: s.a part 5`},
		{`INSERT INTO o SELECT CONCAT(p, '****'), p FROM (SELECT LEFT(a, 3) AS p FROM s)`, `x: s.a part 3; y: s.a part 3`},
		{`INSERT INTO o SELECT LEFT(UPPER(LEFT(a, 3)), 9), SUBSTRING(b, 2) FROM s`, `x: s.a part 3; y: s.b`},
		{`INSERT INTO o SELECT OVERLAY(a PLACING '*' FROM 1), mask(MD5(b)) FROM s`, `x: s.a part ?; y: s.b masked`},
		// Tables made of tables.
		{`CREATE TABLE c WITH ('connector' = 'jdbc') AS SELECT a AS k, b FROM s; INSERT INTO o SELECT b, k FROM c`, `k: s.a; b: s.b | x: s.b; y: s.a`},
		{`CREATE TABLE l WITH ('connector' = 'jdbc') LIKE t; INSERT INTO l SELECT b, a FROM s; INSERT INTO o SELECT a, d FROM l`, `a: s.b; d: s.a | x: l.a; y: l.d`},
		{`CREATE TABLE l (e STRING) LIKE gone; INSERT INTO o SELECT e, f FROM l`, `x: l.e; y:`},
		{`ALTER TABLE t ADD (e STRING FIRST); INSERT INTO o SELECT * FROM t`, `x: t.e; y: t.a`},
		{`ALTER TABLE t RENAME d TO dd; INSERT INTO o SELECT d, dd FROM t`, `x:; y: t.dd`},
		{`ALTER TABLE t RENAME TO tt; INSERT INTO o SELECT d, a FROM tt; INSERT INTO o SELECT d, a FROM t`, `x: tt.d; y: tt.a | x: t.d; y: t.a`},
		{`INSERT INTO s (a, key1) SELECT a, d FROM t`, `a: t.a; key1: t.d`},
		// Statement sets and databases.
		{`BEGIN STATEMENT SET; INSERT INTO o SELECT a, b FROM s; INSERT INTO o SELECT d, a FROM t; END`, `x: s.a; y: s.b | x: t.d; y: t.a`},
		{`EXECUTE STATEMENT SET BEGIN INSERT INTO o SELECT a, b FROM s; END`, `x: s.a; y: s.b`},
		{`CREATE DATABASE db2; USE db2; INSERT INTO default_database.o SELECT a, d FROM t`, `x: t.a; y: t.d`},
		{`EXPLAIN INSERT INTO o SELECT a, d FROM t`, ``},
	}
	for _, test := range tests {
		t.Run(test.script, func(t *testing.T) {
			assert.Equal(t, test.want, show(trace(t, tables+test.script+";")))
		})
	}
}

func TestPathLeadsFromColumnToSink(t *testing.T) {
	g := trace(t, tables+`CREATE VIEW v AS SELECT UPPER(a) AS p FROM s; INSERT INTO o (x) SELECT q FROM (SELECT TRIM(p) AS q FROM v);`)
	origins := g.Origins(g.Plan.Sinks[0].Columns[0].Field)
	require.Len(t, origins, 1)
	var way []string
	for _, step := range origins[0].Path {
		way = append(way, step.Field.Name)
	}
	assert.Equal(t, []string{"a", "p", "q", "q"}, way)
	assert.Nil(t, origins[0].Path[0].Name)
	assert.Equal(t, "a", origins[0].Path[1].Name.String())
}

func TestWayOfWhatDecidesAboutRows(t *testing.T) {
	g := trace(t, tables+`CREATE VIEW v AS SELECT UPPER(a) AS p, b FROM s; INSERT INTO o (x) SELECT b FROM v WHERE p <> 'q' ORDER BY b;`)
	ways := map[string][]string{}
	for _, o := range g.Rows(g.Plan.Sinks[0]) {
		for _, step := range o.Path {
			ways[o.Use.String()] = append(ways[o.Use.String()], step.Field.Name)
		}
	}
	assert.Equal(t, map[string][]string{"filter": {"a", "p", "condition"}, "sort": {"b", "b", "b"}}, ways)
}

func TestClassesOfOrigins(t *testing.T) {
	g := trace(t, `CREATE TABLE users (phone STRING, note ROW<email STRING>, sm STRING COMMENT '姓名') WITH ('connector' = 'kafka');
		INSERT INTO sink SELECT phone, note.email, sm FROM users;`)
	var classes []sensitive.Class
	for _, c := range g.Plan.Sinks[0].Columns {
		for _, o := range g.Origins(c.Field) {
			classes = append(classes, o.Sensitive.Class)
		}
	}
	assert.Equal(t, []sensitive.Class{sensitive.Phone, sensitive.Email, sensitive.Name}, classes)
}

// Chains and wide rows must not cost more than they are long.
func BenchmarkLongChain(b *testing.B) {
	var script strings.Builder
	script.WriteString("CREATE TABLE v0 (a STRING, b STRING) WITH ('connector' = 'kafka');\n")
	for i := range 1000 {
		fmt.Fprintf(&script, "CREATE VIEW v%d AS SELECT TRIM(a) AS a, UPPER(b) AS b FROM v%d;\n", i+1, i)
	}
	script.WriteString("INSERT INTO o SELECT a, b FROM v1000;\n")
	benchmark(b, script.String())
}

func BenchmarkWideStar(b *testing.B) {
	var script strings.Builder
	script.WriteString("CREATE TABLE s (c0 STRING")
	for i := range 5000 {
		fmt.Fprintf(&script, ", c%d STRING", i+1)
	}
	script.WriteString(") WITH ('connector' = 'kafka');\nCREATE TABLE o LIKE s;\nINSERT INTO o SELECT * FROM (SELECT * FROM s);\n")
	benchmark(b, script.String())
}

func BenchmarkManyJoins(b *testing.B) {
	var script strings.Builder
	script.WriteString("CREATE TABLE s (k STRING, v STRING) WITH ('connector' = 'kafka');\nINSERT INTO o SELECT t0.k, t499.v FROM s AS t0")
	for i := range 499 {
		fmt.Fprintf(&script, " JOIN s AS t%d ON t%d.k = t%d.k", i+1, i, i+1)
	}
	script.WriteString(";\n")
	benchmark(b, script.String())
}

// Each of sixty-four reads of a table yields all of its columns.
func BenchmarkSelfJoins(b *testing.B) {
	var script strings.Builder
	script.WriteString("CREATE TABLE s (k STRING")
	for i := range 30 {
		fmt.Fprintf(&script, ", c%d STRING", i)
	}
	script.WriteString(") WITH ('connector' = 'kafka');\nINSERT INTO o SELECT * FROM s AS t0")
	for i := range 63 {
		fmt.Fprintf(&script, " JOIN s AS t%d ON t%d.k = t%d.k", i+1, i, i+1)
	}
	script.WriteString(";\n")
	benchmark(b, script.String())
}

// Views that double their columns and decide about each by all.
func BenchmarkDeciders(b *testing.B) {
	var script, columns strings.Builder
	for i := range 60 {
		fmt.Fprintf(&columns, ", c%d STRING", i)
	}
	script.WriteString("CREATE TABLE v0 (k STRING" + columns.String() + ") WITH ('connector' = 'kafka');\n")
	for i := range 200 {
		fmt.Fprintf(&script, "CREATE VIEW v%d AS SELECT k", i+1)
		for c := range 60 {
			fmt.Fprintf(&script, ", CASE WHEN c%d = k THEN c%d ELSE c%d END AS c%d", (c+1)%60, c, (c+7)%60, c)
		}
		fmt.Fprintf(&script, " FROM v%d;\n", i)
	}
	script.WriteString("INSERT INTO o SELECT k FROM v200 WHERE c0 <> '';\n")
	benchmark(b, script.String())
}

func benchmark(b *testing.B, script string) {
	b.ReportAllocs()
	file := draft.NewFile(token.NewFileSet(), "job.sql", []byte(script))
	scripts := []*sql.Script{sql.Parse(file.Text())}
	pol := &policy.Policy{}
	for b.Loop() {
		g := Trace(plan.Bind(scripts, catalog.Build(pol, scripts)), pol)
		for _, c := range g.Plan.Sinks[0].Columns {
			if len(g.Origins(c.Field)) != 1 {
				b.Fatal("every column has one origin")
			}
			g.Deciders(c.Field)
		}
		g.Rows(g.Plan.Sinks[0])
	}
}
