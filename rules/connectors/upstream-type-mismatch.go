package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UpstreamTypeMismatch finds columns whose type cannot hold what the source
// database has.
var UpstreamTypeMismatch = Pack.Add(rules.Rule{
	Name:     "upstream-type-mismatch",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      mirrors(mirror.typeMismatch),
})

func (m mirror) typeMismatch() {
	if !m.reads() {
		return
	}
	for _, c := range m.Table.Columns {
		if c.Kind != sql.Physical {
			continue
		}
		for _, t := range m.upstream {
			if up := t.Column(c.Name); up != nil && m.judgeType(c, t, up) {
				break
			}
		}
	}
}

// judgeType reports a column whose type cannot hold that of its source.
func (m mirror) judgeType(c *catalog.Column, t *catalog.UpstreamTable, up *catalog.UpstreamColumn) bool {
	mapped, known := mapUpstream(t, up.Type)
	if !known || plan.Kind(c.Type) == "" {
		return false
	}
	why, severity := m.misfit(c.Type, up.Type, mapped)
	if why == "" {
		return false
	}
	m.report(c, severity, fmt.Sprintf("%q is %s here and %s in the upstream table %s: %s; declare %s",
		c.Name, strings.Replace(sql.Format(c.Type), "INTEGER", "INT", 1), spell(up.Type), m.names(), why, mapped), up)
	return true
}

// mapUpstream returns the type of Flink for a type of the table's database.
func mapUpstream(t *catalog.UpstreamTable, up catalog.UpstreamType) (flink.MappedType, bool) {
	if t.Postgres {
		return flink.MapPostgres(up.Name, up.Args)
	}
	return flink.MapMySQL(up.Name, up.Args, up.Unsigned)
}

// holds are the kinds that may stand for each of the kinds that a column of a
// database is mapped to. Every value has a text.
var holds = map[string][]string{
	"BOOLEAN":   words("BOOLEAN TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING"),
	"TINYINT":   words("BOOLEAN TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING"),
	"SMALLINT":  words("BOOLEAN TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING"),
	"INT":       words("TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING"),
	"BIGINT":    words("TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING"),
	"DECIMAL":   words("TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING"),
	"FLOAT":     words("DECIMAL FLOAT DOUBLE STRING"),
	"DOUBLE":    words("DECIMAL FLOAT DOUBLE STRING"),
	"STRING":    words("STRING BYTES"),
	"ARRAY":     words("ARRAY STRING"),
	"BYTES":     words("BYTES STRING"),
	"DATE":      words("DATE STRING INT BIGINT"),
	"TIME":      words("TIME STRING INT BIGINT"),
	"TIMESTAMP": words("TIMESTAMP TIMESTAMP_LTZ STRING BIGINT"),

	"TIMESTAMP_LTZ": words("TIMESTAMP TIMESTAMP_LTZ STRING"),
}

func words(s string) []string { return strings.Fields(s) }

// judged are the kinds of which it is known what they cannot hold.
var judged = words("BOOLEAN TINYINT SMALLINT INT BIGINT DECIMAL FLOAT DOUBLE STRING BYTES DATE TIME TIMESTAMP TIMESTAMP_LTZ ARRAY MAP ROW MULTISET")

// wholes are the whole numbers by growing size.
var wholes = words("TINYINT SMALLINT INT BIGINT")

// misfit says what goes wrong with a type, "" where nothing does.
func (m mirror) misfit(declared *sql.Type, up catalog.UpstreamType, mapped flink.MappedType) (why string, severity rules.Severity) {
	kind := plan.Kind(declared)
	have, want := slices.Index(wholes, kind), slices.Index(wholes, mapped.Kind)
	switch {
	case !slices.Contains(judged, kind):
	case !slices.Contains(holds[mapped.Kind], kind):
		return "the values cannot be converted", 0
	case kind == "TIMESTAMP_LTZ" && (up.Name == "DATETIME" && m.Identifier == "mysql-cdc" || up.Name == "TIMESTAMP" && m.Identifier == "postgres-cdc"):
		// RowDataDebeziumDeserializeSchema.convertToLocalTimeZoneTimestamp
		return fmt.Sprintf("a %s has no time zone, and the job fails on the first one", up.Name), 0
	case have >= 0 && have < want && up.Name != "YEAR":
		if up.Unsigned {
			severity = rules.Note
		}
		return "larger numbers do not fit", severity
	case have >= 0 && mapped.Kind == "DECIMAL" && mapped.Scale > 0:
		return "fractions do not fit", 0
	case have >= 0 && mapped.Kind == "DECIMAL" && mapped.Precision > maxDigits[kind]:
		return "larger numbers do not fit", rules.Note
	case kind == "DECIMAL" && mapped.Kind == "DECIMAL" && whole(declared) < mapped.Precision-mapped.Scale:
		return "larger numbers overflow to NULL", rules.Note
	}
	return "", 0
}

// maxDigits is how many digits numbers need at most for each of them to be held.
var maxDigits = map[string]int{"TINYINT": 3, "SMALLINT": 5, "INT": 10, "BIGINT": 19}

// whole returns how many digits a DECIMAL has before its point.
func whole(t *sql.Type) int {
	digits := [2]int{10, 0}
	for i, arg := range t.Args {
		n, ok := arg.(*sql.Number)
		if !ok || i > 1 {
			return 38
		}
		if _, err := fmt.Sscan(n.Text, &digits[i]); err != nil {
			return 38
		}
	}
	return digits[0] - digits[1]
}

// spell writes a type of a database.
func spell(t catalog.UpstreamType) string {
	s := t.Name
	if len(t.Args) > 0 && t.Name != "ENUM" && t.Name != "SET" {
		s += "(" + strings.Trim(strings.ReplaceAll(fmt.Sprint(t.Args), " ", ", "), "[]") + ")"
	}
	if t.Unsigned {
		s += " UNSIGNED"
	}
	return s
}
