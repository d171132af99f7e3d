package sql

import (
	"strings"
	"unicode/utf8"
)

// prompt is what the SQL client writes before a statement. It writes '>' before
// the further lines of one.
const prompt = "Flink SQL>"

// skipSession goes over what was copied from a session of the SQL client along
// with a statement: the prompt before it, and what the one before printed. In a
// text without prompts the latter is a mistake.
func (p *parser) skipSession() {
	for {
		p.lex.skipSpace()
		rest := p.src[p.lex.off:]
		switch {
		case strings.HasPrefix(rest, prompt):
			p.lex.off += len(prompt)
			p.lex.session = true
		case p.lex.session && strings.HasPrefix(rest, ">") && p.lex.startsLine():
			p.lex.off++
		case printed(rest, p.lex.session) && p.lex.startsLine():
			p.skipPrinted()
		default:
			return
		}
	}
}

// skipPrinted goes over the lines that a statement printed.
func (p *parser) skipPrinted() {
	lo := p.lex.off
	hi := lo
	for rest := p.src[lo:]; printed(rest, true); rest = p.src[p.lex.off:] {
		hi = p.lex.off + printedLen(rest)
		p.lex.off = hi
		p.lex.skipSpace()
	}
	if !p.lex.session && !p.lex.printed && !strings.Contains(p.src, prompt) {
		p.errors = append(p.errors, mistake{int32(lo), int32(hi), "this is what the SQL client prints, and no SQL; remove it"})
	}
	p.lex.printed = true
}

// maxPrinted is how long a row of a table or an error may be that is printed over
// several lines.
const maxPrinted = 4 << 10

// printedLen returns the length of what a text that was printed begins with: a
// line, the lines of a row of a table, or those of an error.
func printedLen(s string) int {
	line := firstLine(s)
	s = s[:min(len(s), maxPrinted)]
	switch {
	case strings.HasPrefix(s, "[ERROR]"):
		s, _, _ = strings.Cut(s, "\n"+prompt)
		s, _, _ = strings.Cut(s, "\n\n")
		return max(len(s), len(line))
	case s[0] == '|' && !strings.HasSuffix(line, "|"):
		if i := strings.Index(s, "|\n"); i >= 0 {
			return i + 1
		}
	}
	return len(line)
}

// printed reports whether a line begins like one that the SQL client prints. Some
// do so only within other such lines.
func printed(s string, within bool) bool {
	if s == "" {
		return false
	}
	switch c := s[0]; {
	case c == '+':
		return strings.HasPrefix(s, "+-")
	case c == '|':
		return !strings.HasPrefix(s, "||")
	case c == '[':
		return strings.HasPrefix(s, "[INFO]") || strings.HasPrefix(s, "[ERROR]") || strings.HasPrefix(s, "[WARN]")
	case !within || c >= utf8.RuneSelf:
		return false
	case isDigit(c):
		rest := strings.TrimLeft(s, "0123456789")
		return strings.HasPrefix(rest, " row in set") || strings.HasPrefix(rest, " rows in set")
	}
	return strings.HasPrefix(s, "Job ID:") || strings.HasPrefix(s, "Empty set") || strings.HasPrefix(s, "Received a total of ")
}

// firstLine returns the first line of a text, without white space at its end.
func firstLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " \t\r")
}

// startsLine reports whether nothing but white space stands before the lexer's
// place on its line.
func (l *lexer) startsLine() bool {
	for i := l.off - 1; i >= 0 && l.src[i] != '\n'; i-- {
		if classes[l.src[i]]&spaceByte == 0 {
			return false
		}
	}
	return true
}
