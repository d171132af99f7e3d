package catalog

import (
	"regexp"
	"strings"
	"sync"
)

// A dialect is the SQL of a kind of database.
type dialect uint8

const (
	mysqlDialect dialect = iota
	postgresDialect
	otherDialect // one that is not read
)

// publicSchema is the schema of tables that name none (PostgreSQL, "Schemas").
const publicSchema = "public"

// The signs of a dialect. Those that several databases share come last.
var (
	mysqlSigns = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("`|(?i:/\\*!\\d|\\bAUTO_INCREMENT\\b|\\bENGINE\\s*=|\\bUNSIGNED\\b)")
	})
	postgresSigns = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)::|\b(?:jsonb|timestamptz|bytea|(?:big|small)serial|search_path|pg_\w+|plpgsql)\b|\balter\s+table\s+only\b|\breplica\s+identity\b`)
	})
	otherSigns = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?im)\b(?:n?varchar2|uniqueidentifier|datetime2|sysdba)\b|\b(?:number|identity)\s*\(\d|\bnvarchar\s*\(max|\bn?clob\s*[,)]|\[dbo\]|^\s*go\s*$`)
	})
	sharedSigns = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\btime\s+zone\b|\bcomment\s+on\s+(?:table|column)\b|\bas\s+identity\b`)
	})
)

// dialectOf tells which SQL a snapshot is written in. One without any sign is read
// as MySQL's.
func dialectOf(text string) dialect {
	head := text[:min(len(text), 500)]
	switch {
	case strings.Contains(head, "PostgreSQL database dump"), strings.Contains(head, "PostgreSQL database cluster dump"):
		return postgresDialect
	case mysqlSigns().MatchString(text):
		return mysqlDialect
	case postgresSigns().MatchString(text):
		return postgresDialect
	case otherSigns().MatchString(text):
		return otherDialect
	case sharedSigns().MatchString(text):
		return postgresDialect
	}
	return mysqlDialect
}

// postgresStatement reads a statement that MySQL does not have, or has in another
// way, and reports whether it was one.
func (r *upstreamReader) postgresStatement() bool {
	switch {
	case r.accept("COMMENT", "ON"):
		r.commentOn()
	case r.accept("SET", "SESSION", "LOCAL"):
		if r.accept("search_path") {
			r.next() // TO, or =
			if name := r.tok.name(); name != "" && name != "pg_catalog" {
				r.database = name
			}
		}
	case r.tok.is("COPY"):
		r.copy()
		return true
	case r.tok.is("DO"):
		r.opaque()
		return true
	default:
		return false
	}
	r.skip()
	return true
}

// commentOn reads what a column is for.
func (r *upstreamReader) commentOn() {
	if !r.accept("COLUMN") {
		return
	}
	var names []string
	for !r.atEnd() && !r.accept("IS") {
		if name := r.next().name(); name != "" {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		return
	}
	n := upstreamName{database: r.database, name: names[len(names)-2]}
	if len(names) > 2 {
		n.database = names[len(names)-3]
	}
	r.place(&n)
	if t := r.up.tables[n.key()].load(); t != nil {
		if c := t.Column(names[len(names)-1]); c != nil {
			c.Comment = r.tok.value()
		}
	}
}

// copy passes COPY and the rows that follow it, up to a line of \. (PostgreSQL,
// "COPY", "Text Format").
func (r *upstreamReader) copy() {
	rows := false
	for !r.atEnd() {
		rows = r.next().is("STDIN") || rows
	}
	if !rows {
		return
	}
	if end := strings.Index(r.scan.src[r.scan.pos:], "\n\\."); end >= 0 {
		r.scan.pos += end + len("\n\\.")
	} else {
		r.scan.pos = len(r.scan.src)
	}
}

// postgresAction reads what ALTER TABLE does in PostgreSQL alone.
func (r *upstreamReader) postgresAction(t *UpstreamTable, n upstreamName) {
	switch {
	case r.accept("ALTER", "COLUMN"):
		r.alterColumn(t)
	case r.accept("SET"):
		if r.accept("SCHEMA") && r.tok.name() != "" {
			to := n
			to.database = r.tok.name()
			r.place(&to)
			r.up.rename(n, to)
		}
	case r.accept("INHERIT"):
		t.Open = true
	}
}

// alterColumn reads how a column changes, behind these words.
func (r *upstreamReader) alterColumn(t *UpstreamTable) {
	c := t.Column(r.next().name())
	if c == nil {
		return
	}
	changed := *c
	set, drop := r.accept("SET"), r.accept("DROP")
	switch {
	case r.accept("NOT", "NULL"):
		changed.NotNull = set && !drop
	case r.accept("TYPE"), set && r.accept("DATA", "TYPE"):
		changed.Type = r.postgresType()
	}
	t.set(&changed)
}

// postgresSynonyms are other words for types (PostgreSQL, "Data Types", aliases
// and "Serial Types").
var postgresSynonyms = map[string]string{
	"INT2": "SMALLINT", "INT4": "INTEGER", "INT": "INTEGER", "INT8": "BIGINT",
	"SMALLSERIAL": "SMALLINT", "SERIAL2": "SMALLINT", "SERIAL": "INTEGER", "SERIAL4": "INTEGER", "BIGSERIAL": "BIGINT", "SERIAL8": "BIGINT",
	"FLOAT4": "REAL", "FLOAT8": "DOUBLE PRECISION", "DECIMAL": "NUMERIC", "BOOL": "BOOLEAN",
	"CHARACTER": "CHAR", "BPCHAR": "CHAR",
}

// postgresType reads a type of PostgreSQL. One of the user's own, or of an
// extension, keeps its name.
func (r *upstreamReader) postgresType() UpstreamType {
	if r.tok.name() == "" {
		return UpstreamType{}
	}
	t := UpstreamType{Name: strings.ToUpper(r.next().name())}
	for r.tok.kind == '.' {
		r.next()
		t.Name += "." + strings.ToUpper(r.next().name())
	}
	t.Name = strings.TrimPrefix(t.Name, "PG_CATALOG.")
	if name, ok := postgresSynonyms[t.Name]; ok {
		t.Name = name
	}
	switch varying := r.accept("VARYING"); {
	case varying && t.Name == "CHAR":
		t.Name = "VARCHAR"
	case varying:
		t.Name += " VARYING"
	case t.Name == "DOUBLE" && r.accept("PRECISION"):
		t.Name = "DOUBLE PRECISION"
	}
	if r.tok.kind == '(' {
		t.Args = r.numbers()
	}
	if t.Name == "FLOAT" {
		t = postgresFloat(t.Args)
	}
	if r.accept("WITH", "TIME", "ZONE") {
		t.Name += "TZ"
	}
	r.accept("WITHOUT", "TIME", "ZONE")
	if r.tok.kind == '[' || r.tok.is("ARRAY") {
		t = UpstreamType{Name: t.Name + "[]"}
	}
	return t
}

// postgresFloat is what FLOAT(p) is (PostgreSQL, "Floating-Point Types").
func postgresFloat(args []int) UpstreamType {
	if len(args) == 1 && args[0] <= floatBits {
		return UpstreamType{Name: "REAL"}
	}
	return UpstreamType{Name: "DOUBLE PRECISION"}
}

// postgresKeyName is what PostgreSQL calls the unique key of a column or several
// that has no name.
func postgresKeyName(table string, columns []string) string {
	return table + "_" + strings.Join(columns, "_") + "_key"
}

// postgresSpace passes what is space in PostgreSQL alone: a comment of two dashes
// whatever follows, a command of the client, a text between dollars, which is no
// name of anything.
func (s *mysqlScanner) postgresSpace(rest string) bool {
	switch {
	case strings.HasPrefix(rest, "--"), rest[0] == '\\':
		s.line()
	case rest[0] == '$' && (s.pos == 0 || !wordByte(s.src[s.pos-1])):
		tag := dollarTag(rest)
		if tag == "" {
			return false
		}
		if end := strings.Index(rest[len(tag):], tag); end >= 0 {
			s.pos += end + 2*len(tag)
		} else {
			s.pos = len(s.src)
		}
	default:
		return false
	}
	return true
}

// dollarTag returns the $tag$ that a text starts with, "" where it does not.
func dollarTag(text string) string {
	end := 1
	for end < len(text) && text[end] != '$' && wordByte(text[end]) {
		end++
	}
	if end == len(text) || text[end] != '$' {
		return ""
	}
	return text[:end+1]
}
