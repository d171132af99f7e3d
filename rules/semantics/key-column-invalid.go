package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// KeyColumnInvalid finds keys of tables on columns that cannot be in one
// (SchemaResolver, DefaultSchemaResolver; MergeTableLikeUtil).
var KeyColumnInvalid = Pack.Add(rules.Rule{
	Name:     "key-column-invalid",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      keyColumnInvalid,
})

func keyColumnInvalid(pass *analysis.Pass) {
	for _, d := range definitions(pass) {
		kinds := map[string]sql.ColumnKind{}
		for _, c := range d.columns {
			if c.Name != nil && len(c.More().Outer) == 0 {
				kinds[c.Name.Name] = c.Kind
			}
		}
		for _, key := range d.keys() {
			if !key.Unique {
				physical(pass, kinds, key.Columns, "the primary key")
				onceEach(pass, key.Columns)
			}
		}
		if d.partitioned != nil {
			physical(pass, kinds, d.partitioned.Columns, "the partitions")
		}
		if d.distributed != nil {
			physical(pass, kinds, d.distributed.Columns, "the buckets")
			if n := d.distributed.Buckets; n != nil && n.Text == "0" {
				pass.ReportRangef(n, "a table has one bucket at least; write a number above 0")
			}
		}
	}
}

// physical reports columns of a key that are computed or metadata.
func physical(pass *analysis.Pass, kinds map[string]sql.ColumnKind, columns []*sql.Ident, key string) {
	for _, column := range columns {
		switch kinds[column.Name] {
		case sql.Computed:
			pass.ReportRangef(column, "%s", fmt.Sprintf("%q is computed, and %s need%s a column that is stored; name another, or declare it with a type", column.Name, key, ending(key)))
		case sql.Metadata:
			pass.ReportRangef(column, "%s", fmt.Sprintf("%q is metadata, and %s need%s a column that is stored; name another, or declare it without METADATA", column.Name, key, ending(key)))
		}
	}
}

func ending(key string) string {
	if key == "the primary key" {
		return "s"
	}
	return ""
}

// onceEach reports a column that a key names twice.
func onceEach(pass *analysis.Pass, columns []*sql.Ident) {
	seen := map[string]bool{}
	for _, column := range columns {
		if seen[column.Name] {
			pass.ReportRangef(column, "the primary key names %q twice; remove one", column.Name)
		}
		seen[column.Name] = true
	}
}
