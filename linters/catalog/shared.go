package catalog

import (
	"go/token"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Shared is what files beside a draft declare for it: tables and the like that
// several drafts use, read as one session that each of them starts from, and the
// tables of source databases. It does not change, and several drafts may ask it
// at once.
type Shared struct {
	*Catalog
	end    *session
	starts map[string]int
	// scripts are the declarations by the names of their files.
	scripts map[string]*sql.Script
	files   []*token.File
	// faulty says that something of the files could not be read, so that there
	// may be more than is known.
	faulty   bool
	upstream func() *Upstream
}

// ReadShared reads the files of declarations in their order: what a later one
// alters, an earlier one declares. Of a file that is itself a job only the
// declarations count. The snapshots of source databases are read when a table
// asks for them.
func ReadShared(declarations, snapshots []*draft.File) *Shared {
	s := &Shared{
		Catalog: &Catalog{moments: make(map[sql.Stmt]moment)},
		end:     newSession(), starts: make(map[string]int), scripts: make(map[string]*sql.Script),
		upstream: sync.OnceValue(func() *Upstream { return ReadUpstream(snapshots) }),
	}
	s.end.trusted = true
	for _, f := range declarations {
		s.starts[f.Name] = s.end.now
		s.end.script = sql.Parse(f.Text())
		s.scripts[f.Name] = s.end.script
		s.faulty = s.faulty || len(s.end.script.Errors) > 0 || f.Templated()
		if !f.Templated() { // else only what fills it in makes it SQL
			s.runAll(s.end)
		}
	}
	s.tables = s.end.tables
	for _, f := range slices.Concat(declarations, snapshots) {
		s.files = append(s.files, f.Tok)
	}
	if len(snapshots) > 0 {
		s.AttachUpstream(s.upstream)
	}
	return s
}

// Script returns the declarations in a file, nil where it is none of the files.
func (s *Shared) Script(name string) *sql.Script { return s.scripts[name] }

// Mentions reports whether a text stands in one of the files' declarations.
func (s *Shared) Mentions(text string) bool {
	for _, script := range s.scripts {
		if strings.Contains(script.Text.String(), text) {
			return true
		}
	}
	return false
}

// Files returns the files that positions in what is shared stand in.
func (s *Shared) Files() []*token.File { return s.files }

// Upstream returns the tables of the source databases.
func (s *Shared) Upstream() *Upstream { return s.upstream() }

// session returns a session for a script of a draft.
func (s *Shared) session(draft string) *session {
	if s == nil {
		return newSession()
	}
	if start, itself := s.starts[draft]; itself {
		return s.end.above(start)
	}
	return s.end.above(s.end.now)
}

// A Lack is what there is in the place of a table that is not there, in a database
// all of whose tables are known.
type Lack struct {
	// Database is the catalog and the database.
	Database string
	// Others are the names of the tables and views that it has.
	Others []string
}

// lack returns what there is in the place of a table that nothing declares, nil
// where it may be there all the same: policy has to say that all tables of the
// database are declared.
func (c *Catalog) lack(m moment, path Path) *Lack {
	lack := &Lack{Database: path.Catalog + "." + path.Database}
	if c.shared == nil || c.shared.faulty || !c.policy.CatalogComplete(lack.Database) || strings.Contains(path.Name, "$") {
		return nil // what follows a "$" is of a table's own (Paimon, Iceberg)
	}
	if d, _ := m.session.databases.at(m.time, Path{Catalog: path.Catalog, Database: path.Database}).(*database); d != nil && d.copied {
		return nil
	}
	for other := range m.session.relations.all() {
		if other.Catalog != path.Catalog || other.Database != path.Database || m.session.relations.at(m.time, other) == nil {
			continue
		}
		if alike(other.Name, path.Name) {
			return nil
		}
		lack.Others = append(lack.Others, other.Name)
	}
	slices.Sort(lack.Others)
	return lack
}

// alike reports whether a catalog may well know a table by both names: it need
// not tell case apart (Hive), and may add a schema of its own (JDBC: "public.t").
func alike(a, b string) bool {
	_, short, schema := strings.Cut(a, ".")
	return strings.EqualFold(a, b) || schema && strings.EqualFold(short, b)
}
