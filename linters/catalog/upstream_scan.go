package catalog

import (
	"cmp"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A mysqlScanner cuts a script of MySQL, or of PostgreSQL, into tokens.
type mysqlScanner struct {
	src string
	pos int
	// postgres says that the script is one of PostgreSQL: no backslash in texts,
	// other comments, texts between dollars (PostgreSQL, "Lexical Structure").
	postgres bool
	// delimiter ends statements; the directive DELIMITER changes it.
	delimiter string
	// conditional says that the scanner is in a comment whose text MySQL runs:
	// /*!40101 … */.
	conditional bool
	// database is what the head of a dump names.
	database string
}

// A mysqlToken is a token; lo and hi are offsets in the script.
type mysqlToken struct {
	// kind is word, quoted, text, end, eof, or the character itself.
	kind   byte
	lo, hi int
	raw    string
	// postgres says that the token is one of PostgreSQL.
	postgres bool
}

const (
	mysqlEOF    byte = iota
	mysqlEnd         // the end of a statement
	mysqlWord        // a word or a number
	mysqlQuoted      // `a name`
	mysqlText        // 'a text' or "a text"
)

func (t mysqlToken) is(word string) bool {
	return t.kind == mysqlWord && strings.EqualFold(t.raw, word)
}

// name returns the name that the token is, "" where it is none. With ANSI_QUOTES
// names stand in double quotes.
func (t mysqlToken) name() string {
	switch {
	case t.kind == mysqlWord && t.postgres:
		return strings.ToLower(t.raw)
	case t.kind == mysqlWord:
		return t.raw
	case t.kind == mysqlQuoted:
		return strings.ReplaceAll(inside(t.raw), "``", "`")
	case t.kind == mysqlText && t.raw[0] == '"':
		return strings.ReplaceAll(inside(t.raw), `""`, `"`)
	}
	return ""
}

// value returns the text that the token is.
func (t mysqlToken) value() string {
	if t.kind != mysqlText {
		return ""
	}
	body, quote := inside(t.raw), t.raw[0]
	if t.postgres {
		return strings.ReplaceAll(body, "''", "'")
	}
	if strings.IndexByte(body, '\\') < 0 && strings.IndexByte(body, quote) < 0 {
		return body
	}
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		c := body[i]
		switch {
		case i+1 == len(body), c != '\\' && c != quote:
			b.WriteByte(c)
			continue
		case c == quote:
			b.WriteByte(quote)
		default:
			b.WriteString(unescaped(body[i+1]))
		}
		i++
	}
	return b.String()
}

// unescaped is what a letter behind a backslash stands for (MySQL, "String
// Literals", "Special Character Escape Sequences").
func unescaped(c byte) string {
	switch c {
	case 'n':
		return "\n"
	case 't':
		return "\t"
	case 'r':
		return "\r"
	case 'b':
		return "\b"
	case '0':
		return "\x00"
	case 'Z':
		return "\x1a"
	case '%', '_':
		return "\\" + string(c)
	}
	return string(c)
}

// inside cuts the quotes off; a text that is not closed has but the first.
func inside(raw string) string {
	if len(raw) > 1 && raw[len(raw)-1] == raw[0] {
		return raw[1 : len(raw)-1]
	}
	return raw[1:]
}

func (s *mysqlScanner) next() mysqlToken {
	s.space()
	lo := s.pos
	if lo >= len(s.src) {
		return mysqlToken{lo: lo, hi: lo}
	}
	kind := s.src[lo]
	switch {
	case strings.HasPrefix(s.src[lo:], s.delimiter):
		kind, s.pos = mysqlEnd, lo+len(s.delimiter)
	case kind == '`':
		kind = mysqlQuoted
		s.quoted('`', false)
	case kind == '\'' || kind == '"':
		s.quoted(kind, !s.postgres)
		kind = mysqlText
	case wordByte(kind):
		for kind = mysqlWord; s.pos < len(s.src) && wordByte(s.src[s.pos]) && !strings.HasPrefix(s.src[s.pos:], s.delimiter); {
			s.pos++
		}
	default:
		s.pos++
	}
	return mysqlToken{kind, lo, s.pos, s.src[lo:s.pos], s.postgres}
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c == '@' || c >= 0x80
}

// quoted passes what is quoted, in which the quote is written twice.
func (s *mysqlScanner) quoted(quote byte, escapes bool) {
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == '\\' && escapes:
			s.pos++
		case c != quote:
		case s.pos+1 < len(s.src) && s.src[s.pos+1] == quote:
			s.pos++
		default:
			s.pos++
			return
		}
	}
	s.pos = min(s.pos, len(s.src))
}

// space passes white space, comments, and the \n that the client writes for a
// line's end in a table.
func (s *mysqlScanner) space() {
	for s.pos < len(s.src) {
		rest := s.src[s.pos:]
		if s.postgres && s.postgresSpace(rest) {
			continue
		}
		switch c := rest[0]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0:
			s.pos++
		case c == '\\' && len(rest) > 1 && !strings.HasPrefix(rest, s.delimiter):
			s.pos += 2
		case c == '#' && !s.postgres, strings.HasPrefix(rest, "--") && (len(rest) == 2 || rest[2] <= ' '):
			s.line()
		case strings.HasPrefix(rest, "/*!"), strings.HasPrefix(rest, "/*M!"):
			s.conditional = true
			s.pos += strings.IndexByte(rest, '!') + 1
			for s.pos < len(s.src) && s.src[s.pos] >= '0' && s.src[s.pos] <= '9' {
				s.pos++
			}
		case strings.HasPrefix(rest, "/*"):
			if end := strings.Index(rest[2:], "*/"); end >= 0 {
				s.pos += end + 4
			} else {
				s.pos = len(s.src)
			}
		case s.conditional && strings.HasPrefix(rest, "*/"):
			s.conditional = false
			s.pos += 2
		default:
			return
		}
	}
}

// pass goes on without making tokens: to the end of the statement, or behind the
// parenthesis that closes a group.
func (s *mysqlScanner) pass(group bool) {
	for depth := 1; s.pos < len(s.src); {
		c := s.src[s.pos]
		if c == s.delimiter[0] && strings.HasPrefix(s.src[s.pos:], s.delimiter) {
			return
		}
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 && group {
				s.pos++
				return
			}
		case '`', '\'', '"':
			s.quoted(c, c != '`' && !s.postgres)
			continue
		case '-', '#', '/', '*', '\\', '$':
			before := s.pos
			if s.space(); s.pos > before {
				continue
			}
		}
		s.pos++
	}
}

// line passes the rest of a line and returns it. The head of a dump names the
// host and the database.
func (s *mysqlScanner) line() string {
	rest := s.src[s.pos:]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	s.pos += len(rest)
	if strings.HasPrefix(rest, "-- Host:") {
		if _, database, ok := strings.Cut(rest, "Database:"); ok {
			s.database = strings.TrimSpace(database)
		}
	}
	return rest
}

// An upstreamReader reads one snapshot.
type upstreamReader struct {
	up     *Upstream
	file   *draft.File
	folder string
	scan   *mysqlScanner
	tok    mysqlToken
	// postgres says that the snapshot is one of PostgreSQL.
	postgres bool
	// database is that of USE, or the first schema of the search_path.
	database string
}

// An upstreamName is the name of a table.
type upstreamName struct {
	draft.Range
	database, name, space, folder string
}

func (n upstreamName) key() upstreamKey { return upstreamKey{n.space, strings.ToLower(n.name)} }

func (r *upstreamReader) next() mysqlToken {
	last := r.tok
	r.tok = r.scan.next()
	return last
}

func (r *upstreamReader) atEnd() bool { return r.tok.kind == mysqlEOF || r.tok.kind == mysqlEnd }

// accept passes words if the first of them is there.
func (r *upstreamReader) accept(words ...string) bool {
	if !r.tok.is(words[0]) {
		return false
	}
	for _, w := range words {
		if r.tok.is(w) {
			r.next()
		}
	}
	return true
}

// skip passes the rest of a statement.
func (r *upstreamReader) skip() {
	if !r.atEnd() {
		r.scan.pass(false)
		r.next()
	}
}

// skipItem passes what is left up to a comma, the closing parenthesis or the
// statement's end.
func (r *upstreamReader) skipItem() {
	for !r.atEnd() && r.tok.kind != ',' && r.tok.kind != ')' {
		if r.tok.kind == '(' {
			r.skipGroup()
			continue
		}
		r.next()
	}
}

// skipGroup passes a parenthesis and all in it.
func (r *upstreamReader) skipGroup() {
	for depth := 0; !r.atEnd(); {
		switch r.next().kind {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return
			}
		}
	}
}

func (r *upstreamReader) rangeOf(t mysqlToken) draft.Range { return r.file.Range(t.lo, t.hi) }

// tableName reads a name with or without its database.
func (r *upstreamReader) tableName() (n upstreamName, ok bool) {
	first := r.tok
	if first.name() == "" {
		return n, false
	}
	r.next()
	n = upstreamName{Range: r.rangeOf(first), database: r.database, name: first.name()}
	if n.database == "" {
		n.database = r.scan.database
	}
	if r.tok.kind == '.' {
		r.next()
		if second := r.next(); second.name() != "" {
			n = upstreamName{Range: r.rangeOf(second), database: first.name(), name: second.name()}
		}
	}
	r.place(&n)
	return n, true
}

// place tells where a table of the name is.
func (r *upstreamReader) place(n *upstreamName) {
	switch {
	case r.postgres:
		n.database = cmp.Or(n.database, publicSchema)
		n.folder, n.space = r.folder, "folder "+r.folder+" schema "+n.database
	case n.database == "":
		n.folder, n.space = r.folder, "folder "+r.folder
	default:
		n.space = "database " + strings.ToLower(n.database)
	}
}
