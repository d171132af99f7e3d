package catalog

import (
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

func parse(t *testing.T, text string) *sql.Script {
	t.Helper()
	script := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(text)).Text())
	require.Empty(t, script.Errors)
	return script
}

// lastTable returns the table that the script's last statement, an INSERT,
// writes to.
func lastTable(t *testing.T, text string) *Table {
	t.Helper()
	script := parse(t, text)
	insert := script.Stmts[len(script.Stmts)-1].(*sql.Insert)
	table, ok := Build(&policy.Policy{}, []*sql.Script{script}).Table(insert, insert.Table)
	require.True(t, ok)
	return table
}

func describe(table *Table) string {
	var words []string
	for _, c := range table.Columns {
		words = append(words, c.Name)
	}
	if !table.Known {
		words = append(words, "…")
	}
	return strings.Join(words, " ")
}

func TestTables(t *testing.T) {
	const insert = "INSERT INTO t VALUES (1)"
	tests := []struct{ name, script, columns, connector string }{
		{"declared", `CREATE TABLE t (a INT, b AS a + 1, c INT METADATA) WITH ('connector' = 'kafka');` + insert, "a b c", "kafka"},
		{"not declared", insert, "…", ""},
		{"declared later", `INSERT INTO t VALUES (2);` + insert + `; CREATE TABLE t (a INT); ` + insert, "a", ""},
		{"dropped", `CREATE TABLE t (a INT); DROP TABLE t; ` + insert, "…", ""},
		{"dropped and made anew", `CREATE TABLE t (a INT); DROP TABLE t; CREATE TABLE t (b INT); ` + insert, "b", ""},
		{"temporary hides permanent", `CREATE TEMPORARY TABLE t (b INT); CREATE TABLE t (a INT); ` + insert, "b", ""},
		{"permanent shows again", `CREATE TABLE t (a INT); CREATE TEMPORARY TABLE t (b INT); DROP TEMPORARY TABLE t; ` + insert, "a", ""},
		{"if not exists keeps the first", `CREATE TABLE t (a INT); CREATE TABLE IF NOT EXISTS t (b INT); ` + insert, "a", ""},
		{"in another database", `CREATE TABLE t (a INT); CREATE DATABASE d; USE d; ` + insert, "…", ""},
		{"and back", `CREATE TABLE t (a INT); CREATE DATABASE d; USE d; USE default_database; ` + insert, "a", ""},
		{"in another catalog", `CREATE TABLE t (a INT); USE CATALOG c; ` + insert, "…", ""},
		{"by its whole name", `CREATE TABLE c.d.t (a INT); USE CATALOG c; USE d; ` + insert, "a", ""},
		{"names have case", `CREATE TABLE T (a INT); ` + insert, "…", ""},
		{"like", `CREATE TABLE s (a INT, b AS a + 1) WITH ('connector' = 'kafka'); CREATE TABLE t (c INT) LIKE s; ` + insert, "a b c", "kafka"},
		{"like with other options", `CREATE TABLE s (a INT) WITH ('connector' = 'kafka'); CREATE TABLE t WITH ('connector' = 'print') LIKE s; ` + insert, "a", "print"},
		{"like without options", `CREATE TABLE s (a INT, b AS a + 1) WITH ('connector' = 'kafka'); CREATE TABLE t LIKE s (EXCLUDING ALL); ` + insert, "a", ""},
		{"like without all but options", `CREATE TABLE s (a INT, b AS a + 1) WITH ('connector' = 'kafka'); CREATE TABLE t LIKE s (EXCLUDING ALL INCLUDING OPTIONS); ` + insert, "a", "kafka"},
		{"like what is not known", `CREATE TABLE t (a INT) LIKE gone; ` + insert, "a …", ""},
		{"add", `CREATE TABLE t (a INT); ALTER TABLE t ADD (b INT FIRST, c INT AFTER b); ` + insert, "b c a", ""},
		{"modify keeps the place", `CREATE TABLE t (a INT, b INT); ALTER TABLE t MODIFY a STRING; ` + insert, "a b", ""},
		{"rename a column", `CREATE TABLE t (a INT, b INT); ALTER TABLE t RENAME a TO x; ` + insert, "x b", ""},
		{"drop a column", `CREATE TABLE t (a INT, b INT); ALTER TABLE t DROP a; ` + insert, "b", ""},
		{"rename", `CREATE TABLE s (a INT); ALTER TABLE s RENAME TO t; ` + insert, "a", ""},
		{"set options", `CREATE TABLE t (a INT) WITH ('connector' = 'kafka'); ALTER TABLE t SET ('connector' = 'print'); ` + insert, "a", "print"},
		{"reset options", `CREATE TABLE t (a INT) WITH ('connector' = 'kafka'); ALTER TABLE t RESET ('connector'); ` + insert, "a", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			table := lastTable(t, test.script+";")
			assert.Equal(t, test.columns, describe(table))
			assert.Equal(t, test.connector, table.Connector)
		})
	}
}

func TestPrimaryKey(t *testing.T) {
	tests := []struct{ columns, want string }{
		{"a INT PRIMARY KEY NOT ENFORCED, b INT", "a"},
		{"a INT, b INT, PRIMARY KEY (b, a) NOT ENFORCED", "b a"},
		{"a INT, b INT", ""},
	}
	for _, test := range tests {
		table := lastTable(t, "CREATE TABLE t ("+test.columns+"); INSERT INTO t VALUES (1, 2);")
		assert.Equal(t, test.want, strings.Join(table.PrimaryKey, " "), test.columns)
	}
}

func TestExternal(t *testing.T) {
	tests := []struct {
		script string
		want   bool
	}{
		{`INSERT INTO t VALUES (1)`, false},
		{`INSERT INTO db.t VALUES (1)`, true},
		{`INSERT INTO cat.db.t VALUES (1)`, true},
		{`USE CATALOG lake; INSERT INTO t VALUES (1)`, true},
		{`CREATE CATALOG mem WITH ('type' = 'generic_in_memory'); USE CATALOG mem; INSERT INTO t VALUES (1)`, false},
		{`USE CATALOG lake; CREATE TEMPORARY TABLE t (a INT); INSERT INTO t VALUES (1)`, false},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, lastTable(t, test.script+";").External, test.script)
	}
}

func TestFunctions(t *testing.T) {
	script := parse(t, `CREATE TEMPORARY SYSTEM FUNCTION Hide AS 'com.acme.Hide'; CREATE FUNCTION db.f AS 'com.acme.F';
		DROP TEMPORARY SYSTEM FUNCTION hide; INSERT INTO t VALUES (1);`)
	c := Build(&policy.Policy{}, []*sql.Script{script})
	name := func(parts ...string) *sql.Name {
		n := &sql.Name{}
		for _, p := range parts {
			n.Parts = append(n.Parts, sql.Ident{Name: p})
		}
		return n
	}
	assert.NotNil(t, c.Function(script.Stmts[1], name("HIDE")), "names of functions have no case")
	assert.Nil(t, c.Function(script.Stmts[3], name("hide")), "dropped")
	assert.NotNil(t, c.Function(script.Stmts[3], name("db", "F")))
	assert.Nil(t, c.Function(script.Stmts[3], name("f")), "another database")
}

func TestScriptsAreSessions(t *testing.T) {
	one, two := parse(t, `CREATE TABLE t (a INT);`), parse(t, `INSERT INTO t VALUES (1);`)
	insert := two.Stmts[0].(*sql.Insert)
	table, _ := Build(&policy.Policy{}, []*sql.Script{one, two}).Table(insert, insert.Table)
	assert.False(t, table.Known)
}

func TestWatermark(t *testing.T) {
	const s = "CREATE TABLE s (a INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts);"
	tests := []struct {
		script string
		want   bool
	}{
		{"CREATE TABLE t (ts TIMESTAMP(3));", false},
		{"CREATE TABLE t (ts TIMESTAMP(3), WATERMARK FOR ts AS ts);", true},
		{"CREATE TABLE t (ts TIMESTAMP(3)); ALTER TABLE t ADD WATERMARK FOR ts AS ts;", true},
		{s + "CREATE TABLE t LIKE s; ALTER TABLE t DROP WATERMARK;", false},
		{s + "CREATE TABLE t LIKE s;", true},
		{s + "CREATE TABLE t LIKE s (EXCLUDING WATERMARKS);", false},
		{s + "CREATE TABLE t LIKE s (EXCLUDING ALL);", false},
	}
	for _, test := range tests {
		table := lastTable(t, test.script+"INSERT INTO t VALUES (1);")
		assert.Equal(t, test.want, table.Watermark != nil, test.script)
	}
}

// Of a table whose declaration cannot be read, or may not be the one that
// counts, there may be more columns.
func TestKnown(t *testing.T) {
	tests := []struct {
		script string
		want   bool
	}{
		{"CREATE TABLE t (a INT);", true},
		{"CREATE TABLE t (a INT, b DECIMAL(1 2));", false},
		{"CREATE TABLE t (a INT, `${b}` INT);", false},
		{"CREATE TABLE t (a INT); ALTER TABLE t ADD (b INT c);", false},
		{"CREATE TABLE t (a INT); SELECT 1 2;", true},
		{"CREATE TABLE IF NOT EXISTS t (a INT);", true},
		{"USE CATALOG lake; CREATE TABLE t (a INT);", true},
		{"USE CATALOG lake; CREATE TABLE IF NOT EXISTS t (a INT);", false},
		{"CREATE TABLE t (a INT) LIKE elsewhere;", false},
	}
	for _, test := range tests {
		text := test.script + "INSERT INTO t VALUES (1);"
		script := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(text)).Text())
		insert := script.Stmts[len(script.Stmts)-1].(*sql.Insert)
		table, _ := Build(&policy.Policy{}, []*sql.Script{script}).Table(insert, insert.Table)
		assert.Equal(t, test.want, table.Known, test.script)
	}
}

func TestEndless(t *testing.T) {
	tests := []struct {
		options string
		want    bool
	}{
		{"'connector' = 'kafka'", true},
		{"'connector' = 'kafka', 'scan.bounded.mode' = 'unbounded'", true},
		{"'connector' = 'kafka', 'scan.bounded.mode' = 'latest-offset'", false},
		{"'connector' = 'kinesis'", true},
		{"'connector' = 'mysql-cdc'", true},
		{"'connector' = 'mysql-cdc', 'scan.startup.mode' = 'snapshot'", false},
		{"'connector' = 'datagen'", true},
		{"'connector' = 'datagen', 'number-of-rows' = '9'", false},
		{"'connector' = 'datagen', 'fields.a.end' = '9'", false},
		{"'connector' = 'sls', 'stopTime' = '2024-01-01 00:00:00'", false},
		{"'connector' = 'pulsar', 'source.stop.at-message-id' = 'never'", true},
		{"'connector' = 'pulsar', 'source.stop.at-publish-time' = '1700000000000'", false},
		{"'connector' = 'mysql-cdc', 'scan.startup.mode' = '${mode}'", false},
		{"'connector' = 'sqlserver-cdc', 'scan.startup.mode' = 'initial-only'", false},
		{"'connector' = 'filesystem', 'path' = 'oss://b/d'", false},
		{"'connector' = 'filesystem', 'path' = 'oss://b/d', 'source.monitor-interval' = '10 s'", true},
		{"'connector' = 'jdbc'", false},
		{"'connector' = 'acme'", false},
	}
	for _, test := range tests {
		table := lastTable(t, "CREATE TABLE t (a INT) WITH ("+test.options+"); INSERT INTO t VALUES (1);")
		assert.Equal(t, test.want, table.Endless(), test.options)
	}
	assert.False(t, lastTable(t, "INSERT INTO t VALUES (1);").Endless())
}
