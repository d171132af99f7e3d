package sql

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// str reads a string. Strings that adjoin are one. what names it for the
// message.
func (p *parser) str(what string) *Str {
	if p.tok.kind != stringToken && p.tok.kind != bytesToken {
		return p.strOrVar(what)
	}
	s := p.oneStr()
	if p.joins() {
		p.joinStrs(s, false)
	}
	if p.is(kwUescape) {
		p.uescape(s)
	}
	return s
}

// plainStr reads a string where Flink takes one literal only.
func (p *parser) plainStr(what string) *Str {
	switch {
	case p.tok.kind != stringToken:
		return p.strOrVar(what)
	case p.src[p.tok.off] != '\'':
		p.complain(p.tok, "a prefix before the quote cannot stand here; remove it")
	}
	return p.oneStr()
}

// strOrVar reads a placeholder, or reports that a string is missing. One in double
// quotes was reported.
func (p *parser) strOrVar(what string) *Str {
	switch {
	case p.isHole():
		return p.strVar()
	case p.isDoubleQuoted():
		t := p.tok
		lo, hi := inQuotation(p.src[t.off:t.end])
		p.advance()
		return &Str{Range: p.rangeOf(t.off, t.end), Text: p.text.Slice(int(t.off)+lo, int(t.off)+hi)}
	}
	p.expected(what)
	return &Str{Range: p.nowhere(), Text: draft.NewText("", p.nowhere().Pos())}
}

// isDoubleQuoted reports whether the current token is a text in quotes that Flink
// does not know, and no identifier.
func (p *parser) isDoubleQuoted() bool {
	return p.tok.kind == quotedToken && p.src[p.tok.off] != '`' && !p.lex.dquote
}

// joins reports whether the current token is a string that continues the one
// before. A string with '=' behind it is the key of an option, before which a
// comma is missing.
func (p *parser) joins() bool {
	return p.tok.kind == stringToken && p.src[p.tok.off] == '\'' && p.peek(1).id != equal
}

// strVar reads a placeholder in the place of a string.
func (p *parser) strVar() *Str {
	t, text := p.tok, p.src[p.tok.off:p.tok.end]
	p.advance()
	s := &Str{Range: p.rangeOf(t.off, t.end), Text: p.text.Slice(int(t.off), int(t.end)), Form: bare}
	if placeholderLen(text) == len(text) {
		s.Form = &StrForm{Var: p.placeholder(t.off, text), Bare: true}
	}
	return s
}

func (p *parser) oneStr() *Str {
	t := p.tok
	p.advance()
	s := p.slabs.strs.new()
	p.lastStr = s
	s.Range = p.rangeOf(t.off, t.end)
	open := t.off
	if p.src[open] != '\'' {
		open += int32(strings.IndexByte(p.src[open:t.end], '\''))
	}
	prefix := p.src[t.off:open]
	if prefix != "" {
		s.Form = &StrForm{Prefix: prefix}
	}
	lo, hi := open+1, t.end
	if hi > lo && p.src[hi-1] == '\'' {
		hi--
	}
	if prefix == "E" || prefix == "e" {
		s.Text = p.decodeEscapes(lo, hi)
	} else {
		s.Text = p.decodeQuotes(lo, hi)
	}
	return s
}

// joinStrs appends the strings that follow s. What stands before the '=' of a
// key belongs to it.
func (p *parser) joinStrs(s *Str, key bool) {
	var form StrForm
	if s.Form != nil {
		form = *s.Form
	}
	s.Form = &form
	var b draft.TextBuilder
	add := func(t draft.Text) {
		form.Pieces = append(form.Pieces, t)
		for i := range t.Len() {
			b.Verbatim(t.String()[i:i+1], t.Pos(i))
		}
	}
	add(s.Text)
	for p.tok.kind == stringToken && p.src[p.tok.off] == '\'' && (key || p.joins()) {
		next := p.oneStr()
		add(next.Text)
		s.Range.To = next.Range.To
	}
	s.Text = b.Text(s.Range.Pos() + 1)
}

// uescape reads UESCAPE 'c' behind a U& string.
func (p *parser) uescape(s *Str) {
	at := p.tok
	p.advance()
	t := p.tok
	if t.kind != stringToken {
		p.expected("the escape character in quotes")
		return
	}
	if s.Form == nil || !strings.EqualFold(s.Form.Prefix, "U&") {
		p.complain(at, "UESCAPE belongs behind a U&'…' string only")
	}
	escape := p.src[t.off:t.end]
	if c, n := utf8.DecodeRuneInString(escape[1:]); n+2 != len(escape) || strings.ContainsRune("0123456789abcdefABCDEF+\" \t\n\r\f'", c) {
		p.complain(t, "an escape character is one character in quotes that is no hex digit, plus sign, quote or white space")
	}
	p.advance()
	if s.Form == nil {
		s.Form = &StrForm{}
	}
	s.Form.Escape = escape
	s.Range.To = p.end(p.last)
}

// decodeQuotes returns the text from lo up to hi, in which ” is one quote.
func (p *parser) decodeQuotes(lo, hi int32) draft.Text {
	body := p.src[lo:hi]
	if strings.IndexByte(body, '\'') < 0 {
		if p.base != 0 {
			return draft.NewText(body, p.rangeOf(lo, lo).Pos())
		}
		return p.text.Slice(int(lo), int(hi))
	}
	var b draft.TextBuilder
	for at := lo; at < hi; {
		i := strings.IndexByte(p.src[at:hi], '\'')
		if i < 0 {
			p.verbatim(&b, at, hi)
			break
		}
		p.verbatim(&b, at, at+int32(i))
		at += int32(i)
		from := p.rangeOf(at, min(at+2, hi))
		b.Decoded("'", from.Pos(), int(from.To-from.From))
		at += 2
	}
	return b.Text(p.rangeOf(lo, lo).Pos())
}

// verbatim adds a stretch of the source to b, byte by byte where the text is
// itself decoded from something else.
func (p *parser) verbatim(b *draft.TextBuilder, lo, hi int32) {
	if p.base != 0 {
		b.Verbatim(p.src[lo:hi], p.rangeOf(lo, lo).Pos())
		return
	}
	for i := lo; i < hi; i++ {
		r := p.rangeOf(i, i+1)
		b.Decoded(p.src[i:i+1], r.Pos(), int(r.To-r.From))
	}
}

// escapes are what a backslash and a letter stand for in an E'…' string.
var escapes = map[byte]string{'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t"}

// decodeEscapes returns the text from lo up to hi, in which backslashes escape.
func (p *parser) decodeEscapes(lo, hi int32) draft.Text {
	var b draft.TextBuilder
	for at := lo; at < hi; {
		c := p.src[at]
		if c != '\\' && c != '\'' || at+1 >= hi {
			p.verbatim(&b, at, at+1)
			at++
			continue
		}
		value, n := unescape(p.src[at:hi])
		from := p.rangeOf(at, at+int32(n))
		b.Decoded(value, from.Pos(), int(from.To-from.From))
		at += int32(n)
	}
	return b.Text(p.rangeOf(lo, lo).Pos())
}

// unescape returns what the escape at the beginning of s stands for, and its
// length. A backslash before anything else stands for itself.
func unescape(s string) (string, int) {
	c := s[1]
	if value, ok := escapes[c]; ok {
		return value, 2
	}
	switch c {
	case 'x':
		return numbered(s, 2, 2, 16)
	case 'u':
		return numbered(s, 2, 4, 16)
	case 'U':
		return numbered(s, 2, 8, 16)
	}
	if '0' <= c && c <= '7' {
		return numbered(s, 1, 3, 8)
	}
	if s[0] == '\'' || c == '\\' || c == '\'' || c == '"' {
		return s[1:2], 2
	}
	return s[:1], 1
}

// numbered reads up to most digits of a character's number at lo.
func numbered(s string, lo, most, base int) (string, int) {
	hi := lo
	for hi < len(s) && hi < lo+most {
		if _, err := strconv.ParseUint(s[hi:hi+1], base, 8); err != nil {
			break
		}
		hi++
	}
	n, err := strconv.ParseUint(s[lo:hi], base, 32)
	if err != nil {
		return s[:1], 1
	}
	return string(rune(n)), hi
}

// number reads an unsigned number, or a placeholder for one.
func (p *parser) number(what string) Expr {
	switch p.tok.kind {
	case intToken, decimalToken, approxToken:
		return p.oneNumber()
	case varToken, holeToken:
		return p.hole()
	}
	if p.is(question) {
		return p.param()
	}
	p.expected(what)
	return p.badExpr()
}

// whole reads a whole number. Another number is reported and kept.
func (p *parser) whole(what string) *Number {
	switch p.tok.kind {
	case intToken:
		return p.oneNumber()
	case decimalToken, approxToken:
		p.complain(p.tok, what+" must be a whole number")
		return p.oneNumber()
	case varToken, holeToken:
		t := p.tok
		p.advance()
		return &Number{Range: p.rangeOf(t.off, t.end), Text: p.src[t.off:t.end]}
	}
	p.expected(what)
	return &Number{Range: p.nowhere()}
}

func (p *parser) oneNumber() *Number {
	t := p.tok
	p.advance()
	n := p.slabs.numbers.new()
	n.Range, n.Text = p.rangeOf(t.off, t.end), p.src[t.off:t.end]
	return n
}

// hole reads a placeholder, or what is one in another template language, as an
// expression.
func (p *parser) hole() Expr {
	t, text := p.tok, p.src[p.tok.off:p.tok.end]
	if t.kind == varToken && placeholderLen(text) == len(text) {
		p.advance()
		return p.placeholder(t.off, text)
	}
	return p.name("a name")
}

func (p *parser) param() Expr {
	lo := p.start()
	p.advance()
	return &Param{p.since(lo)}
}

func (p *parser) badExpr() Expr { return &BadExpr{p.nowhere()} }

// literal reads what may be the value of a partition's column.
func (p *parser) literal() Expr {
	lo := p.start()
	switch sign := p.gotAny(minus, plus); {
	case sign != "":
		n := p.number("a number")
		return &Unary{Range: p.since(lo), Op: sign, OpKw: p.rangeOf(lo, lo+1), X: n}
	case p.tok.kind == wordToken && p.tok.id != noWord || p.is(lbrace):
		if e := p.wordLiteral(); e != nil {
			return e
		}
	case p.tok.kind == stringToken:
		return p.str("a string")
	case p.tok.kind == bytesToken:
		return p.bytes()
	}
	return p.number("a literal")
}

// bytes reads X'…', perhaps in several pieces.
func (p *parser) bytes() Expr {
	lo := p.start()
	b := &Bytes{}
	for first := true; first || p.joins(); first = false {
		t := p.tok
		text := strings.Trim(p.src[t.off:t.end], "xX'")
		if i := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF", r) }); i >= 0 {
			p.complain(t, "a binary string holds hex digits only")
		}
		b.Hex = append(b.Hex, text)
		p.advance()
	}
	b.Range = p.since(lo)
	return b
}

// wordLiteral reads a literal that begins with a word, or returns nil where
// none comes next.
func (p *parser) wordLiteral() Expr {
	lo := p.start()
	switch w := p.tok.id; w {
	case kwTrue, kwFalse, kwUnknown:
		p.advance()
		return p.slabs.bools.put(Bool{p.since(lo), w.word()})
	case kwNull:
		p.advance()
		return p.slabs.nulls.put(Null{p.since(lo)})
	case kwInterval:
		return p.interval()
	case kwDate, kwTime, kwTimestamp, kwDatetime, kwUuid:
		return p.temporal()
	case kwDecimal:
		if p.peek(1).kind == stringToken {
			p.advance()
			at := p.tok
			s := p.oneStr()
			if !isDecimal(s.Value()) {
				p.complain(at, "this is no decimal number")
			}
			return &Number{Range: p.since(lo), Text: s.Value(), Exact: true}
		}
	case lbrace:
		return p.odbcTemporal()
	}
	return nil
}

func isDecimal(s string) bool {
	_, ok := new(big.Float).SetString(strings.TrimSpace(s))
	return ok
}

// zones are what may stand between a temporal type and its literal.
var zones = [...][]wordID{
	{kwWith, kwTime, kwZone}, {kwWith, kwLocal, kwTime, kwZone},
}

// temporal reads DATE '…' and its kin.
func (p *parser) temporal() Expr {
	lo, kind := p.start(), p.tok.word()
	if p.peek(1).kind == stringToken {
		p.advance()
		return p.slabs.temporals.put(Temporal{Value: p.oneStr(), Kind: kind, Range: p.since(lo)})
	}
	for _, zone := range zones {
		if p.seqAt(1, zone...) {
			p.advance()
			p.gotSeq(zone...)
			s := p.plainStr("a string")
			return &Temporal{Value: s, Kind: kind + " " + phrase(zone), Range: p.since(lo)}
		}
	}
	return nil
}

// odbcKinds are the letters of ODBC's temporal literals.
var odbcKinds = map[string]string{"D": "DATE", "T": "TIME", "TS": "TIMESTAMP"}

// odbcTemporal reads {d '…'}, {t '…'} and {ts '…'}.
func (p *parser) odbcTemporal() Expr {
	lo := p.start()
	next := p.peek(1)
	kind := odbcKinds[strings.ToUpper(p.src[next.off:next.end])]
	if kind == "" {
		return nil
	}
	p.advance()
	p.advance()
	s := p.plainStr("a string")
	p.need(rbrace)
	return &Temporal{Value: s, Kind: kind, Range: p.since(lo)}
}
