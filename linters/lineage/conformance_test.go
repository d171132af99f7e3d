package lineage

import (
	"cmp"
	"encoding/json"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A record is a line of the corpus.
type record struct {
	ID, SQL, Text, Kind, Path, Source string
}

func records(t *testing.T, name string) (list []record) {
	t.Helper()
	dir := cmp.Or(os.Getenv("FLINKVET_CORPUS"), filepath.Join("..", "..", "..", "shared", "corpus"))
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no corpus; set FLINKVET_CORPUS to its folder")
	}
	text, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		var r record
		require.NoError(t, json.Unmarshal([]byte(line), &r))
		list = append(list, r)
	}
	return list
}

// traceAll asks for all that a graph can tell of a script, and counts the fields
// of its queries and those that are known.
func traceAll(text string) (fields, known int) {
	scripts := []*sql.Script{sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(text)).Text())}
	pol := &policy.Policy{}
	g := Trace(plan.Bind(scripts, catalog.Build(pol, scripts)), pol)
	for _, sink := range g.Plan.Sinks {
		g.Rows(sink)
	}
	for _, root := range g.Plan.Roots {
		for _, f := range root.Fields() {
			g.Origins(f)
			g.Deciders(f)
			fields++
			if g.Known(f) {
				known++
			}
		}
	}
	return fields, known
}

// Whatever others wrote is traced without a fault.
func TestConformanceOfStatements(t *testing.T) {
	for _, name := range []string{"planner_xml.jsonl", "planner_tests.jsonl", "e2e_sql.jsonl", "q_scripts.jsonl", "flink_docs.jsonl", "third_party_docs.jsonl", "embedded_sql.jsonl", "calcite_inherited_tests.jsonl"} {
		fields, known, n := 0, 0, 0
		for _, r := range records(t, name) {
			assert.NotPanics(t, func() {
				f, k := traceAll(r.SQL + "\n;")
				fields, known, n = fields+f, known+k, n+1
			}, r.ID)
		}
		t.Logf("%s: %d records, %d fields, %d known without the tables", name, n, fields, known)
	}
}

// tpcds matches the declaration of a table of TPC-DS in Hive's dialect.
var tpcds = regexp.MustCompile(`(?is)create (?:external )?table (\w+)\s*\((.*?)\)\s*(?:row format|using|stored|;|$)`)

// The queries of TPC-DS and TPC-H are known wholly once their tables are.
func TestConformanceOfBenchmarks(t *testing.T) {
	var tables strings.Builder
	for _, r := range records(t, "drafts.jsonl") {
		if !strings.HasSuffix(r.Path, "ddl-tpcds/text/alltables.sql") {
			continue
		}
		for _, m := range tpcds.FindAllStringSubmatch(r.Text, -1) {
			columns := regexp.MustCompile(`(?i)\bstring\b|\bvarchar\(\d+\)|\bchar\(\d+\)|\bfloat\b|\bdouble\b|\bint\b|\bbigint\b|\bdate\b|decimal\([\d, ]+\)`).ReplaceAllString(m[2], "STRING")
			tables.WriteString("CREATE TABLE " + m[1] + " (" + columns + ") WITH ('connector' = 'filesystem');\n")
		}
	}
	require.NotEmpty(t, tables.String())
	var fields, known, queries int
	hold := func(tables string, r record) {
		f, k := traceAll(tables + r.SQL + "\n;")
		fields, known, queries = fields+f, known+k, queries+1
		if f != k { // a name that the declarations of others lack
			t.Logf("%s: %d of %d columns are not known", r.Source, f-k, f)
		}
		assert.NotZero(t, f, r.Source)
	}
	tpch := ""
	for _, r := range records(t, "e2e_sql.jsonl") {
		if strings.Contains(r.Source, "tpch/source.sql") {
			tpch = r.SQL + ";\n"
		}
	}
	for _, r := range records(t, "e2e_sql.jsonl") {
		switch {
		case r.Kind != "query":
		case strings.Contains(r.Source, "tpcds"):
			hold(tables.String(), r)
		case strings.Contains(r.Source, "tpch"):
			hold(tpch, r)
		}
	}
	t.Logf("%d queries: %d of %d columns are known", queries, known, fields)
	assert.Greater(t, queries, 50)
	assert.Greater(t, float64(known), 0.99*float64(fields))
}
