package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A definition is what a statement declares of a table: a CREATE TABLE, a
// CREATE MATERIALIZED TABLE, or an ALTER that adds to one.
type definition struct {
	stmt        sql.Stmt
	columns     []*sql.Column
	watermarks  []*sql.Watermark
	constraints []*sql.Constraint
	partitioned *sql.PartitionedBy
	distributed *sql.Distribution
}

// definitions returns what the statements of a draft declare of tables.
func definitions(pass *analysis.Pass) []definition {
	var list []definition
	for _, s := range scripts(pass) {
		for _, stmt := range s.Stmts {
			if d, ok := definitionOf(stmt); ok {
				list = append(list, d)
			}
		}
	}
	return list
}

func definitionOf(stmt sql.Stmt) (definition, bool) {
	switch stmt := stmt.(type) {
	case *sql.CreateTable:
		return definition{stmt, stmt.Columns, stmt.Watermarks, stmt.Constraints, stmt.Partitioned, stmt.Distributed}, true
	case *sql.CreateMaterializedTable:
		return definition{stmt, stmt.Columns, stmt.Watermarks, stmt.Constraints, stmt.Partitioned, stmt.Distributed}, true
	case *sql.Alter:
		switch action := stmt.Action.(type) {
		case *sql.AddItems:
			return definition{stmt, action.Columns, action.Watermarks, action.Constraints, nil, action.Distributed}, true
		case *sql.ModifyItems:
			return definition{stmt, action.Columns, action.Watermarks, action.Constraints, nil, action.Distributed}, true
		}
	}
	return definition{}, false
}

// keys returns the constraints of a definition, those at their columns first.
func (d definition) keys() []*sql.Constraint {
	var keys []*sql.Constraint
	for _, c := range d.columns {
		if key := c.More().Constraint; key != nil {
			keys = append(keys, key)
		}
	}
	return append(keys, d.constraints...)
}

// scripts returns the scripts of a draft that are no templates, of which only
// the filled in text would be SQL.
func scripts(pass *analysis.Pass) []*sql.Script {
	d := linters.Draft.Of(pass)
	var plain []*sql.Script
	for _, s := range linters.Scripts.Of(pass) {
		if !d.TemplatedAt(s.Text.Pos(0)) {
			plain = append(plain, s)
		}
	}
	return plain
}
