package draft

import "strings"

// A sqlToken is a word, sign or literal of SQL, as far as telling one engine's
// SQL from another's needs it.
type sqlToken struct {
	form sqlForm
	// text is as written, but for strings without their quotes.
	text string
}

type sqlForm uint8

const (
	sqlWord    sqlForm = iota
	sqlQuoted          // `name` or "name"
	sqlString          // 'text'
	sqlNumber          // 12.5
	sqlSign            // one or two characters
	sqlHint            // /*+ hint */
	sqlSpecial         // /*! only for MySQL */
	sqlHole            // ${name}, {{ name }}
	sqlCommand         // \c: a client's command on a line of its own
)

// A sqlScanner cuts SQL of any engine into tokens. Comments are passed over.
type sqlScanner struct {
	src       string
	off       int
	lineStart bool
}

func (s *sqlScanner) next() (sqlToken, bool) {
	s.skipSpace()
	if s.off >= len(s.src) {
		return sqlToken{}, false
	}
	atLineStart := s.lineStart
	s.lineStart = false
	rest := s.src[s.off:]
	switch c := rest[0]; {
	case isDigit(c):
		return sqlToken{sqlNumber, s.span(isWordByte)}, true
	case isWordByte(c):
		return sqlToken{sqlWord, s.span(isWordByte)}, true
	case c == '\'':
		return sqlToken{sqlString, s.quoted('\'')}, true
	case c == '`' || c == '"':
		return sqlToken{sqlQuoted, s.quoted(c)}, true
	case strings.HasPrefix(rest, "/*+"):
		return sqlToken{sqlHint, s.until("*/", 2)}, true
	case strings.HasPrefix(rest, "/*!"):
		return sqlToken{sqlSpecial, s.until("*/", 2)}, true
	case strings.HasPrefix(rest, "${"):
		return sqlToken{sqlHole, s.until("}", 2)}, true
	case strings.HasPrefix(rest, "{{"):
		return sqlToken{sqlHole, s.until("}}", 2)}, true
	case strings.HasPrefix(rest, "{%"):
		return sqlToken{sqlHole, s.until("%}", 2)}, true
	case c == '\\' && atLineStart:
		return sqlToken{sqlCommand, s.until("\n", 1)}, true
	case strings.HasPrefix(rest, "::"), strings.HasPrefix(rest, "$$"), strings.HasPrefix(rest, "@@"):
		s.off += 2
		return sqlToken{sqlSign, rest[:2]}, true
	}
	s.off++
	return sqlToken{sqlSign, rest[:1]}, true
}

// skipSpace passes over white space and comments: "--" and "/* */", and "#" at
// the head of a line, which MySQL and some clients know.
func (s *sqlScanner) skipSpace() {
	for s.off < len(s.src) {
		rest := s.src[s.off:]
		switch c := rest[0]; {
		case c == '\n':
			s.lineStart = true
			s.off++
		case c == ' ' || c == '\t' || c == '\r' || c == '\f':
			s.off++
		case isWordByte(c):
			return
		case strings.HasPrefix(rest, "--"), c == '#' && s.lineStart:
			s.until("\n", 1)
			s.lineStart = true
		case strings.HasPrefix(rest, "/*") && !strings.HasPrefix(rest, "/*+") && !strings.HasPrefix(rest, "/*!"):
			s.until("*/", 2)
		default:
			return
		}
	}
}

// quoted reads a literal whose quote is doubled inside. A backslash does not
// escape, as in Flink: where it does, the literal ends early, and no mark
// hangs on the rest.
func (s *sqlScanner) quoted(quote byte) string {
	start := s.off + 1
	s.off = start
	for s.off < len(s.src) {
		if s.src[s.off] == quote {
			if s.off+1 >= len(s.src) || s.src[s.off+1] != quote {
				s.off++
				return s.src[start : s.off-1]
			}
			s.off++
		}
		s.off++
	}
	s.off = len(s.src)
	return s.src[start:]
}

// until reads an opening of so many bytes and on, up to and with the mark that
// ends the token, or to the end of the text.
func (s *sqlScanner) until(end string, opening int) string {
	rest := s.src[s.off:]
	n := len(rest)
	if i := strings.Index(rest[opening:], end); i >= 0 {
		n = opening + i + len(end)
	}
	s.off += n
	return rest[:n]
}

func (s *sqlScanner) span(in func(byte) bool) string {
	start := s.off
	for s.off < len(s.src) && in(s.src[s.off]) {
		s.off++
	}
	return s.src[start:s.off]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool {
	return c == '_' || c >= 0x80 || isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z'
}
