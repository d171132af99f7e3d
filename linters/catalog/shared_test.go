package catalog

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// share reads the texts as shared files 1.sql, 2.sql and so on.
func share(texts ...string) *Shared {
	fset := draft.BesideDrafts()
	var files []*draft.File
	for i, text := range texts {
		files = append(files, draft.NewScript(fset, fmt.Sprintf("%d.sql", i+1), []byte(text)))
	}
	return ReadShared(files, nil)
}

// in returns what the names in the last statement of a draft mean, an INSERT whose
// table it is about.
func (s *Shared) in(t *testing.T, name, text string, complete ...string) *Table {
	t.Helper()
	script := parse(t, text)
	p := &policy.Policy{}
	for _, word := range complete {
		p.Complete = append(p.Complete, policy.Word{Text: word})
	}
	insert := script.Stmts[len(script.Stmts)-1].(*sql.Insert)
	table, ok := BuildOn(s, name, p, []*sql.Script{script}).Table(insert, insert.Table)
	require.True(t, ok)
	return table
}

func TestShared(t *testing.T) {
	const insert = "INSERT INTO t VALUES (1)"
	for _, c := range []struct {
		name   string
		shared []string
		script string
		want   string
	}{
		{"declared", []string{"CREATE TABLE t (a INT)"}, insert, "a"},
		{"altered by a later file", []string{"CREATE TABLE t (a INT)", "ALTER TABLE t ADD b INT"}, insert, "a b"},
		{"dropped by a later file", []string{"CREATE TABLE t (a INT)", "DROP TABLE t"}, insert, "…"},
		{"renamed", []string{"CREATE TABLE u (a INT); ALTER TABLE u RENAME TO t"}, insert, "a"},
		{"replaced by the draft", []string{"CREATE TABLE t (a INT)"}, "CREATE TABLE t (b INT);" + insert, "b"},
		{"what was temporary does not hide it", []string{"CREATE TEMPORARY TABLE t (a INT)"}, "CREATE TABLE t (b INT);" + insert, "b"},
		{"kept by the draft", []string{"CREATE TABLE t (a INT)"}, "CREATE TABLE IF NOT EXISTS t (b INT);" + insert, "a"},
		{"altered by the draft", []string{"CREATE TABLE t (a INT)"}, "ALTER TABLE t ADD b INT;" + insert, "a b"},
		{"dropped by the draft", []string{"CREATE TABLE t (a INT)"}, "DROP TABLE t;" + insert, "…"},
		{"LIKE a shared one", []string{"CREATE TABLE u (a INT)"}, "CREATE TABLE t (b INT) LIKE u;" + insert, "a b"},
		{"the files leave another database current", []string{"CREATE DATABASE d; USE d", "CREATE TABLE t (a INT)"}, insert, "a"},
		{"in a catalog of another system", []string{"CREATE TABLE IF NOT EXISTS c.d.t (a INT)"}, "USE CATALOG c; USE d;" + insert, "a"},
		{"a job's declarations", []string{"SET 'a' = 'b'; CREATE TABLE t (a INT); INSERT INTO t SELECT x FROM y; SELECT 1"}, insert, "a"},
		{"of a file with a mistake the rest", []string{"CREATE TABLE u (a INT,; CREATE TABLE t (a INT)"}, insert, "a"},
		{"a template is no SQL yet", []string{"{% if x %} CREATE TABLE t (a INT); {% endif %}"}, insert, "…"},
		{"in a database that is dropped", []string{"CREATE DATABASE d; CREATE TABLE d.t (a INT)"}, "DROP DATABASE d CASCADE; CREATE DATABASE d; USE d;" + insert, "…"},
	} {
		assert.Equal(t, c.want, describe(share(c.shared...).in(t, "job.sql", c.script)), c.name)
	}
}

func TestSharedFileStartsFromThoseBeforeIt(t *testing.T) {
	s := share("CREATE TABLE t (a INT)", "ALTER TABLE t ADD b INT", "ALTER TABLE t ADD c INT; DROP TABLE t")
	assert.Equal(t, "…", describe(s.in(t, "1.sql", "INSERT INTO t VALUES (1)")))
	assert.Equal(t, "a", describe(s.in(t, "2.sql", "INSERT INTO t VALUES (1)")))
	assert.Equal(t, "a b", describe(s.in(t, "3.sql", "INSERT INTO t VALUES (1)")))
}

func TestSharedViewsAndFunctions(t *testing.T) {
	s := share("CREATE TABLE t (a INT); CREATE VIEW v AS SELECT a FROM t; DROP TABLE t; CREATE FUNCTION f AS 'a.B'")
	script := parse(t, "INSERT INTO x SELECT F(a) FROM v")
	c := BuildOn(s, "job.sql", &policy.Policy{}, []*sql.Script{script})
	insert := script.Stmts[0].(*sql.Insert)
	view := c.View(insert, sql.All[*sql.TableRef](script)[0].Name)
	require.NotNil(t, view)
	inner := view.Query.(*sql.Select).From.(*sql.TableRef).Name
	table, ok := c.Table(view.Stmt, inner)
	require.True(t, ok)
	assert.Equal(t, "a", describe(table), "a view means what its names meant as it was declared")
	assert.NotNil(t, c.Function(insert, sql.All[*sql.Call](script)[0].Name))
	assert.Empty(t, c.Tables(), "the draft itself declares none")
}

func TestLack(t *testing.T) {
	s := share("CREATE TABLE c.d.orders (a INT); CREATE TABLE c.d.`public.users` (a INT); CREATE TABLE c.e.t (a INT)")
	for script, want := range map[string][]string{
		"INSERT INTO c.d.ordres VALUES (1)":                                                      {"orders", "public.users"},
		"USE CATALOG c; USE d; INSERT INTO x VALUES (1)":                                         {"orders", "public.users"},
		"INSERT INTO c.d.orders VALUES (1)":                                                      nil,
		"INSERT INTO c.d.ORDERS VALUES (1)":                                                      nil,
		"INSERT INTO c.d.users VALUES (1)":                                                       nil,
		"INSERT INTO c.d.`orders$snapshots` VALUES (1)":                                          nil,
		"INSERT INTO c.e.x VALUES (1)":                                                           nil,
		"CREATE TABLE c.d.x (a INT); INSERT INTO c.d.x VALUES (1)":                               nil,
		"CREATE TABLE c.d.x (a INT); INSERT INTO c.d.y VALUES (1)":                               {"orders", "public.users", "x"},
		"CREATE DATABASE c.d AS DATABASE m.d INCLUDING ALL TABLES; INSERT INTO c.d.x VALUES (1)": nil,
	} {
		var got []string
		if lack := s.in(t, "job.sql", script, "c.d").Lack; lack != nil {
			got = lack.Others
		}
		assert.Equal(t, want, got, script)
		assert.Nil(t, s.in(t, "job.sql", script).Lack, "nobody says that all are there: %s", script)
	}
	faulty := share("CREATE TABLE c.d.orders (a INT); CREATE TABEL c.d.x (a INT)")
	assert.Nil(t, faulty.in(t, "job.sql", "INSERT INTO c.d.x VALUES (1)", "c.d").Lack)
}

// Several drafts ask what is shared at once, and change it each for itself.
func TestSharedByMany(t *testing.T) {
	s := share("CREATE TABLE t (a INT); CREATE DATABASE d; CREATE MODEL m WITH ('provider' = 'x')")
	var drafts sync.WaitGroup
	for i := range 8 {
		drafts.Go(func() {
			text := fmt.Sprintf("ALTER TABLE t ADD b%d INT; DROP DATABASE d CASCADE; CREATE TEMPORARY TABLE t2 (a INT); INSERT INTO t VALUES (1)", i)
			assert.Equal(t, fmt.Sprintf("a b%d", i), describe(s.in(t, "job.sql", text)))
		})
	}
	drafts.Wait()
	assert.Equal(t, "a", describe(s.in(t, "job.sql", "INSERT INTO t VALUES (1)")))
}

func TestSharedPositionsAreBehindThoseOfDrafts(t *testing.T) {
	s := share("CREATE TABLE t (a INT)", "CREATE TABLE u (a INT)")
	table := s.in(t, "job.sql", "INSERT INTO u VALUES (1)")
	fset := token.NewFileSet()
	fset.AddFile("job.sql", -1, 1000)
	fset.AddExistingFiles(s.Files()...)
	assert.Equal(t, "2.sql:1:14", fset.Position(table.NameRange.Pos()).String())
}

func TestGap(t *testing.T) {
	for script, want := range map[string]string{
		"USE d":                    "default_catalog.d [default_database]",
		"CREATE DATABASE d; USE d": "",
		"CREATE DATABASE IF NOT EXISTS default_catalog.d; USE d":        "",
		"CREATE DATABASE d; DROP DATABASE d; USE d":                     "default_catalog.d [default_database] dropped",
		"USE default_database":                                          "",
		"USE CATALOG default_catalog":                                   "",
		"USE c.d":                                                       "",
		"USE CATALOG c; USE d":                                          "",
		"CREATE CATALOG c WITH ('type' = 'hive'); USE c.d":              "",
		"CREATE CATALOG c WITH ('type' = 'generic_in_memory'); USE c.d": "c.d [default]",
		"CREATE CATALOG c WITH ('type' = 'generic_in_memory', 'default-database' = 'd'); USE c.d": "",
		"CREATE CATALOG c WITH ('type' = 'generic_in_memory'); DROP CATALOG c; USE c.d":           "",
		"CREATE DATABASE a; CREATE TABLE b.t (x INT)":                                             "default_catalog.b [a default_database]",
		"CREATE TEMPORARY TABLE b.t (x INT)":                                                      "",
		"CREATE TABLE t (x INT)":                                                                  "",
		"CREATE VIEW b.v AS SELECT 1":                                                             "default_catalog.b [default_database]",
		"CREATE TABLE c.b.t (x INT)":                                                              "",
		"DROP DATABASE d":                                                                         "default_catalog.d [default_database]",
		"DROP DATABASE IF EXISTS d":                                                               "",
		"ALTER DATABASE d SET ('a' = 'b')":                                                        "",
		"DESCRIBE DATABASE d":                                                                     "",
	} {
		parsed := parse(t, script)
		c := Build(&policy.Policy{}, []*sql.Script{parsed})
		got := ""
		if gap := c.Gap(parsed.Stmts[len(parsed.Stmts)-1]); gap != nil {
			got = fmt.Sprintf("%s.%s %v", gap.Catalog, gap.Database, gap.Others)
			if gap.Dropped {
				got += " dropped"
			}
		}
		assert.Equal(t, want, got, script)
	}
}

func TestModels(t *testing.T) {
	const create = "CREATE MODEL m INPUT (a INT) OUTPUT (b STRING) WITH ('provider' = 'openai', 'endpoint' = 'e');"
	for script, want := range map[string]string{
		create:                            "m (a) (b) e",
		create + "DROP MODEL m":           "",
		create + "DROP MODEL IF EXISTS n": "m (a) (b) e",
		create + "ALTER MODEL m SET ('endpoint' = 'f')":                                                                  "m (a) (b) f",
		create + "ALTER MODEL m RESET ('endpoint')":                                                                      "m (a) (b) ",
		create + "ALTER MODEL m RENAME TO n":                                                                             "",
		"CREATE MODEL n INPUT (x INT) OUTPUT (y INT) WITH ('provider' = 'p'); ALTER MODEL n RENAME TO m":                 "m (x) (y) ",
		create + "CREATE TEMPORARY MODEL m INPUT (x INT) OUTPUT (y INT) WITH ('provider' = 'p')":                         "m (x) (y) ",
		create + "CREATE TEMPORARY MODEL m INPUT (x INT) OUTPUT (y INT) WITH ('provider' = 'p'); DROP TEMPORARY MODEL m": "m (a) (b) e",
		create + "CREATE MODEL IF NOT EXISTS m INPUT (x INT) OUTPUT (y INT) WITH ('provider' = 'p')":                     "m (a) (b) e",
		create + "CREATE DATABASE d; USE d":                                                                              "",
		"CREATE MODEL m WITH ('provider' = 'p') AS SELECT a, b FROM t":                                                   "m () () …",
		"CREATE MODEL c.d.m INPUT (x INT) OUTPUT (y INT) WITH ('provider' = 'p'); USE CATALOG c; USE d":                  "m (x) (y) ",
	} {
		parsed := parse(t, script+"; SELECT * FROM ML_PREDICT(TABLE t, MODEL m, DESCRIPTOR(a))")
		c := Build(&policy.Policy{}, []*sql.Script{parsed})
		got := ""
		if m := c.Model(parsed.Stmts[len(parsed.Stmts)-1], sql.All[*sql.ModelArg](parsed)[0].Name); m != nil {
			got = fmt.Sprintf("%s (%s) (%s) %s", m.Name, columnNames(m.Input), columnNames(m.Output), m.Option("endpoint"))
			if !m.Known {
				got += "…"
			}
		}
		assert.Equal(t, want, got, script)
	}
}

func columnNames(columns []*Column) string {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}
