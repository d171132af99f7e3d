package plan

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

type statement struct{ Source, SQL, Kind string }

// statements returns those of a file of the corpus, which is no part of the
// repository.
func statements(t *testing.T, name string) (list []statement) {
	t.Helper()
	dir := os.Getenv("FLINKVET_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	f, err := os.Open(filepath.Join(dir, name+".jsonl"))
	if err != nil {
		t.Skip("no corpus; set FLINKVET_CORPUS to its folder")
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<26)
	for scanner.Scan() {
		var s statement
		require.NoError(t, json.Unmarshal(scanner.Bytes(), &s))
		list = append(list, s)
	}
	return list
}

func missesOf(text string) (misses []string) {
	script := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(text)).Text())
	for _, m := range bound(script).Misses {
		misses = append(misses, m.At.String())
	}
	return misses
}

// Queries of the planner's tests bind without a miss, although nothing declares
// their tables.
func TestConformancePlannerQueries(t *testing.T) {
	list := statements(t, "planner_xml")
	for _, s := range list {
		assert.Empty(t, missesOf(s.SQL+";"), s.SQL)
	}
	t.Logf("%d queries", len(list))
}

// tpcds are the tables of TPC-DS by the prefix of their columns.
var tpcds = map[string]string{
	"cc": "call_center", "cp": "catalog_page", "cr": "catalog_returns", "cs": "catalog_sales", "c": "customer", "ca": "customer_address",
	"cd": "customer_demographics", "d": "date_dim", "hd": "household_demographics", "ib": "income_band", "inv": "inventory", "i": "item",
	"p": "promotion", "r": "reason", "sm": "ship_mode", "s": "store", "sr": "store_returns", "ss": "store_sales", "t": "time_dim",
	"w": "warehouse", "wp": "web_page", "wr": "web_returns", "ws": "web_sales", "web": "web_site",
}

var columnShape = regexp.MustCompile(`(?i)\b([a-z]+)_[a-z0-9_]+\b`)

// declared returns the tables of TPC-DS with the columns that queries name.
func declared(queries []string) string {
	columns := map[string]map[string]bool{}
	for _, q := range queries {
		for _, m := range columnShape.FindAllStringSubmatch(q, -1) {
			table := tpcds[strings.ToLower(m[1])]
			if table == "" {
				continue
			}
			if columns[table] == nil {
				columns[table] = map[string]bool{}
			}
			columns[table][strings.ToLower(m[0])] = true
		}
	}
	var ddl strings.Builder
	for _, table := range slices.Sorted(maps.Keys(columns)) {
		fmt.Fprintf(&ddl, "CREATE TABLE %s (%s INT) WITH ('connector' = 'filesystem');\n", table, strings.Join(slices.Sorted(maps.Keys(columns[table])), " INT, "))
	}
	return ddl.String()
}

// So do those of TPC-DS and TPC-H when their tables are declared, and without
// them.
func TestConformanceBenchmarks(t *testing.T) {
	var ds, h []string
	source := ""
	for _, s := range statements(t, "e2e_sql") {
		switch {
		case s.Kind == "query" && strings.Contains(s.Source, "tpcds"):
			ds = append(ds, s.SQL)
		case s.Kind == "query" && strings.Contains(s.Source, "tpch"):
			h = append(h, s.SQL)
		case strings.Contains(s.Source, "tpch/source.sql"):
			source = s.SQL
		}
	}
	require.NotEmpty(t, ds)
	require.NotEmpty(t, h)
	tables := declared(ds)
	for _, q := range ds {
		q = strings.TrimSuffix(strings.TrimSpace(q), ";") + ";"
		assert.Empty(t, missesOf(q), q)
		assert.Empty(t, missesOf(tables+q), q)
	}
	for _, q := range h {
		q = strings.TrimSuffix(strings.TrimSpace(q), ";") + ";"
		assert.Empty(t, missesOf(q), q)
		assert.Empty(t, missesOf(source+";\n"+q), q)
	}
	t.Logf("%d queries of TPC-DS, %d of TPC-H", len(ds), len(h))
}
