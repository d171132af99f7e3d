package sql

import (
	"go/token"
	"sort"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// broken reports whether the parser has met a mistake and not recovered.
func (p *parser) broken() bool { return p.tok.kind == noToken }

// fail reports a mistake at t and breaks the parser.
func (p *parser) fail(t lexeme, msg string) {
	p.complain(t, msg)
	p.tok = lexeme{}
}

// complain reports a mistake at t that the parser can go on after.
func (p *parser) complain(t lexeme, msg string) {
	if p.broken() || p.muted {
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
		p.late = append(p.late, draft.Error{Range: draft.Range{From: at.Pos(), To: at.End()}, Msg: msg})
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
	p.fail(p.tok, "expected "+what+"; found "+p.found(p.tok))
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
		if t.word == ";" {
			return "the end of the statement"
		}
		return display(t.word)
	}
	text := p.src[t.off:t.end]
	if len(text) > 40 {
		text = strings.ToValidUTF8(text[:40], "") + "…"
	}
	switch {
	case t.info != nil && t.info.reserved:
		return t.word
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
// level, or to the statement's end, and it never passes that.
func (p *parser) resume(level int, words ...string) {
	if !p.broken() {
		return
	}
	p.tok = p.toks[p.i]
	if p.open > level && p.unclosed(level) {
		level = p.open
		defer func(closed int) { p.open = closed }(level)
	}
	for p.tok.kind != endOfText && p.tok.word != ";" {
		if p.open <= level && (p.closes() || p.isAny(words...)) {
			return
		}
		p.advance()
	}
}

// closes reports whether the current token closes a bracket.
func (p *parser) closes() bool { return p.tok.word == ")" || p.tok.word == "]" }

// unclosed reports whether the rest of the statement never closes the brackets
// opened above level: then one is missing, and what follows is not in it.
func (p *parser) unclosed(level int) bool {
	depth := p.open
	for _, t := range p.toks[p.i:] {
		switch t.word {
		case "(", "[":
			depth++
		case ")", "]":
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
// A missing comma is reported and the next item read all the same.
func (p *parser) list(item func(), stops ...string) {
	level := p.open
	for {
		item()
		if p.broken() {
			p.resume(level, append(stops, ",")...)
		} else {
			p.muted = false
		}
		if !p.got(",") {
			return
		}
	}
}

// parens reads items in brackets. after names what stands before a missing
// comma or bracket, for the message.
func (p *parser) parens(after func() string, item func()) {
	if !p.need("(") {
		return
	}
	level := p.open
	for {
		from := p.i
		item()
		if p.broken() {
			p.resume(level, ",")
		} else {
			p.muted = false
		}
		if p.got(",") {
			continue
		}
		if p.got(")") {
			return
		}
		if !p.missing(after, from) {
			return
		}
	}
}

// missing reports a missing comma or bracket. It reports back whether to go on
// with another item at the current token.
func (p *parser) missing(after func() string, from int) bool {
	tail := ""
	if after != nil {
		tail = after()
	}
	if p.tok.kind == endOfText || p.is(";") || p.endsList() {
		p.complain(p.tok, "expected ',' or ')'"+tail+"; found "+p.found(p.tok))
		if p.tok.kind == endOfText || p.is(";") {
			p.tok = lexeme{}
		}
		p.open--
		return false
	}
	level := p.open
	p.complain(p.tok, "expected ',' or ')'"+tail+"; found "+p.found(p.tok))
	if p.i > from && p.startsItem() {
		p.muted = true
		return true
	}
	p.tok = lexeme{}
	p.resume(level, ",")
	if p.got(",") {
		return true
	}
	p.got(")")
	return false
}

// endsList reports whether the current token begins a clause that never stands
// inside a list, so that the list's bracket is what is missing.
func (p *parser) endsList() bool {
	return p.isAny("WITH", "COMMENT", "PARTITIONED", "DISTRIBUTED", "FROM", "WHERE", "GROUP", "AS", "SELECT")
}

// startsItem reports whether the current token can begin an item of a list.
func (p *parser) startsItem() bool {
	switch p.tok.kind {
	case stringToken, quotedToken, varToken, holeToken:
		return true
	case wordToken:
		return p.tok.info == nil || !p.tok.info.reserved || p.isAny("PRIMARY", "CONSTRAINT", "WATERMARK", "UNIQUE")
	}
	return false
}
