package catalog

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A mysqlReading is a script with what the parser of TiDB reads in it, as
// tools/upstream writes it.
type mysqlReading struct {
	File, Script string
	Tables       []mysqlTable
	Statements   int
	Refused      []string
}

type mysqlTable struct {
	Database, Name string
	Columns        map[string]mysqlColumn
	Primary        []string
	Unique         map[string][]string
	Open           bool
}

type mysqlColumn struct {
	Type              string
	Unsigned, NotNull bool
	Comment           string
}

func readings(r io.Reader) (all []mysqlReading, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var reading mysqlReading
		if err := json.Unmarshal(lines.Bytes(), &reading); err != nil {
			return nil, err
		}
		all = append(all, reading)
	}
	return all, lines.Err()
}

// told tells of a table what the oracle does.
func told(t *UpstreamTable) mysqlTable {
	table := mysqlTable{Database: t.Database, Name: t.Name, Columns: map[string]mysqlColumn{}, Unique: map[string][]string{}, Open: t.Open}
	for _, c := range t.Columns {
		table.Columns[c.Name] = mysqlColumn{toldType(c.Type), c.Type.Unsigned, c.NotNull, c.Comment}
	}
	table.Primary = ownNames(t, t.Primary)
	for _, u := range t.Unique {
		table.Unique[u.Name] = ownNames(t, u.Columns)
	}
	return table
}

// ownNames spells the columns of a key as they are declared.
func ownNames(t *UpstreamTable, key []string) (names []string) {
	for _, name := range key {
		if c := t.Column(name); c != nil {
			name = c.Name
		}
		names = append(names, name)
	}
	return names
}

// toldType writes a type with its numbers where they tell values apart, and with
// those that it has where none is written.
func toldType(t UpstreamType) string {
	arg := func(at, otherwise int) int {
		if at < len(t.Args) {
			return t.Args[at]
		}
		return otherwise
	}
	switch t.Name {
	case "DECIMAL":
		return fmt.Sprintf("DECIMAL(%d,%d)", arg(0, 10), arg(1, 0))
	case "CHAR", "BINARY", "BIT", "VARCHAR", "VARBINARY":
		return fmt.Sprintf("%s(%d)", t.Name, arg(0, 1))
	case "DATETIME", "TIMESTAMP", "TIME":
		return fmt.Sprintf("%s(%d)", t.Name, arg(0, 0))
	case "TINYINT":
		if arg(0, 0) == 1 {
			return "TINYINT(1)"
		}
	}
	return t.Name
}

// A tally counts the tables of readings.
type tally struct{ agree, differ, refused int }

// hold holds what the reader makes of a script against a reading of it. What is
// in a statement that the oracle refuses is no table of it.
func (n *tally) hold(t *testing.T, script string, oracle mysqlReading) {
	ours := map[string]mysqlTable{}
	for _, table := range upstream(script).Tables() {
		ours[table.Database+"."+table.Name] = told(table)
	}
	refused := strings.Join(oracle.Refused, "\n")
	for _, want := range oracle.Tables {
		name := want.Database + "." + want.Name
		got, ok := ours[name]
		delete(ours, name)
		switch {
		case strings.Contains(refused, want.Name):
			n.refused++
		case ok && assert.ObjectsAreEqual(normal(want), normal(got)):
			n.agree++
		default:
			n.differ++
			assert.Equal(t, normal(want), normal(got), "%s%s", oracle.File, script)
		}
	}
	for name := range maps.Keys(ours) {
		if strings.Contains(refused, ours[name].Name) {
			n.refused++
			continue
		}
		n.differ++
		assert.Fail(t, "no table of the script", "%s in %s%s", name, oracle.File, script)
	}
}

// normal has no empty lists beside absent ones.
func normal(t mysqlTable) mysqlTable {
	if len(t.Columns) == 0 {
		t.Columns = nil
	}
	if len(t.Primary) == 0 {
		t.Primary = nil
	}
	if len(t.Unique) == 0 {
		t.Unique = nil
	}
	return t
}

// The reader agrees with the parser of TiDB about generated scripts (tools/upstream
// says how they are written again).
func TestReadUpstreamAgainstTiDB(t *testing.T) {
	f, err := os.Open("testdata/upstream.jsonl")
	require.NoError(t, err)
	defer f.Close()
	all, err := readings(f)
	require.NoError(t, err)
	var n tally
	var statements, refused int
	for _, r := range all {
		n.hold(t, r.Script, r)
		statements += r.Statements
		refused += len(r.Refused)
	}
	assert.Greater(t, statements, 400)
	t.Logf("%d statements in %d scripts, of which TiDB refuses %d; tables: %d agree, %d differ, %d are refused", statements, len(all), refused, n.agree, n.differ, n.refused)
}

// And about scripts that others wrote, in a directory that FLINKVET_MYSQL_DDL
// names.
func TestReadUpstreamAgainstTiDBInTheWild(t *testing.T) {
	folder := os.Getenv("FLINKVET_MYSQL_DDL")
	if folder == "" {
		t.Skip("FLINKVET_MYSQL_DDL names no directory with scripts of MySQL")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.sql"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	oracle := exec.Command("go", append([]string{"run", ".", "read"}, files...)...)
	oracle.Dir = "../../tools/upstream"
	oracle.Stderr = os.Stderr
	out, err := oracle.Output()
	require.NoError(t, err)
	all, err := readings(strings.NewReader(string(out)))
	require.NoError(t, err)
	var n tally
	for _, r := range all {
		text, err := os.ReadFile(r.File)
		require.NoError(t, err)
		n.hold(t, string(text), r)
	}
	t.Logf("tables of %d files: %d agree, %d differ, %d are in statements that TiDB refuses", len(all), n.agree, n.differ, n.refused)
}
