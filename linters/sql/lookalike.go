package sql

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Flink's lexer takes the space, the tab and the ends of lines for white space and
// reads operators and quotes in ASCII; letters from U+FF00 on belong to no name
// (Calcite, Parser.jj: SKIP and LETTER). What input methods, word processors and
// web pages put in their place is reported, and read as what was meant.

// lookAlikes are the characters that are taken for ASCII ones, with their kinds,
// beside the full-width forms.
var lookAlikes = map[rune]struct{ kind, plain string }{
	'【': {"a full-width bracket", "["}, '】': {"a full-width bracket", "]"},
	'、': {"an ideographic comma", ","}, '。': {"a full-width stop", "."},
	'‘': {"a typographic quote", "'"}, '’': {"a typographic quote", "'"}, '‚': {"a typographic quote", "'"}, '‛': {"a typographic quote", "'"},
	'“': {"a typographic quote", "\""}, '”': {"a typographic quote", "\""}, '„': {"a typographic quote", "\""},
	'–': {"a dash", "-"}, '−': {"a minus sign", "-"}, '×': {"a multiplication sign", "*"}, '÷': {"a division sign", "/"},
	'≤': {"a sign that Flink does not know", "<="}, '≥': {"a sign that Flink does not know", ">="}, '≠': {"a sign that Flink does not know", "<>"},
}

// plainForm returns the ASCII characters that one is taken for, "" for none, and
// what it is.
func plainForm(r rune) (plain, kind string) {
	if known, ok := lookAlikes[r]; ok {
		return known.plain, known.kind
	}
	if r < '！' || r > '～' { // the full-width forms of ASCII
		return "", ""
	}
	c := r - '！' + '!'
	switch {
	case strings.ContainsRune("()[]{}", c):
		kind = "a full-width bracket"
	case c == '\'' || c == '"' || c == '`':
		kind = "a full-width quote"
	case c == ',':
		kind = "a full-width comma"
	case unicode.IsLetter(c):
		kind = "a full-width letter"
	case unicode.IsDigit(c):
		kind = "a full-width digit"
	default:
		kind = "a full-width character"
	}
	return string(c), kind
}

// describeRune names a character that has no meaning and says what to do; what
// cannot be seen is named by its number alone.
func describeRune(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	plain, kind := plainForm(r)
	switch {
	case plain == "'" || plain == "\"":
		return fmt.Sprintf("\"%c\" (%U), %s; write a straight single quote", r, r, kind)
	case plain == "`":
		return fmt.Sprintf("\"%c\" (%U), %s; write a backtick", r, r, kind)
	case plain != "":
		return fmt.Sprintf("\"%c\" (%U), %s; write '%s'", r, r, kind, plain)
	case r == '…':
		return "\"…\" (U+2026), which stands for what is left out; write that"
	case r == utf8.RuneError:
		return "a byte that is not UTF-8; remove it"
	case blank(r):
		return fmt.Sprintf("%U, a blank that Flink does not take for one; write a space", r)
	case invisible(r):
		return fmt.Sprintf("the invisible character %U; remove it", r)
	case !unicode.IsPrint(r):
		return fmt.Sprintf("the control character %U; remove it", r)
	case r > unicode.MaxASCII:
		return fmt.Sprintf("\"%c\" (%U), which means nothing here; remove it", r, r)
	}
	return "\"" + s + "\", which means nothing here; remove it"
}

// blank reports whether a character of several bytes looks like a space.
func blank(r rune) bool { return r > unicode.MaxASCII && unicode.IsSpace(r) }

// invisible reports whether a character shows nothing: those of no width, soft
// hyphens, marks of direction, marks of the order of bytes.
func invisible(r rune) bool { return unicode.Is(unicode.Cf, r) }

// hidden goes over blanks that are none to Flink and characters that cannot be
// seen, and reports whether one stood there. The mark of the order of bytes at the
// beginning of a text is no part of it.
func (l *lexer) hidden() bool {
	r, n := utf8.DecodeRuneInString(l.src[l.off:])
	if !blank(r) && !invisible(r) {
		return false
	}
	if l.off > 0 || r != '\uFEFF' {
		l.garble(r, l.off, l.off+n, "found "+describeRune(l.src[l.off:l.off+n]))
	}
	l.off += n
	return true
}

// hiddenInWord goes over a character in or behind a word that cannot be seen, and
// reports whether one stood there.
func (l *lexer) hiddenInWord() bool {
	r, _ := utf8.DecodeRuneInString(l.src[l.off:])
	return invisible(r) && l.hidden()
}

// meant returns the word from start on as it was meant, and reports what of it
// only looks like it.
func (l *lexer) meant(start int) string {
	word := l.src[start:l.off]
	if strings.IndexFunc(word, strange) < 0 {
		return word
	}
	var b strings.Builder
	for i, r := range word {
		switch plain, _ := plainForm(r); {
		case plain != "":
			n := utf8.RuneLen(r)
			l.garble('Ａ', start+i, start+i+n, "found "+describeRune(word[i:i+n])) // one for all of them
			b.WriteString(plain)
		case !invisible(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func strange(r rune) bool {
	return r > unicode.MaxASCII && (invisible(r) || '！' <= r && r <= '～')
}

// lookAlike reads what is taken for a quote or an operator as that, after it has
// reported it.
func (l *lexer) lookAlike(start int) lexeme {
	r, n := utf8.DecodeRuneInString(l.src[start:])
	if r == '—' { // input methods and word processors make two hyphens one
		l.garble(r, start, start+n, `found "—" (U+2014), a dash; write -- for a comment, '-' for a minus`)
		l.off = start + restOfLine(l.src[start:])
		return lexeme{}
	}
	plain, _ := plainForm(r)
	switch plain {
	case "":
		l.illegal(start)
		if r == '…' {
			return l.cut(holeToken, start)
		}
		return lexeme{}
	case "'", "\"", "`":
		return l.misquoted(start, plain)
	}
	l.illegal(start)
	next, m := utf8.DecodeRuneInString(l.src[l.off:])
	more, _ := plainForm(next)
	if m == 1 {
		more = string(next)
	}
	id := words.operator(plain + more)
	switch {
	case id == noWord || id == hintBegin || id == hintEnd:
		return lexeme{}
	case len(id.word()) > len(plain):
		l.off += m
	}
	t := l.cut(punctToken, start)
	t.id = id
	return t
}

// misquoted reads up to the quote that closes one that only looks like a quote,
// of the same kind or a straight one, on the same line.
func (l *lexer) misquoted(start int, quote string) lexeme {
	l.illegal(start)
	open, line := l.off, l.src[l.off:]
	line = line[:restOfLine(line)]
	end := strings.IndexFunc(line, func(r rune) bool {
		plain, _ := plainForm(r)
		return plain == quote || r == rune(quote[0])
	})
	if end < 0 {
		return lexeme{}
	}
	_, n := utf8.DecodeRuneInString(line[end:])
	l.off = open + end + n
	return l.cut(quotedToken, start)
}

// inQuotation returns the text of a token between its quotes.
func inQuotation(text string) (lo, hi int) {
	_, lo = utf8.DecodeRuneInString(text)
	_, n := utf8.DecodeLastRuneInString(text)
	return lo, max(len(text)-n, lo)
}
