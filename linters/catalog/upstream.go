package catalog

// The tables of source databases, as dumps and migrations of MySQL and PostgreSQL
// declare them.
//
// The reader is one of flinkvet's own. A whole parser of the dialect (that of
// TiDB) would add 15 MB to the program and 2.6 ms to every start, for a draft
// without snapshots as well, and gives up a file at its first mistake: of 32 real
// dumps and migrations it refused 12. What is asked here is little: columns,
// types, keys and comments, and what changes them. All else is passed over.

import (
	"cmp"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// An Upstream is what snapshots of source databases declare. Several drafts may
// ask it at once.
type Upstream struct {
	// mu is held while tables are looked for, whose columns are read then.
	mu     sync.Mutex
	tables map[upstreamKey]*UpstreamTable
	order  []*UpstreamTable
	// opaque are the databases that a statement changes in a way that is not
	// read: it calls a procedure, or runs a text.
	opaque map[string]bool
}

// An upstreamKey is where a table is: its database, or the folder of a file that
// names none, and its name in lower case.
type upstreamKey struct{ space, name string }

// An UpstreamTable is a table of a source database.
type UpstreamTable struct {
	// Range is where the table's name stands in the snapshot.
	draft.Range
	// Database is the database of MySQL or the schema of PostgreSQL, "" where the
	// snapshot does not say.
	Database, Name string
	// Postgres says that the table is one of PostgreSQL and not of MySQL.
	Postgres bool
	Columns  []*UpstreamColumn
	// Primary is the primary key, nil where there is none; Unique are the other
	// keys that tell rows apart.
	Primary []string
	Unique  []UpstreamIndex
	// Open says that there may be other columns and keys than those that are
	// known.
	Open  bool
	space string
	// folder is that of the file, where nothing else tells which database of
	// several the table is in.
	folder string
	// primaryName is the name of the constraint that is the primary key.
	primaryName string
	// plain are the names of keys that are not unique.
	plain []string
	// body reads the columns, nil once they are read.
	body *upstreamReader
}

// An UpstreamIndex is a unique key.
type UpstreamIndex struct {
	Name    string
	Columns []string
}

// An UpstreamColumn is a column of a source database.
type UpstreamColumn struct {
	// Range is where the column's name stands in the snapshot.
	draft.Range
	Name string
	Type UpstreamType
	// NotNull says that it takes no NULL, as the columns of the primary key do.
	NotNull bool
	Comment string
}

// An UpstreamType is a type of MySQL or PostgreSQL.
type UpstreamType struct {
	// Name is in upper case, with synonyms resolved: in MySQL INTEGER is INT, and
	// BOOL is TINYINT with the argument 1; in PostgreSQL INT8 is BIGINT, and
	// TIMESTAMP WITH TIME ZONE is TIMESTAMPTZ.
	Name string
	// Args are the numbers behind the name: a length, or a precision and a scale.
	Args     []int
	Unsigned bool
}

// Column returns the column of the name, whose case does not count (MySQL,
// "Identifier Case Sensitivity"); nil where there is none.
func (t *UpstreamTable) Column(name string) *UpstreamColumn {
	for _, c := range t.Columns {
		if strings.EqualFold(c.Name, name) {
			return c
		}
	}
	return nil
}

// Tables returns the tables in the order in which they come to be.
func (u *Upstream) Tables() []*UpstreamTable {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, t := range u.order {
		t.load()
	}
	return u.order
}

// AttachUpstream gives the draft's tables of MySQL and PostgreSQL their tables in the source
// database. It calls read, once, only where there is such a table.
func (c *Catalog) AttachUpstream(read func() *Upstream) {
	c.upstream = sync.OnceValue(read)
	for _, t := range c.tables {
		source, ok := sourceOf(t)
		if !ok {
			continue
		}
		up := c.Upstream()
		if up == nil {
			return
		}
		t.Upstream = up.find(source)
	}
}

// Upstream returns what the snapshots declare, nil where there are none. They are
// read when it is first asked for.
func (c *Catalog) Upstream() *Upstream {
	if c.upstream == nil {
		return nil
	}
	return c.upstream()
}

// UpstreamColumn returns the column of the source database that a column is read
// from or written to, best the one that is written alike; nil where it is not known.
func (t *Table) UpstreamColumn(name string) (found *UpstreamColumn) {
	for _, up := range t.Upstream {
		if c := up.Column(name); c != nil && (found == nil || c.Name == name) {
			found = c
		}
	}
	return found
}

// CommentOf returns the column's own comment, or else the one that it has in the
// source database.
func (t *Table) CommentOf(c *Column) string {
	if c.Comment != "" || len(t.Upstream) == 0 {
		return c.Comment
	}
	if up := t.UpstreamColumn(c.Name); up != nil {
		return up.Comment
	}
	return ""
}

// A source is the table of a database that a table of the draft stands for.
type source struct {
	database, table string
	// pattern says that both are regular expressions.
	pattern bool
	// postgres says that database is a schema of PostgreSQL.
	postgres bool
}

// sourceOf returns what a table names in a database of MySQL or PostgreSQL.
func sourceOf(t *Table) (s source, ok bool) {
	switch t.Connector {
	case "mysql-cdc", "polardbx-cdc", "rds-cdc", "tidb-cdc", "mysql", "polardb-mysql":
		s = source{t.Option("database-name"), t.Option("table-name"), true, false}
	case "postgres-cdc":
		s = source{t.Option("schema-name"), t.Option("table-name"), true, true}
	case "jdbc", "rds":
		s.database, s.postgres = urlDatabase(t.Option("url"))
		s.table = t.Option("table-name")
		if s.table == "" {
			s.table = t.Option("tableName")
		}
		if database, table, qualified := strings.Cut(s.table, "."); qualified && s.database != "" {
			s.database, s.table = database, table
		}
	}
	return s, s.spelled(s.database) && s.spelled(s.table)
}

// spelled reports whether a name stands there, with nothing to fill in, and is
// not a list.
func (s source) spelled(name string) bool {
	return name != "" && !strings.Contains(name, ",") && !strings.Contains(name, "${") && len(literals.Placeholders(name)) == 0
}

var (
	mysqlURL = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^jdbc:(?:mysql|mariadb|polardb)(?::[a-z]+)?://[^/?]+/([^?;/]+)`)
	})
	postgresURL = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^jdbc:postgresql:.*?(?:[?&]currentSchema=([^&,]+)|$)`)
	})
)

// urlDatabase returns the database that a JDBC URL of MySQL names, or the schema
// that one of PostgreSQL leads to (pgJDBC, "Connecting to the Database",
// currentSchema).
func urlDatabase(url string) (name string, postgres bool) {
	if m := mysqlURL().FindStringSubmatch(url); m != nil {
		return strings.Trim(m[1], "` "), false
	}
	if m := postgresURL().FindStringSubmatch(url); m != nil {
		return cmp.Or(m[1], publicSchema), true
	}
	return "", false
}

// find returns the tables that a source means, nil where they are not known: of
// two files that name no database, as no dump of PostgreSQL does, either may be
// meant.
func (u *Upstream) find(s source) []*UpstreamTable {
	database, table, ok := s.matchers()
	if !ok {
		return nil
	}
	return u.Find(database, table, s.postgres)
}

// Find returns the tables of MySQL, or of PostgreSQL, whose database, or schema, and
// name are met; nil where they are not known.
func (u *Upstream) Find(database, table func(string) bool, postgres bool) []*UpstreamTable {
	u.mu.Lock()
	defer u.mu.Unlock()
	var named, unnamed []*UpstreamTable
	for _, t := range u.order {
		switch {
		case !table(t.Name), t.Postgres != postgres:
		case t.Database == "", t.Postgres && database(t.Database):
			unnamed = append(unnamed, t.load())
		case database(t.Database) && !t.Postgres:
			named = append(named, t.load())
		}
	}
	if len(named) > 0 {
		return named
	}
	for _, t := range unnamed {
		if t.folder != unnamed[0].folder {
			return nil
		}
	}
	return unnamed
}

// matchers tell the names that a source means. Those of Flink CDC are regular
// expressions for the whole name, whose case does not count (Flink CDC, MySQL
// connector, "database-name", "table-name").
func (s source) matchers() (database, table func(string) bool, ok bool) {
	if !s.pattern {
		return equal(s.database), equal(s.table), true
	}
	first, err := regexp.Compile(`(?i)^(?:` + s.database + `)$`)
	if err != nil {
		return nil, nil, false
	}
	second, err := regexp.Compile(`(?i)^(?:` + s.table + `)$`)
	if err != nil {
		return nil, nil, false
	}
	return first.MatchString, second.MatchString, true
}

func equal(name string) func(string) bool {
	name = strings.Trim(name, "`")
	return func(other string) bool { return strings.EqualFold(name, other) }
}

// ReadUpstream reads snapshots in their order: what a later one alters, an
// earlier one declares. It passes over what it does not understand, and over the
// files of databases whose SQL it does not read.
func ReadUpstream(files []*draft.File) *Upstream {
	u := &Upstream{tables: map[upstreamKey]*UpstreamTable{}, opaque: map[string]bool{}}
	for _, f := range files {
		text := string(f.Data)
		dialect := dialectOf(text)
		if dialect == otherDialect {
			continue
		}
		r := &upstreamReader{up: u, file: f, folder: path.Dir(f.Name), postgres: dialect == postgresDialect}
		r.scan = &mysqlScanner{src: text, delimiter: ";", postgres: r.postgres}
		r.next()
		r.script()
	}
	u.settle()
	return u
}

// settle lists the tables that are left, each once.
func (u *Upstream) settle() {
	listed := make(map[*UpstreamTable]bool, len(u.tables))
	var order []*UpstreamTable
	for _, t := range u.order {
		if u.tables[t.key()] == t && !listed[t] {
			listed[t] = true
			t.Open = t.Open || u.opaque[t.space] || u.opaque["folder "+t.folder]
			order = append(order, t)
		}
	}
	u.order = order
}

func (t *UpstreamTable) key() upstreamKey { return upstreamKey{t.space, strings.ToLower(t.Name)} }

// put keeps a table. One that is declared twice, without being dropped, is not
// known.
func (u *Upstream) put(t *UpstreamTable) {
	if u.tables[t.key()] != nil {
		t.Open = true
	}
	u.tables[t.key()] = t
	u.order = append(u.order, t)
}

func (u *Upstream) drop(key upstreamKey) { delete(u.tables, key) }

// rename gives a table another name, and perhaps another database.
func (u *Upstream) rename(from, to upstreamName) {
	t := u.tables[from.key()]
	if t == nil {
		return
	}
	u.drop(from.key())
	t.Name, t.Database, t.space, t.folder = to.name, to.database, to.space, to.folder
	u.put(t)
}
