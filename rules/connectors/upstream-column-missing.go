package connectors

import (
	"cmp"
	"fmt"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UpstreamColumnMissing finds columns that the source database does not have.
var UpstreamColumnMissing = Pack.Add(rules.Rule{
	Name:     "upstream-column-missing",
	Severity: rules.Error,
	Needs:    mirrorViews,
	Run:      mirrored(mirror.columnMissing, flowColumnMissing),
})

func (m mirror) columnMissing() {
	effect := "every statement that names it fails"
	if m.follows() {
		effect = "it is NULL in every row" // RowDataDebeziumDeserializeSchema.createRowConverter
	}
	for _, c := range m.Table.Columns {
		if c.Kind != sql.Physical {
			continue
		}
		if up := m.Table.UpstreamColumn(c.Name); up == nil {
			advice := cmp.Or(near.Hint(c.Name, columnNames(m.upstream[0])), "; take it out, or renew the snapshot")
			m.report(c, 0, fmt.Sprintf("%q is no column of the upstream table %s: %s%s", c.Name, m.names(), effect, advice), m.upstream[0])
		} else if up.Name != c.Name && m.mindsCase() {
			m.report(c, 0, fmt.Sprintf("%q is %q in the upstream table %s, and the case counts: it is NULL in every row; declare %q", c.Name, up.Name, m.names(), up.Name), up)
		}
	}
}

// mindsCase reports whether the source looks columns up by names whose case counts,
// though that of MySQL does not (org.apache.kafka.connect.data.ConnectSchema.field).
// What the connectors of a platform do is not known.
func (m mirror) mindsCase() bool {
	return (m.Identifier == "mysql-cdc" || m.Identifier == "postgres-cdc") && linters.Target.Of(m.pass).Platform == ""
}

func columnNames(t *catalog.UpstreamTable) (names []string) {
	for _, c := range t.Columns {
		names = append(names, c.Name)
	}
	return names
}
