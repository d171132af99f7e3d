package sql

import (
	"fmt"
	"go/token"
	"slices"
	"sort"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// broken reports whether the parser has met a mistake and not recovered.
func (p *parser) broken() bool { return p.tok.kind == noToken }

// quoteAdvice says what to do about a quote that is missing on the line of t.
func (p *parser) quoteAdvice(t lexeme) string {
	lo := strings.LastIndexByte(p.src[:t.off], '\n') + 1
	for _, r := range p.src[lo : lo+restOfLine(p.src[lo:])] {
		if plain, kind := plainForm(r); plain == "'" {
			return fmt.Sprintf("\"%c\" (%U) is %s, write a straight single quote", r, r, kind)
		}
	}
	return "a string has one on each side"
}

// fail reports a mistake at t and breaks the parser. Where a quote went astray,
// that is the mistake, and reading goes on behind its line.
func (p *parser) fail(t lexeme, msg string) {
	if end, ok := p.runaway(); ok {
		p.closeString(end)
	} else if end, ok := p.strayQuote(); ok {
		p.dropErrors(t.off)
		p.complain(t, "a quote is missing on this line; "+p.quoteAdvice(t))
		p.reread(end)
	} else {
		p.complain(t, msg)
	}
	p.tok = lexeme{}
}

// runaway reports a string that goes on over its line, where the parser meets a
// mistake right behind it: most likely its closing quote is missing, and what
// follows it is the inside of the next string. It returns where the string
// should have ended.
func (p *parser) runaway() (end int32, ok bool) {
	if p.i == 0 || p.broken() || p.muted {
		return 0, false
	}
	t := p.toks[p.i-1]
	if t.kind != stringToken || p.tok.kind == endOfText {
		return 0, false
	}
	if end, ok := p.innerQuote(t); ok {
		return end, true
	}
	text := p.src[t.off:t.end]
	line := strings.IndexByte(text, '\n')
	if line < 0 || t.end != p.tok.off && !strings.Contains(text, ";\n") {
		return 0, false
	}
	end = t.off + int32(len(strings.TrimRight(text[:line], " \t\r,;)")))
	p.dropErrors(end)
	p.errors = append(p.errors, mistake{t.off, end, "this string is not closed on its line; close it with '"})
	return end, true
}

// maxInnerQuotes is how many quotes inside strings are reported of a text: each
// makes the rest of its statement be read anew.
const maxInnerQuotes = 100

// innerQuote reports a quote inside a string that should be written twice: the
// string before the current token ends in the midst of a word, and another quote
// on the line has behind it what follows a string. It returns where the string
// ends.
func (p *parser) innerQuote(t lexeme) (end int32, ok bool) {
	text := p.src[t.off:t.end]
	if p.innerQuotes == maxInnerQuotes || t.end != p.tok.off || p.tok.kind != wordToken || len(text) < 3 || text[0] != '\'' || text[len(text)-1] != '\'' ||
		strings.Contains(text, "\n") || strings.IndexByte(" \t,=(", text[len(text)-2]) >= 0 {
		return 0, false
	}
	line := p.src[t.end:]
	line = line[:restOfLine(line)]
	for at, c := range []byte(line) {
		if c != '\'' {
			continue
		}
		if tail := strings.TrimLeft(line[at+1:], " \t\r"); tail == "" || strings.IndexByte(",);", tail[0]) >= 0 {
			p.innerQuotes++
			p.dropErrors(t.end)
			p.errors = append(p.errors, mistake{t.end - 1, t.end, "this quote ends the string; write '' for a quote in a string"})
			return t.end + int32(at) + 1, true
		}
	}
	return 0, false
}

// strayQuote reports a line on which a quote too few stands, where the parser
// meets a mistake: a string that begins on the same line, behind the mistake, goes
// on over the line's end. It returns where reading can go on.
func (p *parser) strayQuote() (end int32, ok bool) {
	if p.broken() || p.muted {
		return 0, false
	}
	eol := p.tok.off + int32(restOfLine(p.src[p.tok.off:]))
	for _, t := range p.toks[p.i:] {
		if t.off >= eol {
			break
		}
		if t.kind == stringToken && (t.end > eol || p.unclosedAt(t.off)) {
			end = p.tok.off + int32(len(strings.TrimRight(p.src[p.tok.off:eol], " \t\r,;)")))
			return end, true
		}
	}
	return 0, false
}

// restOfLine returns the length of what is left of a line, or of a hint.
func restOfLine(s string) int {
	end := len(s)
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		end = i
	}
	if i := strings.Index(s[:end], "*/"); i >= 0 {
		end = i
	}
	return end
}

// unclosedAt reports whether the lexer found the string at off never closed.
func (p *parser) unclosedAt(off int32) bool {
	return slices.ContainsFunc(p.errors, func(m mistake) bool { return m.lo == off && strings.Contains(m.msg, "never closed") })
}

// dropErrors forgets the mistakes in a stretch that is read anew.
func (p *parser) dropErrors(from int32) {
	p.errors = slices.DeleteFunc(p.errors, func(m mistake) bool { return m.lo >= from })
}

// closeString ends the string that was read last at end, and reads the tokens
// behind that anew.
func (p *parser) closeString(end int32) {
	t := &p.toks[p.i-1]
	longer := end > t.end
	p.shortened = append(p.shortened, draft.Range{From: p.end(end), To: p.end(t.end)})
	t.end, p.last = end, end
	p.lastStr.Range.To = p.end(end)
	if p.lastStr.Text = p.decodeQuotes(t.off+1, end); longer {
		p.lastStr.Text = p.text.Slice(int(t.off)+1, int(end)-1)
	}
	p.lastStr.Form = nil
	p.reread(end)
}

// reread reads the tokens from end on anew, as those that follow the last one
// taken.
func (p *parser) reread(end int32) {
	p.toks = p.toks[:p.i]
	p.lex.inHint = false
	for _, t := range p.toks {
		p.lex.inHint = t.id == hintBegin || t.id != hintEnd && p.lex.inHint
	}
	p.relex(int(end))
	p.toks = p.lex.statement(p.toks)
	p.tok = p.toks[p.i]
}

// complain reports a mistake at t that the parser can go on after.
func (p *parser) complain(t lexeme, msg string) {
	if p.broken() || p.muted || p.i < p.calm {
		return
	}
	if t.kind == endOfText && p.lex.swallowed {
		return
	}
	lo, hi := t.off, t.end
	if t.kind == endOfText && hi > 0 {
		lo, hi = p.lastOff(), int32(len(p.src))
	}
	p.errors = append(p.errors, mistake{lo, hi, msg})
}

// complainAt reports a mistake in a part of the text that is already read.
func (p *parser) complainAt(at interface {
	Pos() token.Pos
	End() token.Pos
}, msg string) {
	if !p.broken() && !p.muted {
		p.late = append(p.late, draft.Error{Range: draft.Span(at.Pos(), at.End()), Msg: msg})
	}
}

// lastOff returns where the last character before the end of the text is.
func (p *parser) lastOff() int32 { return max(int32(len(p.src))-1, 0) }

// expected reports that something else should stand where the current token
// does. what names it in words, or in quotes.
func (p *parser) expected(what string) {
	if p.broken() {
		return
	}
	if p.tok.kind == collationToken {
		p.collated()
		return
	}
	p.fail(p.tok, p.noInterval("expected "+what+"; found "+p.found(p.tok)))
}

// noInterval returns the message of a mistake at the current token, or a better
// one where that is a unit of time behind a string: INTERVAL is missing.
func (p *parser) noInterval(msg string) string {
	unit := strings.ToUpper(p.src[p.tok.off:p.tok.end])
	if p.i > 0 && p.toks[p.i-1].kind == stringToken && timeUnits[strings.TrimSuffix(unit, "S")] {
		return "a length of time is written INTERVAL '1' " + unit
	}
	return msg
}

// collated reports a name with a $ behind a dot.
func (p *parser) collated() {
	text := p.src[p.tok.off:p.tok.end]
	p.fail(p.tok, "Flink takes "+text+" for a collation because of its '$'; write the part with the '$' in backticks")
}

// found names a token for a message. It never shows what a string holds, nor
// what touches a quote and so is part of a string whose quotes went astray.
func (p *parser) found(t lexeme) string {
	switch t.kind {
	case endOfText:
		return "the end of the text"
	case stringToken, bytesToken:
		return "a string"
	case punctToken:
		if t.id == semicolon {
			return "the end of the statement"
		}
		return display(t.word())
	}
	text := p.src[t.off:t.end]
	if len(text) > 40 {
		text = strings.ToValidUTF8(text[:40], "") + "…"
	}
	switch {
	case t.id.info().reserved:
		return t.word()
	case t.kind == quotedToken && text[0] == '"':
		return "a text in double quotes"
	case t.kind == quotedToken && text[0] != '`':
		return "a text in typographic quotes"
	case strings.HasSuffix(p.src[:t.off], "'"), strings.HasPrefix(p.src[t.end:], "'"):
		return "a word beside a quote"
	}
	return "\"" + text + "\""
}

// display writes a keyword as it is and an operator in quotes.
func display(word string) string {
	if c := word[0]; isLetter(c) {
		return word
	}
	return "'" + word + "'"
}

// resume ends the parser's broken state. It goes on to the first of the words
// that stands no deeper in brackets than level, to the bracket that closes the
// level, or to the statement's end; there it stays broken, since nothing is left
// to read.
func (p *parser) resume(level int, words ...wordID) {
	if !p.broken() {
		return
	}
	p.tok = p.toks[p.i]
	if p.open > level && p.unclosed(level) {
		level = p.open
	}
	// Going on changes what is open and what the rest closes alike, so that one
	// count is enough.
	extra := p.extraClosers()
	for p.tok.kind != endOfText && p.tok.id != semicolon {
		surplus := p.closes() && extra > 0
		if p.open <= level && !surplus && (p.closes() || p.isAny(words...)) {
			p.calmDown()
			return
		}
		if p.is(less) && p.opensAngles() {
			p.skipAngles()
			continue
		}
		p.advance()
		if surplus {
			p.open++
			extra--
		}
	}
	p.tok = lexeme{}
}

// opensAngles reports whether the current '<' stands behind a data type, so that
// a matching '>' follows.
func (p *parser) opensAngles() bool {
	if p.i == 0 {
		return false
	}
	switch p.toks[p.i-1].id {
	case kwRow, kwArray, kwMap, kwMultiset, kwStructured:
		return true
	}
	return p.i == p.recovered
}

// skipAngles goes over what stands in angle brackets.
func (p *parser) skipAngles() {
	depth := 0
	for p.tok.kind != endOfText && p.tok.id != semicolon {
		switch p.tok.id {
		case less:
			depth++
		case greater:
			depth--
		}
		p.advance()
		if depth == 0 {
			return
		}
	}
}

// resumeAngles ends the parser's broken state inside angle brackets, at the next
// comma or at the bracket that closes them. What ends the list around them ends
// the search.
func (p *parser) resumeAngles() {
	if !p.broken() {
		return
	}
	depth, open := 0, p.open
	for _, t := range p.toks[p.i:] {
		p.tok = t
		switch w := p.tok.id; {
		case p.tok.kind == endOfText, w == semicolon, w == rparen && p.open == open:
			p.tok = lexeme{}
			return
		case depth == 0 && (w == comma || w == greater):
			p.calmDown()
			return
		case w == less:
			depth++
		case w == greater:
			depth--
		}
		p.advance()
	}
}

// surplus reports whether the rest of the statement closes more brackets than are
// open: an opening one is missing, or a closing one is too many.
func (p *parser) surplus() bool { return p.extraClosers() > 0 }

// extraClosers returns how many brackets more the rest of the statement closes
// than are open.
func (p *parser) extraClosers() int {
	net := -p.open
	for _, t := range p.toks[p.i:] {
		switch t.id {
		case lparen, lbracket:
			net--
		case rparen, rbracket:
			net++
		}
	}
	return net
}

// calmTokens is how many tokens are to be read after a mistake before another one
// is believed to be one of its own.
const calmTokens = 3

// calmDown notes that reading goes on after a mistake.
func (p *parser) calmDown() { p.recovered, p.calm = p.i, p.i+calmTokens }

// closes reports whether the current token closes a bracket.
func (p *parser) closes() bool { return p.tok.id == rparen || p.tok.id == rbracket }

// unclosed reports whether the rest of the statement never closes the brackets
// opened above level: then one is missing, and what follows is not in it.
func (p *parser) unclosed(level int) bool {
	depth := p.open
	for _, t := range p.toks[p.i:] {
		switch t.id {
		case lparen, lbracket:
			depth++
		case rparen, rbracket:
			if depth--; depth == level {
				return false
			}
		}
	}
	return true
}

// sortedErrors returns what was reported, in the order of the text.
func (p *parser) sortedErrors() []draft.Error {
	errors := p.late
	for _, e := range p.errors {
		errors = append(errors, draft.Error{Range: p.rangeOf(e.lo, e.hi), Msg: e.msg})
	}
	sort.SliceStable(errors, func(i, j int) bool { return errors[i].From < errors[j].From })
	return errors
}

// list reads items with commas between them, up to a token that ends the list.
func (p *parser) list(item func(), stops ...wordID) {
	level := p.open
	for {
		item()
		if p.broken() {
			p.resume(level, append(stops, comma)...)
		} else {
			p.muted = false
		}
		if !p.commas(stops...) {
			return
		}
	}
}

// parens reads items in brackets. after names what stands before a missing
// comma or bracket, for the message.
func (p *parser) parens(after func() string, item func()) {
	if !p.need(lparen) {
		return
	}
	level := p.open
	for {
		from := p.i
		item()
		if p.broken() {
			p.resume(level, comma)
		} else {
			p.muted = false
		}
		switch {
		case p.commas():
		case p.got(rparen):
			return
		case !p.missing(after, from):
			return
		}
	}
}

// commas takes the comma between two items. It reports whether another item
// follows: commas behind which none does are reported and left out.
func (p *parser) commas(stops ...wordID) bool {
	if !p.got(comma) {
		return false
	}
	for p.is(comma) {
		p.complain(p.tok, "found ',' twice; remove one")
		p.advance()
	}
	if p.closes() || p.tok.id != noWord && p.isAny(stops...) {
		p.complain(p.tok, "found ',' before "+display(p.tok.word())+"; remove the ','")
		return false
	}
	return true
}

// missing reports a missing comma or bracket. It reports back whether to go on
// with another item at the current token.
func (p *parser) missing(after func() string, from int) bool {
	if end, ok := p.runaway(); ok {
		p.closeString(end)
		p.muted = true
		if p.got(rparen) {
			return false
		}
		p.got(comma)
		return true
	}
	tail, level := "", p.open
	if _, ok := p.strayQuote(); ok {
		p.fail(p.tok, "")
		return p.resumeList(level)
	}
	if after != nil {
		tail = after()
	}
	p.complain(p.tok, p.noInterval("expected ',' or ')'"+tail+"; found "+p.found(p.tok)))
	switch {
	case p.tok.kind == endOfText || p.is(semicolon):
		p.tok = lexeme{}
		p.open--
		return false
	case p.i > from && p.startsItem() && !p.unclosed(level-1):
		p.muted = true
		return true
	case p.endsList() || p.unclosed(level-1):
		p.open--
		p.calmDown()
		return false
	}
	p.tok = lexeme{}
	return p.resumeList(level)
}

// resumeList goes on at the next comma of a list in brackets. It reports whether
// another item follows.
func (p *parser) resumeList(level int) bool {
	p.resume(level, comma)
	if p.got(comma) {
		return true
	}
	p.got(rparen)
	return false
}

// endsList reports whether the current token begins a clause that never stands
// inside a list, so that the list's bracket is what is missing.
func (p *parser) endsList() bool {
	return p.isAny(kwWith, kwComment, kwPartitioned, kwDistributed, kwFrom, kwWhere, kwGroup, kwAs, kwSelect)
}

// startsItem reports whether the current token can begin an item of a list.
func (p *parser) startsItem() bool {
	switch p.tok.kind {
	case stringToken, quotedToken, varToken, holeToken:
		return true
	case wordToken:
		return !p.tok.id.info().reserved || p.isAny(kwPrimary, kwConstraint, kwWatermark, kwUnique)
	}
	return false
}
