package changelog

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

const kafka = "WITH ('connector' = 'kafka', 'format' = 'json');\n"

// chain is views each of which selects from the one before it.
func chain(n int) string {
	var b strings.Builder
	b.WriteString("CREATE TABLE t (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) " + kafka)
	from := "t"
	for i := range n {
		fmt.Fprintf(&b, "CREATE VIEW v%d AS SELECT id, k, v + 1 AS v, ts FROM %s WHERE v > %d;\n", i, from, i)
		from = fmt.Sprintf("v%d", i)
	}
	return b.String() + "INSERT INTO o SELECT id, COUNT(*) FROM " + from + " GROUP BY id;"
}

// joins is one query of many joins, of many tables or of one.
func joins(n int, selfJoin bool) string {
	var b strings.Builder
	b.WriteString("CREATE TABLE t0 (id BIGINT PRIMARY KEY NOT ENFORCED, k STRING, v BIGINT) WITH ('connector' = 'upsert-kafka', 'value.format' = 'json');\n")
	for i := 1; i <= n && !selfJoin; i++ {
		fmt.Fprintf(&b, "CREATE TABLE t%d (id BIGINT PRIMARY KEY NOT ENFORCED, k STRING, v BIGINT) WITH ('connector' = 'upsert-kafka', 'value.format' = 'json');\n", i)
	}
	b.WriteString("INSERT INTO o SELECT a0.id, a0.k FROM t0 AS a0\n")
	for i := 1; i <= n; i++ {
		table := i
		if selfJoin {
			table = 0
		}
		fmt.Fprintf(&b, "LEFT JOIN t%d AS a%d ON a%d.id = a%d.id AND a%d.v > 3\n", table, i, i-1, i, i)
	}
	return b.String() + "WHERE a0.v > 1;"
}

// commas is one query of many tables whose WHERE says what is joined.
func commas(n int) string {
	var b strings.Builder
	for i := range n + 1 {
		fmt.Fprintf(&b, "CREATE TABLE t%d (id BIGINT PRIMARY KEY NOT ENFORCED, k STRING, v BIGINT) WITH ('connector' = 'upsert-kafka', 'value.format' = 'json');\n", i)
	}
	b.WriteString("INSERT INTO o SELECT a0.id, a0.k FROM t0 AS a0")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, ", t%d AS a%d", i, i)
	}
	b.WriteString("\nWHERE a0.v > RAND_INTEGER(3)")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, " AND a%d.id = a%d.id", i-1, i)
	}
	return b.String() + ";"
}

// star is stars over a wide table, through subqueries.
func star(columns int) string {
	var b strings.Builder
	b.WriteString("CREATE TABLE t (c0 BIGINT")
	for i := 1; i < columns; i++ {
		fmt.Fprintf(&b, ", c%d STRING", i)
	}
	return b.String() + ") " + kafka + "INSERT INTO o SELECT * FROM (SELECT * FROM (SELECT * FROM t WHERE c1 > 'a') WHERE c2 > 'b');"
}

// Worst cases: the time and the memory are to grow with the text, and stay far
// below a second.
func BenchmarkWorst(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"views=1000", chain(1000)}, {"views=2000", chain(2000)},
		{"joins=250", joins(250, false)}, {"joins=500", joins(500, false)},
		{"commas=250", commas(250)}, {"commas=500", commas(500)},
		{"columns=2500", star(2500)}, {"columns=5000", star(5000)},
		{"selfjoin=64", joins(64, true)},
	} {
		script := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(c.text)).Text())
		if len(script.Errors) > 0 {
			b.Fatal(c.name, script.Errors[0])
		}
		scripts := []*sql.Script{script}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := plan.Bind(scripts, catalog.Build(&policy.Policy{}, scripts))
				l := Infer(p, flink.Version{})
				plan.Walk(p.Roots, func(r plan.Rel) {
					l.Of(r)
					l.Keys(r)
				})
				l.Unsteady(p.Sinks[0], Strategy{})
				for _, f := range p.Sinks[0].Input.Fields() {
					p.Trait(p.Sinks[0].Input, f)
				}
			}
		})
	}
}
