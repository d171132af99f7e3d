package catalog

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A session is the state of a script as it runs: what each name means, and the
// catalog and database that are current.
type session struct {
	script    *sql.Script
	now       int
	current   timeline[Path] // Name is always empty
	relations *registry
	functions *registry
	models    *registry
	catalogs  *registry
	databases *registry
	tables    []*Table // in the order in which they came to be
	// trusted says that what is declared is there as it is declared, also with
	// IF NOT EXISTS in a catalog that may hold more.
	trusted bool
}

// The catalog and database that a session starts in (Flink: table.builtin-catalog-name,
// table.builtin-database-name).
const (
	builtinCatalog  = "default_catalog"
	builtinDatabase = "default_database"
)

func newSession() *session {
	s := &session{
		relations: newRegistry(), functions: newRegistry(), models: newRegistry(),
		catalogs: newRegistry(), databases: newRegistry(),
	}
	start := Path{Catalog: builtinCatalog, Database: builtinDatabase}
	s.catalogs.put(0, Path{Catalog: builtinCatalog}, false, &holder{inMemory: true, database: builtinDatabase})
	s.databases.put(0, start, false, &database{})
	s.current.put(0, start)
	return s
}

// above returns a session that goes on where s stands at a time. It changes
// nothing of s.
func (s *session) above(time int) *session {
	made := &session{
		relations: s.relations.above(time), functions: s.functions.above(time), models: s.models.above(time),
		catalogs: s.catalogs.above(time), databases: s.databases.above(time),
	}
	current, _ := s.current.at(time)
	made.current.put(0, current)
	return made
}

// resolve returns the full path of a name, and whether it is written with a
// catalog or a database.
func (s *session) resolve(time int, name *sql.Name) (path Path, qualified bool) {
	path, _ = s.current.at(time)
	n := len(name.Parts)
	path.Name = name.Parts[n-1].Name
	if n >= 2 {
		path.Database = name.Parts[n-2].Name
	}
	if n >= 3 {
		path.Catalog = name.Parts[n-3].Name
	}
	return path, n > 1
}

// keep gives a path a table from now on.
func (s *session) keep(path Path, temporary bool, t *Table) {
	s.tables = append(s.tables, t)
	s.relations.put(s.now, path, temporary, t)
}

// function returns the function of a name. A temporary system function goes by
// its bare name, whatever the database; names of functions have no case.
func (s *session) function(time int, name *sql.Name) *Function {
	path, qualified := s.resolve(time, name)
	if !qualified {
		if f, ok := s.functions.at(time, systemPath(name)).(*Function); ok {
			return f
		}
	}
	f, _ := s.functions.at(time, folded(path)).(*Function)
	return f
}

func systemPath(name *sql.Name) Path { return Path{Name: strings.ToLower(name.Last().Name)} }

func folded(path Path) Path {
	path.Name = strings.ToLower(path.Name)
	return path
}

// apply lets the session take a statement in.
func (s *session) apply(stmt sql.Stmt) {
	s.now++
	switch stmt := stmt.(type) {
	case *sql.Use:
		s.use(stmt)
	case *sql.CreateCatalog:
		s.createCatalog(stmt)
	case *sql.CreateDatabase:
		s.createDatabase(stmt)
	case *sql.CreateModel:
		s.createModel(stmt)
	case *sql.CreateTable:
		s.createTable(stmt)
	case *sql.CreateMaterializedTable:
		s.createMaterializedTable(stmt)
	case *sql.CreateView:
		s.createView(stmt, stmt.Name)
	case *sql.CreateFunction:
		s.createFunction(stmt)
	case *sql.Drop:
		s.drop(stmt)
	case *sql.Alter:
		s.alter(stmt)
	}
}

func (s *session) use(stmt *sql.Use) {
	if stmt.What == "MODULES" || len(stmt.Names) != 1 {
		return
	}
	path, _ := s.current.at(s.now)
	parts := stmt.Names[0].Parts
	switch {
	case stmt.What == "CATALOG":
		path = Path{Catalog: parts[0].Name, Database: s.defaultDatabase(parts[0].Name)}
	case len(parts) > 1:
		path = Path{Catalog: parts[0].Name, Database: parts[1].Name}
	default:
		path.Database = parts[0].Name
	}
	s.current.put(s.now, path)
}

func (s *session) createFunction(stmt *sql.CreateFunction) {
	if stmt.Name == nil {
		return
	}
	path, _ := s.resolve(s.now, stmt.Name)
	path = folded(path)
	if stmt.System {
		path = systemPath(stmt.Name)
	}
	s.functions.put(s.now, path, stmt.Temporary, &Function{Name: stmt.Name.Last().Name, Node: stmt})
}

func (s *session) drop(stmt *sql.Drop) {
	if stmt.Name == nil {
		return
	}
	path, _ := s.resolve(s.now, stmt.Name)
	switch stmt.Object {
	case sql.Catalog:
		s.dropCatalog(stmt.Name)
	case sql.Database:
		s.dropDatabase(stmt)
	case sql.Model:
		s.models.put(s.now, path, stmt.Temporary, nil)
	case sql.Table, sql.MaterializedTable, sql.View:
		s.relations.put(s.now, path, stmt.Temporary, nil)
	case sql.Function:
		if stmt.System {
			path = systemPath(stmt.Name)
		}
		s.functions.put(s.now, folded(path), stmt.Temporary, nil)
	}
}
