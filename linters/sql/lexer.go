package sql

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A tokenKind is a kind of token.
type tokenKind uint8

const (
	noToken        tokenKind = iota // what the parser sees after a mistake, until it recovers
	endOfText                       // behind the last token
	wordToken                       // an identifier without quotes, or a keyword
	quotedToken                     // an identifier in backticks
	stringToken                     // '…', N'…', _utf8'…', U&'…', E'…'
	bytesToken                      // X'…'
	intToken                        // 12
	decimalToken                    // 1.2
	approxToken                     // 1e2
	collationToken                  // latin1$en, or a name that Flink takes for one
	varToken                        // ${name}, or an identifier with such a part
	holeToken                       // {{name}}, {name}, %s: a hole of another template language
	rawToken                        // a key or a value of SET without quotes
	punctToken                      // an operator or a bracket
)

// A lexeme is a token: a stretch of the text. It is small, and without pointers,
// since there are many. id is the keyword or the operator that it is.
type lexeme struct {
	off, end int32
	id       wordID
	kind     tokenKind
}

// A lexer splits a text into tokens. It always goes on: what is wrong in a
// token it reports, and gives the token that was meant.
type lexer struct {
	src     string
	off     int
	dquote  bool // "x" is an identifier, not a mistake
	inHint  bool
	unlike  int    // up to here no collation's name goes on behind a word
	garbled []rune // the meaningless characters of this statement that are reported
	// session says that the text is what a session of the SQL client showed, with
	// its prompts.
	session bool
	// printed says that something stood in the text that the SQL client printed.
	printed bool
	// swallowed says that a comment that is never closed took the rest.
	swallowed bool
	prev      lexeme
	comments  []comment
	report    func(lo, hi int, msg string)
}

// A comment is the extent of a comment, and of its text.
type comment struct{ off, end, textOff, textEnd int32 }

// statement adds the tokens up to the end of a statement to toks.
func (l *lexer) statement(toks []lexeme) []lexeme {
	for {
		l.skip(spaceByte)
		t := l.scan()
		if t.kind == noToken {
			continue
		}
		l.prev = t
		toks = append(toks, t)
		if t.id == semicolon || t.kind == endOfText {
			return toks
		}
		if t.id == kwSet && len(toks) == 1 {
			toks = l.bareSet(toks)
		}
	}
}

// scan reads a token, or something between tokens, for which it returns none.
func (l *lexer) scan() lexeme {
	start := l.off
	if start >= len(l.src) {
		return lexeme{kind: endOfText, off: int32(start), end: int32(start)}
	}
	switch class := classes[l.src[start]]; {
	case class&letterByte != 0:
		return l.word(start)
	case class&plainByte != 0:
		return l.operator(start)
	case class&digitByte != 0:
		return l.number(start)
	case class&skippedByte != 0 && l.skipped():
		return lexeme{}
	}
	return l.other(start)
}

// other reads a token that begins with none of the commonest characters.
func (l *lexer) other(start int) lexeme {
	switch c := l.src[start]; {
	case c == '\'':
		return l.quoted(start, stringToken)
	case c >= utf8.RuneSelf:
		if r, n := utf8.DecodeRuneInString(l.src[start:]); isIdentRune(r) {
			l.off += n
			return l.longWord(start)
		}
		return l.lookAlike(start)
	case c == '$' && (l.placeholder() || l.identAt(start+1)):
		return l.longWord(start)
	case c == '.' && start+1 < len(l.src) && isDigit(l.src[start+1]):
		return l.number(start)
	case c == '`':
		return l.quoted(start, quotedToken)
	case c == '"':
		return l.doubleQuoted(start)
	}
	return l.punct(start)
}

func (l *lexer) cut(kind tokenKind, start int) lexeme {
	return lexeme{kind: kind, off: int32(start), end: int32(l.off)}
}

// skipSpace goes over white space and comments. Inside a hint the closing */ is
// a token, and what looks like a comment there still is one.
func (l *lexer) skipSpace() {
	for {
		l.skip(spaceByte)
		if l.off >= len(l.src) || classes[l.src[l.off]]&skippedByte == 0 || !l.skipped() {
			return
		}
	}
}

// skipped goes over a comment, a tag of a template, or white space of several
// bytes. It reports whether one stood there.
func (l *lexer) skipped() bool {
	switch c := l.src[l.off]; {
	case c == '-' && l.at(1) == '-', c == '/' && l.at(1) == '/':
		l.lineComment()
	case c == '/' && l.at(1) == '*' && l.at(2) != '+':
		l.blockComment()
	case c == '{' && (l.at(1) == '%' || l.at(1) == '#'):
		return l.templateTag()
	case c >= utf8.RuneSelf:
		return l.hidden()
	default:
		return false
	}
	return true
}

// at returns the byte n places on, zero behind the end.
func (l *lexer) at(n int) byte {
	if l.off+n < len(l.src) {
		return l.src[l.off+n]
	}
	return 0
}

func (l *lexer) lineComment() {
	start := l.off
	if i := strings.IndexByte(l.src[start:], '\n'); i < 0 {
		l.off = len(l.src)
	} else {
		l.off += i
	}
	l.comments = append(l.comments, comment{int32(start), int32(l.off), int32(start + 2), int32(l.off)})
}

func (l *lexer) blockComment() {
	start := l.off
	i := strings.Index(l.src[start+2:], "*/")
	if i < 0 {
		l.off = len(l.src)
		l.swallowed = true
		l.report(start, start+2, "this comment is never closed; close it with */")
		return
	}
	l.off = start + 2 + i + 2
	l.comments = append(l.comments, comment{int32(start), int32(l.off), int32(start + 2), int32(l.off - 2)})
}

// charset goes over the name of a character set before a string, _utf8'…'. It
// reports whether one stood there.
func (l *lexer) charset() bool {
	n := 1
	for isLetter(l.at(n)) || isDigit(l.at(n)) || l.at(n) == '-' || l.at(n) == ':' || l.at(n) == '.' {
		n++
	}
	if n == 1 || l.at(n) != '\'' {
		return false
	}
	if name := l.src[l.off+1 : l.off+n]; !knownCharset(name) {
		l.report(l.off, l.off+n, "the character set "+name+" is not known")
	}
	l.off += n
	return true
}

// charsets are what the names of Java's character sets begin with.
var charsets = [...]string{
	"latin", "iso", "utf", "us-ascii", "ascii", "gb", "big5", "shift", "euc", "windows", "cp", "ibm", "koi8", "x-", "ucs",
	"ksc", "tis", "sjis", "cesu",
}

func knownCharset(name string) bool {
	for _, prefix := range charsets {
		if len(name) >= len(prefix) && strings.EqualFold(name[:len(prefix)], prefix) {
			return true
		}
	}
	return false
}

// templateTag goes over {% … %} and {# … #}, which a template engine removes
// before Flink sees the text. It reports whether one stood there.
func (l *lexer) templateTag() bool {
	n := strings.Index(l.src[l.off+2:], l.src[l.off+1:l.off+2]+"}")
	if n < 0 {
		return false
	}
	l.off += n + 4
	return true
}

// word reads an identifier or keyword, or what else begins with a letter.
func (l *lexer) word(start int) lexeme {
	if l.src[start] == '_' && l.charset() {
		return l.quoted(start, stringToken)
	}
	l.skip(letterByte | digitByte)
	if classes[l.at(0)]&tailByte != 0 {
		return l.longWord(start)
	}
	t := l.cut(wordToken, start)
	t.id = words.find(l.src[start:l.off])
	return t
}

// longWord reads an identifier or keyword, perhaps with placeholders in it, the
// name of a collation, or the string that a prefix such as N or U& introduces.
func (l *lexer) longWord(start int) lexeme {
	plain := l.src[start] != '$' || l.off == start
	for {
		l.skip(letterByte | digitByte)
		c := l.at(0)
		switch {
		case c == '$':
			if l.placeholder() {
				plain = false
			} else {
				l.off++
			}
			continue
		case c >= utf8.RuneSelf:
			if r, n := utf8.DecodeRuneInString(l.src[l.off:]); isIdentRune(r) {
				l.off += n
				continue
			}
			if l.hiddenInWord() {
				continue
			}
		case c == '\'' && isPrefix(l.src[start:l.off]):
			return l.prefixed(start)
		case c == '&' && l.at(1) == '\'' && l.off == start+1 && (l.src[start] == 'U' || l.src[start] == 'u'):
			l.off++
			return l.quoted(start, stringToken)
		}
		break
	}
	if !plain {
		return l.cut(varToken, start)
	}
	if l.collation() {
		return l.cut(collationToken, start)
	}
	t := l.cut(wordToken, start)
	t.id = words.find(l.meant(start))
	return t
}

// collation goes on over the name of a collation, such as latin1$en, of which the
// word before is the beginning. Flink also reads a name with a $ behind a dot as
// one, and then refuses it: db.orders$files needs backticks. It reports whether one
// stood there.
func (l *lexer) collation() bool {
	if c := l.at(0); c != '.' && c != '-' && c != ':' || l.off < l.unlike {
		return false
	}
	end := l.off
	l.skip(letterByte | digitByte | jointByte)
	if l.at(0) != '$' || !isLetter(l.at(1)) {
		l.off, l.unlike = end, l.nextDollar()
		return false
	}
	l.off++
	l.skip(letterByte)
	return true
}

// nextDollar returns where what reaches up to the next $ without a break begins:
// no word that ends before it goes on to be the name of a collation.
func (l *lexer) nextDollar() int {
	at := strings.IndexByte(l.src[l.off:], '$')
	if at < 0 {
		return len(l.src)
	}
	at += l.off
	for at > l.off && classes[l.src[at-1]]&(letterByte|digitByte|jointByte) != 0 {
		at--
	}
	return at
}

// isPrefix reports whether a word right before a quote belongs to the string.
func isPrefix(w string) bool {
	switch w[0] {
	case 'N', 'n', 'E', 'e', 'X', 'x':
		return len(w) == 1
	}
	return false
}

func (l *lexer) prefixed(start int) lexeme {
	if c := l.src[start]; c == 'X' || c == 'x' {
		return l.quoted(start, bytesToken)
	}
	if c := l.src[start]; c == 'E' || c == 'e' {
		return l.escaped(start)
	}
	return l.quoted(start, stringToken)
}

// placeholder goes over ${…}. It reports whether one stood there.
func (l *lexer) placeholder() bool {
	n := placeholderLen(l.src[l.off:])
	l.off += n
	return n > 0
}

// placeholderLen returns the length of the placeholder that s begins with, or
// zero. A placeholder ends on its line.
func placeholderLen(s string) int {
	if !strings.HasPrefix(s, "${") {
		return 0
	}
	i := strings.IndexAny(s, "}\n;'`")
	if i < 0 || s[i] != '}' {
		return 0
	}
	return i + 1
}

func (l *lexer) identAt(off int) bool {
	if off >= len(l.src) {
		return false
	}
	return isLetter(l.src[off]) || isDigit(l.src[off]) || l.src[off] == '$'
}

// number reads 12, 1.5, .5, 1., 1e5. A word that begins with digits is read as
// one, as Flink takes 1st for 1 followed by an alias.
func (l *lexer) number(start int) lexeme {
	kind := intToken
	l.digits()
	if l.at(0) == '.' && l.at(1) != '.' {
		kind = decimalToken
		l.off++
		l.digits()
	}
	if c := l.at(0); c == 'e' || c == 'E' {
		n := 1
		if s := l.at(1); s == '+' || s == '-' {
			n = 2
		}
		if isDigit(l.at(n)) {
			kind = approxToken
			l.off += n
			l.digits()
		}
	}
	return l.cut(kind, start)
}

func (l *lexer) digits() { l.skip(digitByte) }

// skip goes over bytes of the classes.
func (l *lexer) skip(class uint8) {
	n, rest := 0, l.src[l.off:]
	for n < len(rest) && classes[rest[n]]&class != 0 {
		n++
	}
	l.off += n
}

// quoted reads what stands between two quotes of the kind at the lexer's place.
func (l *lexer) quoted(start int, kind tokenKind) lexeme {
	quote := l.src[l.off]
	open := l.off
	l.off++
	for {
		i := strings.IndexByte(l.src[l.off:], quote)
		if i < 0 {
			return l.unclosed(start, open, kind)
		}
		l.off += i + 1
		if l.at(0) != quote {
			break
		}
		l.off++
	}
	if kind == quotedToken || l.inHint {
		if end := restOfLine(l.src[open:]); open+end < l.off {
			return l.unclosed(start, open, kind)
		}
	}
	return l.cut(kind, start)
}

// escaped reads E'…', in which a backslash keeps the next character.
func (l *lexer) escaped(start int) lexeme {
	open := l.off
	l.off++
	for l.off < len(l.src) {
		switch l.src[l.off] {
		case '\\':
			l.off++
		case '\'':
			if l.at(1) != '\'' {
				l.off++
				return l.cut(stringToken, start)
			}
			l.off++
		}
		l.off++
	}
	return l.unclosed(start, open, stringToken)
}

// unclosed reports a quote that is never closed. The token ends at the end of
// the quote's line, so that the lines behind it are still read: a forgotten
// quote is far more often meant there than at the end of the text.
func (l *lexer) unclosed(start, open int, kind tokenKind) lexeme {
	l.off = open + restOfLine(l.src[open:])
	for l.off > open+1 && (strings.IndexByte(" \t\r,;)", l.src[l.off-1]) >= 0) {
		l.off--
	}
	what := "string"
	if kind == quotedToken {
		what = "identifier"
		l.off = open + 1
		l.skip(letterByte | digitByte)
	}
	l.report(open, l.off, "this "+what+" is never closed; close it with "+l.src[open:open+1])
	return l.cut(kind, start)
}

// doubleQuoted reads "x": an identifier where the lexer takes it for one. Flink
// itself knows no double quotes, so that elsewhere it is read as the string that
// was most likely meant.
func (l *lexer) doubleQuoted(start int) lexeme {
	if l.dquote {
		return l.quoted(start, quotedToken)
	}
	line := l.src[start+1:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	i := strings.IndexByte(line, '"')
	if i < 0 {
		return l.illegal(start)
	}
	l.off = start + 1 + i + 1
	l.report(start, l.off, `found a double quote; write strings in single quotes and identifiers in backticks`)
	return l.cut(quotedToken, start)
}

func (l *lexer) punct(start int) lexeme {
	rest := l.src[start:]
	if l.session && rest[0] == '>' && l.startsLine() {
		l.off++
		return lexeme{}
	}
	if n := l.hole(rest); n > 0 {
		l.off += n
		return l.cut(holeToken, start)
	}
	id := words.operator(rest)
	if id == hintEnd && !l.inHint {
		id = star
		l.off++
	} else {
		l.off += len(id.word())
	}
	if id == noWord {
		return l.illegal(start)
	}
	l.inHint = id == hintBegin || id != hintEnd && l.inHint
	t := l.cut(punctToken, start)
	t.id = id
	return t
}

// operator reads an operator of one byte that begins nothing else.
func (l *lexer) operator(start int) lexeme {
	l.off++
	t := l.cut(punctToken, start)
	t.id = words.single[l.src[start]]
	return t
}

// hole returns the length of a hole of another template language: {{x}}, {x},
// or %s where a value or a name may stand.
func (l *lexer) hole(s string) int {
	switch s[0] {
	case '{':
		return holeLen(s, !l.afterValue())
	case '%':
		if len(s) > 1 && (s[1] == 's' || s[1] == 'd') && (len(s) == 2 || !isLetter(s[2]) && !isDigit(s[2])) && !l.afterValue() {
			return 2
		}
	}
	return 0
}

// holeLen returns the length of a hole in braces. One that is a number, {0}, may
// stand only where no quantifier of a pattern does.
func holeLen(s string, number bool) int {
	if strings.HasPrefix(s, "{{") {
		if i := strings.Index(s, "}}"); i > 0 && !strings.Contains(s[:i], "\n") {
			return i + 2
		}
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '}':
			if i > 1 && (number || !isDigit(s[1])) {
				return i + 1
			}
			return 0
		case !isLetter(c) && !isDigit(c) && c != '.':
			return 0
		}
	}
	return 0
}

// afterValue reports whether the token before ends a value, so that an operator
// follows.
func (l *lexer) afterValue() bool {
	switch t := l.prev; t.kind {
	case wordToken:
		return !t.id.info().reserved
	case punctToken:
		return t.id == rparen || t.id == rbracket
	case noToken, endOfText:
		return false
	}
	return true
}

// illegal goes over characters that begin no token, and reports each of them once
// in a statement.
func (l *lexer) illegal(start int) lexeme {
	r, n := utf8.DecodeRuneInString(l.src[l.off:])
	l.off += n
	what := "found " + describeRune(l.src[start:l.off])
	if l.hashComment(start) {
		what = "# begins no comment in Flink; write --"
	}
	l.garble(r, start, start+n, what)
	return lexeme{}
}

// garble reports a character that has no meaning, once in a statement.
func (l *lexer) garble(r rune, lo, hi int, what string) {
	if !slices.Contains(l.garbled, r) {
		l.garbled = append(l.garbled, r)
		l.report(lo, hi, what)
	}
}

// hashComment goes over a line that begins with #, as comments of MySQL and of a
// shell do. It reports whether one stood there.
func (l *lexer) hashComment(start int) bool {
	line := strings.LastIndexByte(l.src[:start], '\n') + 1
	if l.src[start] != '#' || strings.TrimLeft(l.src[line:start], " \t") != "" {
		return false
	}
	if i := strings.IndexByte(l.src[start:], '\n'); i < 0 {
		l.off = len(l.src)
	} else {
		l.off = start + i
	}
	return true
}
