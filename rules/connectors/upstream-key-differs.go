package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UpstreamKeyDiffers finds primary keys that do not tell the rows of the source
// database apart.
var UpstreamKeyDiffers = Pack.Add(rules.Rule{
	Name:     "upstream-key-differs",
	Severity: rules.Warning,
	Needs:    mirrorViews,
	Run:      mirrored(mirror.keyDiffers, flowKeyDiffers),
})

func (m mirror) keyDiffers() {
	key := m.physicalKey()
	if len(key) == 0 || m.Roles() == flink.Lookup {
		return
	}
	for _, t := range m.upstream {
		if len(t.Primary) == 0 || tellsApart(key, t) {
			continue
		}
		m.report(m, 0, fmt.Sprintf("the PRIMARY KEY (%s) of %q is no key of the upstream table %s: rows that differ only in other columns become one; declare (%s)",
			strings.Join(m.Table.PrimaryKey, ", "), m.Name, m.names(), strings.Join(t.Primary, ", ")), t)
		return
	}
}

// physicalKey returns the primary key without metadata, such as the name of the
// table that a row is from, none where a column of it is not declared.
func (m mirror) physicalKey() (key []string) {
	for _, name := range m.Table.PrimaryKey {
		switch c := m.Table.Column(name); {
		case c == nil || c.Kind == sql.Computed:
			return nil
		case c.Kind == sql.Physical:
			key = append(key, name)
		}
	}
	return key
}

// tellsApart reports whether columns hold a whole key of a table.
func tellsApart(columns []string, t *catalog.UpstreamTable) bool {
	keys := [][]string{t.Primary}
	for _, u := range t.Unique {
		keys = append(keys, u.Columns)
	}
	return slices.ContainsFunc(keys, func(key []string) bool {
		return !slices.ContainsFunc(key, func(part string) bool {
			return !slices.ContainsFunc(columns, func(c string) bool { return strings.EqualFold(c, part) })
		})
	})
}
