package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UndefinedReference finds names of columns, tables, models and databases that mean
// nothing.
var UndefinedReference = Pack.Add(rules.Rule{
	Name:     "undefined-reference",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Catalog, linters.Plan, linters.Target),
	Run:      undefinedReference,
})

func undefinedReference(pass *analysis.Pass) {
	readable := sound(pass)
	for _, miss := range linters.Plan.Of(pass).Misses {
		switch {
		case miss.Ambiguous || len(miss.Others) == 0 || !readable.has(miss.At):
		case !miss.Selected:
			pass.ReportRangef(miss.At, "there is no column %q here%s", miss.At, near.Hint(miss.At.String(), miss.Others))
		case linters.Target.Of(pass).Platform != "vvr":
			pass.ReportRangef(miss.At, "%q is a name of the select list, which GROUP BY and HAVING do not know; write what it stands for", miss.At)
		}
	}
	c := linters.Catalog.Of(pass)
	for _, script := range readable {
		for _, stmt := range script.Stmts {
			if d, ok := definitionOf(stmt); ok {
				undefinedInDefinition(pass, d, c.Created(stmt))
			}
		}
		for _, insert := range sql.All[*sql.Insert](script) {
			if table, ok := c.Table(insert, insert.Table); ok && settled(table) {
				for _, column := range insert.Columns {
					undefinedColumn(pass, &column.Parts[0], table)
				}
			}
		}
	}
	undefinedTables(pass, readable)
	undefinedModels(pass, readable)
	undefinedDatabases(pass, readable)
}

// settled reports whether all columns of a table are known from a declaration,
// and not from a query.
func settled(t *catalog.Table) bool { return t != nil && t.Known && t.As == nil }

// undefinedInDefinition reports columns of keys, partitions, buckets and the
// watermark that the table does not have.
func undefinedInDefinition(pass *analysis.Pass, d definition, table *catalog.Table) {
	if !settled(table) {
		return
	}
	var columns []*sql.Ident
	for _, key := range d.keys() {
		columns = append(columns, key.Columns...)
	}
	if d.partitioned != nil {
		columns = append(columns, d.partitioned.Columns...)
	}
	if d.distributed != nil {
		columns = append(columns, d.distributed.Columns...)
	}
	for _, w := range d.watermarks {
		if w.Column != nil {
			columns = append(columns, &w.Column.Parts[0])
		}
	}
	for _, column := range columns {
		undefinedColumn(pass, column, table)
	}
}

func undefinedColumn(pass *analysis.Pass, name *sql.Ident, table *catalog.Table) {
	if name.Var() != nil || table.Column(name.Name) != nil {
		return
	}
	var others []string
	for _, c := range table.Columns {
		others = append(others, c.Name)
	}
	pass.ReportRangef(name, "the table %q has no column %q%s", table.Name, name.Name, near.Hint(name.Name, others))
}
