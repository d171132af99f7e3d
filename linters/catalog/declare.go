package catalog

import (
	"slices"
	"sort"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// readable reports whether all of a declaration is known: it has no mistake in
// it, and no column whose name a variable gives.
func (s *session) readable(stmt sql.Stmt) bool {
	errs := s.script.Errors
	first := sort.Search(len(errs), func(i int) bool { return errs[i].Pos() >= stmt.Pos() })
	if first < len(errs) && errs[first].Pos() <= stmt.End() {
		return false
	}
	readable := true
	sql.Inspect(stmt, func(n sql.Node) bool {
		if c, ok := n.(*sql.Column); ok && c.Name != nil && c.Name.Var() != nil {
			readable = false
		}
		return readable
	})
	return readable
}

func (s *session) createTable(stmt *sql.CreateTable) {
	if stmt.Name == nil {
		return
	}
	path, qualified := s.resolve(s.now, stmt.Name)
	if stmt.IfNotExists && s.relations.in(stmt.Temporary, s.now, path) != nil {
		return
	}
	t := newTable(path, stmt, stmt.Name, stmt.Columns, stmt.Constraints, stmt.With)
	t.watermark(stmt.Watermarks)
	t.Temporary = stmt.Temporary
	t.External = !t.Temporary && s.external(s.now, path)
	t.As = stmt.As
	readable := s.readable(stmt)
	t.Known, t.MoreOptions = readable && (s.trusted || !stmt.IfNotExists || !t.External), !readable
	if stmt.Like != nil && stmt.Like.Table != nil {
		origin, ok := moment{s, s.now}.table(stmt.Like.Table)
		if !ok {
			origin = unknownTable(path, stmt.Like.Table, qualified)
		}
		t = like(origin, t, stmt.Like)
	}
	s.keep(path, stmt.Temporary, t)
}

// like returns the table that is declared as table LIKE origin. Columns always
// come along; the rest as the options of LIKE say (Flink: CREATE TABLE, "LIKE").
func like(origin, table *Table, clause *sql.TableLike) *Table {
	merged := table.clone()
	merged.Known = origin.Known && table.Known
	merged.Columns, merged.Options = nil, nil
	for _, c := range origin.Columns {
		if c.Kind == sql.Computed && excluded(clause, "GENERATED") ||
			c.Kind == sql.Metadata && excluded(clause, "METADATA") {
			continue
		}
		merged.Columns = append(merged.Columns, c)
	}
	for _, c := range table.Columns {
		merged.add([]*sql.Column{c.Node})
	}
	if table.Watermark == nil && !excluded(clause, "WATERMARKS") {
		merged.Watermark = origin.Watermark
	}
	if !excluded(clause, "OPTIONS") {
		merged.Options = slices.Clone(origin.Options)
		merged.MoreOptions = origin.MoreOptions || table.MoreOptions
	}
	merged.Options = append(merged.Options, table.Options...)
	merged.Connector = merged.Option("connector")
	if len(table.PrimaryKey) == 0 && !excluded(clause, "CONSTRAINTS") {
		merged.PrimaryKey = slices.Clone(origin.PrimaryKey)
	}
	return merged
}

// excluded reports whether the options of LIKE leave a feature out. An option
// for the feature itself counts more than one for ALL.
func excluded(clause *sql.TableLike, feature string) bool {
	out := false
	for _, o := range clause.Options {
		switch o.Feature {
		case feature:
			return o.Merge == "EXCLUDING"
		case "ALL":
			out = o.Merge == "EXCLUDING"
		}
	}
	return out
}

func (s *session) createMaterializedTable(stmt *sql.CreateMaterializedTable) {
	if stmt.Name == nil {
		return
	}
	path, _ := s.resolve(s.now, stmt.Name)
	t := newTable(path, stmt, stmt.Name, stmt.Columns, stmt.Constraints, stmt.With)
	t.watermark(stmt.Watermarks)
	t.External = true
	t.Known = s.readable(stmt)
	t.As = stmt.As
	s.keep(path, false, t)
}

func (s *session) createView(stmt *sql.CreateView, name *sql.Name) {
	if name == nil {
		return
	}
	path, _ := s.resolve(s.now, name)
	if stmt.IfNotExists && s.relations.in(stmt.Temporary, s.now, path) != nil {
		return
	}
	s.relations.put(s.now, path, stmt.Temporary, &View{Path: path, Node: stmt, Query: stmt.As, Stmt: stmt})
}

// alter changes a table or view that the draft declares, from here on.
func (s *session) alter(stmt *sql.Alter) {
	if stmt.Name == nil || stmt.Action == nil {
		return
	}
	path, _ := s.resolve(s.now, stmt.Name)
	if stmt.Object == sql.Model {
		s.alterModel(path, stmt)
		return
	}
	switch object := s.relations.at(s.now, path).(type) {
	case *Table:
		if rename, ok := stmt.Action.(*sql.RenameTo); ok {
			renamed := object.clone()
			if rename.To != nil {
				renamed.Name = rename.To.Last().Name
				renamed.Path.Name = renamed.Name
			}
			s.rename(path, rename, object.Temporary, renamed)
			return
		}
		altered := object.clone()
		altered.alter(stmt.Action)
		altered.Known = altered.Known && s.readable(stmt)
		s.keep(path, object.Temporary, altered)
	case *View:
		switch action := stmt.Action.(type) {
		case *sql.RenameTo:
			s.rename(path, action, object.Node.Temporary, object)
		case *sql.AlterAs:
			view := &View{Path: path, Node: object.Node, Query: action.Query, Stmt: stmt}
			s.relations.put(s.now, path, object.Node.Temporary, view)
		}
	}
}

func (s *session) rename(path Path, action *sql.RenameTo, temporary bool, object any) {
	if action.To == nil {
		return
	}
	s.relations.put(s.now, path, temporary, nil)
	path.Name = action.To.Last().Name
	s.relations.put(s.now, path, temporary, object)
}

// alter applies an action to the table.
func (t *Table) alter(action sql.Action) {
	switch action := action.(type) {
	case *sql.AddItems:
		t.add(action.Columns)
		t.watermark(action.Watermarks)
		t.constrain(action.Constraints)
	case *sql.ModifyItems:
		t.add(action.Columns)
		t.watermark(action.Watermarks)
		t.constrain(action.Constraints)
	case *sql.RenameColumn:
		t.renameColumn(action)
	case *sql.DropItems:
		t.dropItems(action)
	case *sql.SetOptions:
		t.set(action.Options)
	case *sql.ResetOptions:
		t.reset(action.Keys)
	}
}

func (t *Table) renameColumn(action *sql.RenameColumn) {
	if action.From == nil || action.To == nil || len(action.From.Parts) != 1 {
		return
	}
	if at := t.index(action.From.Parts[0].Name); at >= 0 {
		c := *t.Columns[at]
		c.Name, c.Range = action.To.Last().Name, action.To.Range()
		t.Columns[at] = &c
	}
}

func (t *Table) dropItems(action *sql.DropItems) {
	for _, name := range action.Columns {
		if at := t.index(name.Last().Name); len(name.Parts) == 1 && at >= 0 {
			t.Columns = slices.Delete(t.Columns, at, at+1)
		}
	}
	if action.Watermark {
		t.Watermark = nil
	}
	if action.PrimaryKey || action.Constraint != nil {
		t.PrimaryKey = nil
	}
}
