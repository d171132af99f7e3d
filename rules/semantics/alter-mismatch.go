package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// AlterMismatch finds ALTER TABLE of what the table does not have, or has already
// (Flink: "ALTER Statements"; AlterSchemaConverter), and ALTER of a temporary table
// or view (SqlNodeToOperationConversion, SqlAlterViewRenameConverter).
var AlterMismatch = Pack.Add(rules.Rule{
	Name:     "alter-mismatch",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Catalog),
	Run:      alterMismatch,
})

func alterMismatch(pass *analysis.Pass) {
	c := linters.Catalog.Of(pass)
	for _, s := range sound(pass) {
		for _, stmt := range sql.All[*sql.Alter](s) {
			if kind := temporary(c, stmt); kind != "" && !stmt.IfExists {
				pass.ReportRangef(stmt.Name, "the %s %q is temporary, and ALTER changes no such %s; declare it as it is to be", kind, stmt.Name, kind)
				continue
			}
			table, ok := c.Table(stmt, stmt.Name)
			if stmt.Object != sql.Table || !ok || !settled(table) || elsewhere(table) {
				continue
			}
			a := alteration{pass, table}
			switch action := stmt.Action.(type) {
			case *sql.AddItems:
				a.add(action)
			case *sql.ModifyItems:
				a.modify(action)
			case *sql.DropItems:
				a.drop(action)
			case *sql.RenameColumn:
				a.rename(action)
			}
		}
	}
}

// temporary says what is altered, a table or a view, where that is temporary.
func temporary(c *catalog.Catalog, stmt *sql.Alter) string {
	if stmt.Name == nil {
		return ""
	}
	switch stmt.Object {
	case sql.Table:
		if table, ok := c.Table(stmt, stmt.Name); ok && table.Temporary {
			return "table"
		}
	case sql.View:
		if view := c.View(stmt, stmt.Name); view != nil && view.Node.Temporary {
			return "view"
		}
	}
	return ""
}

// elsewhere reports whether a table may have been there before its declaration,
// with other columns.
func elsewhere(t *catalog.Table) bool {
	create, ok := t.Node.(*sql.CreateTable)
	return ok && create.IfNotExists
}

type alteration struct {
	*analysis.Pass
	*catalog.Table
}

func (a alteration) lacks(at analysis.Range, what string) {
	a.ReportRangef(at, "the table %q has no %s; add it, or remove this", a.Name, what)
}

func (a alteration) has(at analysis.Range, what string) {
	a.ReportRangef(at, "the table %q has %s already; use MODIFY to change it", a.Name, what)
}

func (a alteration) add(action *sql.AddItems) {
	for _, c := range action.Columns {
		if c.Name != nil && len(c.More().Outer) == 0 && a.Column(c.Name.Name) != nil {
			a.has(c.Name, fmt.Sprintf("the column %q", c.Name.Name))
		}
	}
	if len(action.Watermarks) > 0 && a.Watermark != nil {
		a.has(action.Watermarks[0], "a watermark")
	}
	for _, key := range action.Constraints {
		if !key.Unique && len(a.PrimaryKey) > 0 {
			a.has(key, "a primary key")
		}
	}
	a.named(action)
}

// named reports columns of an addition that neither the table nor it has.
func (a alteration) named(action *sql.AddItems) {
	added := map[string]bool{}
	for _, name := range columnNames(action.Columns) {
		added[name.Name] = true
	}
	var used []*sql.Ident
	for _, key := range action.Constraints {
		used = append(used, key.Columns...)
	}
	for _, w := range action.Watermarks {
		if w.Column != nil && len(w.Column.Parts) == 1 {
			used = append(used, &w.Column.Parts[0])
		}
	}
	for _, name := range used {
		if !added[name.Name] {
			a.known(name)
		}
	}
}

func (a alteration) modify(action *sql.ModifyItems) {
	for _, c := range action.Columns {
		if c.Name != nil && len(c.More().Outer) == 0 {
			a.known(c.Name)
		}
	}
	if len(action.Watermarks) > 0 && a.Watermark == nil {
		a.lacks(action.Watermarks[0], "watermark")
	}
	for _, key := range action.Constraints {
		if !key.Unique && len(a.PrimaryKey) == 0 {
			a.lacks(key, "primary key")
		}
	}
}

// known reports a column that the table does not have.
func (a alteration) known(name *sql.Ident) bool {
	if name.Var() != nil || a.Column(name.Name) != nil {
		return name.Var() == nil
	}
	var others []string
	for _, c := range a.Columns {
		others = append(others, c.Name)
	}
	a.ReportRangef(name, "the table %q has no column %q%s", a.Name, name.Name, near.Hint(name.Name, others))
	return false
}

func (a alteration) drop(action *sql.DropItems) {
	for _, name := range action.Columns {
		if len(name.Parts) == 1 && a.known(&name.Parts[0]) {
			if use := a.uses(name.Parts[0].Name); use != "" {
				a.ReportRangef(name, "%q is part of %s of %q; drop that first", name, use, a.Name)
			}
		}
	}
	if action.Watermark && a.Watermark == nil {
		a.lacks(action, "watermark")
	}
	if action.PrimaryKey && len(a.PrimaryKey) == 0 {
		a.lacks(action, "primary key")
	}
}

// uses says what of the table needs a column.
func (a alteration) uses(column string) string {
	for _, key := range a.PrimaryKey {
		if key == column {
			return "the primary key"
		}
	}
	if a.Watermark != nil && (a.Watermark.Column != nil && a.Watermark.Column.String() == column || namesIn(a.Watermark.Expr)[column]) {
		return "the watermark"
	}
	for _, c := range a.Columns {
		if c.Node != nil && c.Kind == sql.Computed && namesIn(c.Node.Expr)[column] {
			return fmt.Sprintf("the column %q", c.Name)
		}
	}
	return ""
}

func (a alteration) rename(action *sql.RenameColumn) {
	if action.From == nil || action.To == nil || len(action.From.Parts) != 1 {
		return
	}
	if a.known(&action.From.Parts[0]) && a.Column(action.To.String()) != nil {
		a.ReportRangef(action.To, "the table %q has the column %q already; choose another name", a.Name, action.To)
	}
}

// namesIn returns the first parts of the names in an expression.
func namesIn(e sql.Expr) map[string]bool {
	found := map[string]bool{}
	if e != nil {
		sql.Inspect(e, func(n sql.Node) bool {
			if name, ok := n.(*sql.Name); ok && len(name.Parts) > 0 {
				found[name.Parts[0].Name] = true
			}
			return true
		})
	}
	return found
}
