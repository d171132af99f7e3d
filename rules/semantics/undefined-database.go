package semantics

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// undefinedDatabases reports databases that are used and that nobody has created.
// The catalog must be one that begins empty. On a platform the catalog that a
// session starts in is the platform's own, and a script that runs behind another
// one may find what that has left, so that for it there must be a sign: the draft
// is known to run on plain Flink, the catalog is named, the database was dropped,
// or one of nearly the same name is there.
func undefinedDatabases(pass *analysis.Pass, readable sheaf) {
	c, platform := linters.Catalog.Of(pass), linters.Target.Of(pass).Platform
	for _, script := range readable {
		for _, stmt := range script.Stmts {
			gap, name := c.Gap(stmt), databaseIn(stmt)
			if gap == nil || name == nil || name.Templated() {
				continue
			}
			slip := slices.IndexFunc(gap.Others, func(other string) bool { return mistyped(gap.Database, other) }) >= 0
			sure := platform == "oss" || platform == "operator" || gap.Dropped || slip || gap.Catalog != builtin || len(name.Parts) > 1 && name.Parts[0].Name == builtin
			if sure && platform != "vvr" && platform != "vvp" {
				pass.ReportRangef(name, "%s", missingDatabase(gap))
			}
		}
	}
}

// builtin is the catalog that a session of plain Flink starts in.
const builtin = "default_catalog"

func missingDatabase(gap *catalog.Gap) string {
	if gap.Dropped {
		return fmt.Sprintf("the database %q of the catalog %q is dropped before; create it anew", gap.Database, gap.Catalog)
	}
	return fmt.Sprintf("the catalog %q has no database %q%s", gap.Catalog, gap.Database, cmp.Or(near.Hint(gap.Database, gap.Others), "; create it with CREATE DATABASE"))
}

// databaseIn returns the name in a statement that says the database.
func databaseIn(stmt sql.Stmt) *sql.Name {
	switch stmt := stmt.(type) {
	case *sql.Use:
		return stmt.Names[0]
	case *sql.Drop:
		return stmt.Name
	case *sql.CreateTable:
		return stmt.Name
	case *sql.CreateMaterializedTable:
		return stmt.Name
	case *sql.CreateView:
		return stmt.Name
	}
	return nil
}
