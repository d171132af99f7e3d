package catalog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A holder is a catalog that a session knows.
type holder struct {
	// inMemory says that it begins empty, as the default one does, so that it
	// holds what the session declares and nothing else.
	inMemory bool
	// database is the one that USE CATALOG makes current, "" where the
	// declaration does not say it.
	database string
}

// A database is one that a session knows.
type database struct {
	// copied says that it takes tables over from another one (VVR: CREATE
	// DATABASE … AS DATABASE), which are not known.
	copied bool
}

// external reports whether the path is in a catalog that may hold more than the
// draft declares.
func (s *session) external(time int, path Path) bool {
	h, _ := s.catalogs.at(time, Path{Catalog: path.Catalog}).(*holder)
	return h == nil || !h.inMemory
}

// defaultDatabase returns the database that USE CATALOG makes current. Where the
// catalog's declaration does not say it, it is the usual one.
func (s *session) defaultDatabase(catalog string) string {
	if h, _ := s.catalogs.at(s.now, Path{Catalog: catalog}).(*holder); h != nil && h.database != "" {
		return h.database
	}
	return "default"
}

func (s *session) createCatalog(stmt *sql.CreateCatalog) {
	if stmt.Name == nil {
		return
	}
	path := Path{Catalog: stmt.Name.String()}
	if stmt.IfNotExists && s.catalogs.at(s.now, path) != nil {
		return
	}
	h := &holder{inMemory: optionOf(stmt.With, "type") == "generic_in_memory", database: optionOf(stmt.With, "default-database")}
	s.catalogs.put(s.now, path, false, h)
	if h.inMemory {
		s.databases.put(s.now, Path{Catalog: path.Catalog, Database: s.defaultDatabase(path.Catalog)}, false, &database{})
	}
}

// optionOf returns the text of an option, "" where it is not given.
func optionOf(with *sql.Options, key string) string {
	o := with.Get(key)
	if o == nil {
		return ""
	}
	text, _ := o.Text()
	return text.String()
}

// dropCatalog takes a catalog away. What is in one of another system stays there;
// what was only in memory is gone.
func (s *session) dropCatalog(name *sql.Name) {
	catalog := name.String()
	if !s.external(s.now, Path{Catalog: catalog}) {
		s.forget(func(p Path) bool { return p.Catalog == catalog })
	}
	s.catalogs.put(s.now, Path{Catalog: catalog}, false, nil)
}

func (s *session) createDatabase(stmt *sql.CreateDatabase) {
	if stmt.Name == nil {
		return
	}
	path := s.databasePath(s.now, stmt.Name)
	if stmt.IfNotExists && stmt.Source == nil && s.databases.at(s.now, path) != nil {
		return
	}
	s.databases.put(s.now, path, false, &database{copied: stmt.Source != nil})
}

// dropDatabase takes a database away, and with CASCADE what is in it but for
// what is temporary (Flink: CatalogManager.dropDatabase).
func (s *session) dropDatabase(stmt *sql.Drop) {
	dropped := s.databasePath(s.now, stmt.Name)
	if stmt.Behavior == "CASCADE" {
		s.forget(func(p Path) bool { return p.Catalog == dropped.Catalog && p.Database == dropped.Database })
	}
	s.databases.put(s.now, dropped, false, nil)
}

func (s *session) forget(dropped func(Path) bool) {
	for _, r := range []*registry{s.relations, s.functions, s.models, s.databases} {
		r.forget(s.now, dropped)
	}
}

// databasePath returns the path of a database by its name.
func (s *session) databasePath(time int, name *sql.Name) Path {
	current, _ := s.current.at(time)
	path := Path{Catalog: current.Catalog, Database: name.Last().Name}
	if n := len(name.Parts); n >= 2 {
		path.Catalog = name.Parts[n-2].Name
	}
	return path
}

// A Gap is a database that a statement needs and that is not there.
type Gap struct {
	Catalog, Database string
	// Others are the databases that the catalog has.
	Others []string
	// Dropped says that there was such a database before.
	Dropped bool
}

// Gap returns the database that is missing for the statement: the one that USE or
// DROP DATABASE names, or in which a table, view, function or model is to be
// created. It is nil where the database is there, or may be there because the
// catalog is another system's.
func (c *Catalog) Gap(stmt sql.Stmt) *Gap {
	m, known := c.moment(stmt)
	if !known {
		return nil
	}
	path, named := m.session.needs(m.time, stmt)
	if !named || m.session.external(m.time, path) || m.session.databases.at(m.time, path) != nil {
		return nil
	}
	gap := &Gap{Catalog: path.Catalog, Database: path.Database}
	for p := range m.session.databases.paths() {
		switch {
		case p == path:
			gap.Dropped = m.session.databases.before(m.time, p)
		case p.Catalog == path.Catalog && m.session.databases.at(m.time, p) != nil:
			gap.Others = append(gap.Others, p.Database)
		}
	}
	slices.Sort(gap.Others)
	return gap
}

// before reports whether the path had an object at some time before.
func (r *registry) before(time int, path Path) bool {
	for ; r != nil; r, time = r.base, r.then {
		if line := r.permanent[path]; line != nil && len(line.times) > 0 && line.times[0] <= time {
			return true
		}
	}
	return false
}

// needs returns the database that a statement names, or creates something in;
// named is false where it does neither by name.
func (s *session) needs(time int, stmt sql.Stmt) (path Path, named bool) {
	var in *sql.Name
	switch stmt := stmt.(type) {
	case *sql.Use:
		if stmt.What != "" || len(stmt.Names) != 1 {
			return path, false
		}
		return s.databasePath(time, stmt.Names[0]), true
	case *sql.Drop:
		if stmt.Object != sql.Database || stmt.IfExists || stmt.Name == nil {
			return path, false
		}
		return s.databasePath(time, stmt.Name), true
	case *sql.CreateTable:
		if !stmt.Temporary {
			in = stmt.Name
		}
	case *sql.CreateMaterializedTable:
		in = stmt.Name
	case *sql.CreateView:
		if !stmt.Temporary {
			in = stmt.Name
		}
	}
	if in == nil || len(in.Parts) < 2 {
		return path, false
	}
	path, _ = s.resolve(time, in)
	return Path{Catalog: path.Catalog, Database: path.Database}, true
}
