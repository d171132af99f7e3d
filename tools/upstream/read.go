package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pingcap/tidb/pkg/parser"
	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/mysql"
	_ "github.com/pingcap/tidb/pkg/parser/test_driver" // values of literals
	"github.com/pingcap/tidb/pkg/parser/types"
)

// A table is what a table of MySQL is after the statements of a script.
type table struct {
	Database string             `json:"database,omitempty"`
	Name     string             `json:"name"`
	Columns  map[string]*column `json:"columns,omitempty"`
	Primary  []string           `json:"primary,omitempty"`
	// Unique are the unique keys by name, but for those with an expression.
	Unique map[string][]string `json:"unique,omitempty"`
	// Open says that a query or a table that is not there gives it more columns.
	Open bool `json:"open,omitempty"`
	// others are the names of the keys that are not unique.
	others map[string]bool
}

// A column is its type, with the numbers that tell values apart, and the rest.
type column struct {
	Type     string `json:"type"`
	Unsigned bool   `json:"unsigned,omitempty"`
	NotNull  bool   `json:"notNull,omitempty"`
	Comment  string `json:"comment,omitempty"`
}

// A reader runs the statements of a script on tables.
type reader struct {
	tables   []*table
	database string
}

func read(script string) reading {
	var r reader
	out := reading{Tables: []*table{}}
	p := parser.New()
	for _, s := range split(script) {
		nodes, _, err := p.Parse(s, "", "")
		out.Statements++
		if err != nil {
			out.Refused = append(out.Refused, strings.TrimSpace(s))
			continue
		}
		for _, n := range nodes {
			r.run(n)
		}
	}
	out.Tables = append(out.Tables, r.tables...)
	return out
}

func (r *reader) run(n ast.StmtNode) {
	switch s := n.(type) {
	case *ast.UseStmt:
		r.database = s.DBName
	case *ast.CreateTableStmt:
		r.create(s)
	case *ast.AlterTableStmt:
		if t := r.find(s.Table); t != nil {
			for _, spec := range s.Specs {
				r.alter(t, spec)
			}
			t.primary(t.Primary)
		}
	case *ast.DropTableStmt:
		for _, n := range s.Tables {
			r.drop(n)
		}
	case *ast.RenameTableStmt:
		for _, pair := range s.TableToTables {
			r.rename(r.find(pair.OldTable), pair.NewTable)
		}
	case *ast.CreateIndexStmt:
		if t := r.find(s.Table); t != nil {
			if s.KeyType == ast.IndexKeyTypeUnique {
				t.unique(s.IndexName, s.IndexPartSpecifications)
			} else {
				t.others[s.IndexName] = true
			}
		}
	case *ast.DropIndexStmt:
		if t := r.find(s.Table); t != nil {
			t.dropKey(s.IndexName)
		}
	}
}

func (r *reader) names(n *ast.TableName) (database, name string) {
	if n.Schema.O != "" {
		return n.Schema.O, n.Name.O
	}
	return r.database, n.Name.O
}

func (r *reader) find(n *ast.TableName) *table {
	database, name := r.names(n)
	for _, t := range r.tables {
		if strings.EqualFold(t.Database, database) && strings.EqualFold(t.Name, name) {
			return t
		}
	}
	return nil
}

func (r *reader) drop(n *ast.TableName) {
	if t := r.find(n); t != nil {
		r.tables = slices.DeleteFunc(r.tables, func(other *table) bool { return other == t })
	}
}

func (r *reader) rename(t *table, to *ast.TableName) {
	if t != nil {
		t.Database, t.Name = r.names(to)
	}
}

func (r *reader) create(s *ast.CreateTableStmt) {
	if s.TemporaryKeyword != ast.TemporaryNone || r.find(s.Table) != nil {
		return
	}
	t := &table{Columns: map[string]*column{}, Unique: map[string][]string{}, others: map[string]bool{}, Open: s.Select != nil}
	t.Database, t.Name = r.names(s.Table)
	if s.ReferTable != nil {
		t.like(r.find(s.ReferTable))
	}
	for _, c := range s.Cols {
		t.column(c)
	}
	for _, c := range s.Constraints {
		t.constraint(c)
	}
	r.tables = append(r.tables, t)
}

func (t *table) like(of *table) {
	if of == nil {
		t.Open = true
		return
	}
	for name, c := range of.Columns {
		copied := *c
		t.Columns[name] = &copied
	}
	for name, key := range of.Unique {
		t.Unique[name] = slices.Clone(key)
	}
	for name := range of.others {
		t.others[name] = true
	}
	t.Primary, t.Open = slices.Clone(of.Primary), of.Open
}

func (r *reader) alter(t *table, spec *ast.AlterTableSpec) {
	switch spec.Tp {
	case ast.AlterTableAddColumns:
		for _, c := range spec.NewColumns {
			t.column(c)
		}
		for _, c := range spec.NewConstraints {
			t.constraint(c)
		}
	case ast.AlterTableAddConstraint:
		t.constraint(spec.Constraint)
	case ast.AlterTableDropColumn:
		t.dropColumn(spec.OldColumnName.Name.O)
	case ast.AlterTableDropPrimaryKey:
		t.Primary = nil
	case ast.AlterTableDropIndex:
		t.dropKey(spec.Name)
	case ast.AlterTableDropCheck: // DROP CONSTRAINT, whatever it is
		t.dropKey(spec.Constraint.Name)
	case ast.AlterTableModifyColumn:
		t.change(spec.NewColumns[0].Name.Name.O, spec.NewColumns[0])
	case ast.AlterTableChangeColumn:
		t.change(spec.OldColumnName.Name.O, spec.NewColumns[0])
	case ast.AlterTableRenameColumn:
		t.renameColumn(spec.OldColumnName.Name.O, spec.NewColumnName.Name.O)
	case ast.AlterTableRenameIndex:
		t.renameKey(spec.FromKey.O, spec.ToKey.O)
	case ast.AlterTableRenameTable:
		r.rename(t, spec.NewTable)
	}
}

// column adds a column, with the keys that its options make.
func (t *table) column(def *ast.ColumnDef) {
	name := def.Name.Name.O
	c := &column{Type: spell(def.Tp), Unsigned: mysql.HasUnsignedFlag(def.Tp.GetFlag())}
	t.Columns[name] = c
	for _, o := range def.Options {
		switch o.Tp {
		case ast.ColumnOptionNotNull:
			c.NotNull = true
		case ast.ColumnOptionComment:
			c.Comment = text(o.Expr)
		case ast.ColumnOptionPrimaryKey:
			t.primary([]string{name})
		case ast.ColumnOptionUniqKey:
			t.add("", []string{name})
		}
	}
}

func text(e ast.ExprNode) string {
	if v, ok := e.(ast.ValueExpr); ok {
		return v.GetString()
	}
	return ""
}

// change puts a column in the place of another; keys go on holding it.
func (t *table) change(from string, def *ast.ColumnDef) {
	t.renameColumn(from, def.Name.Name.O)
	t.column(def)
}

func (t *table) constraint(c *ast.Constraint) {
	switch c.Tp {
	case ast.ConstraintPrimaryKey:
		if names, ok := parts(c.Keys); ok {
			t.primary(names)
		}
	case ast.ConstraintUniq, ast.ConstraintUniqKey, ast.ConstraintUniqIndex:
		t.unique(c.Name, c.Keys)
	case ast.ConstraintKey, ast.ConstraintIndex:
		if names, ok := parts(c.Keys); ok {
			t.others[t.free(c.Name, names)] = true
		}
	}
}

// primary makes columns the primary key, which takes no NULL. Their names are
// those of the columns, whatever their case is in the key.
func (t *table) primary(names []string) {
	t.Primary = t.own(names)
	for _, name := range t.Primary {
		if c := t.Columns[name]; c != nil {
			c.NotNull = true
		}
	}
}

func (t *table) unique(name string, keys []*ast.IndexPartSpecification) {
	if names, ok := parts(keys); ok {
		t.add(name, names)
	}
}

func (t *table) add(name string, columns []string) { t.Unique[t.free(name, columns)] = t.own(columns) }

// own spells the names of columns as the table does.
func (t *table) own(names []string) []string {
	names = slices.Clone(names)
	for i, name := range names {
		for c := range t.Columns {
			if strings.EqualFold(c, name) {
				names[i] = c
			}
		}
	}
	return names
}

// free returns the name of a key: without one it is that of the first column,
// with a number where that is taken (MySQL, "CREATE TABLE Statement").
func (t *table) free(name string, columns []string) string {
	if name != "" {
		return name
	}
	name = t.own(columns)[0]
	for n := 2; t.others[name] || t.Unique[name] != nil; n++ {
		name = fmt.Sprintf("%s_%d", t.own(columns)[0], n)
	}
	return name
}

// parts returns the columns of a key, not those of one with an expression.
func parts(keys []*ast.IndexPartSpecification) (names []string, ok bool) {
	for _, k := range keys {
		if k.Column == nil {
			return nil, false
		}
		names = append(names, k.Column.Name.O)
	}
	return names, true
}

func (t *table) dropKey(name string) {
	for key := range t.Unique {
		if strings.EqualFold(key, name) {
			delete(t.Unique, key)
		}
	}
	delete(t.others, name)
}

func (t *table) renameKey(from, to string) {
	for key, columns := range t.Unique {
		if strings.EqualFold(key, from) {
			delete(t.Unique, key)
			t.Unique[to] = columns
			return
		}
	}
	if t.others[from] {
		delete(t.others, from)
		t.others[to] = true
	}
}

func (t *table) dropColumn(name string) {
	is := func(other string) bool { return strings.EqualFold(other, name) }
	for c := range t.Columns {
		if is(c) {
			delete(t.Columns, c)
		}
	}
	t.Primary = slices.DeleteFunc(t.Primary, is)
	for key, columns := range t.Unique {
		if t.Unique[key] = slices.DeleteFunc(columns, is); len(t.Unique[key]) == 0 {
			delete(t.Unique, key)
		}
	}
}

func (t *table) renameColumn(from, to string) {
	for name, c := range t.Columns {
		if strings.EqualFold(name, from) {
			delete(t.Columns, name)
			t.Columns[to] = c
			break
		}
	}
	keys := [][]string{t.Primary}
	for _, columns := range t.Unique {
		keys = append(keys, columns)
	}
	for _, key := range keys {
		for i, c := range key {
			if strings.EqualFold(c, from) {
				key[i] = to
			}
		}
	}
}

// spell writes a type with its length, precision or scale where they tell values
// apart; how wide a number is shown does not.
func spell(t *types.FieldType) string {
	name := strings.ToUpper(types.TypeToStr(t.GetType(), t.GetCharset()))
	length, scale := t.GetFlen(), t.GetDecimal()
	switch name {
	case "DECIMAL":
		return fmt.Sprintf("DECIMAL(%d,%d)", or(length, 10), or(scale, 0))
	case "CHAR", "BINARY", "BIT":
		return fmt.Sprintf("%s(%d)", name, or(length, 1))
	case "VARCHAR", "VARBINARY":
		return fmt.Sprintf("%s(%d)", name, length)
	case "DATETIME", "TIMESTAMP", "TIME":
		return fmt.Sprintf("%s(%d)", name, or(scale, 0))
	case "TINYINT":
		if length == 1 {
			return "TINYINT(1)"
		}
	}
	return name
}

func or(n, otherwise int) int {
	if n == types.UnspecifiedLength {
		return otherwise
	}
	return n
}
