package sql

import (
	"go/token"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// Parse reads a script. It always returns one: what it cannot read becomes a
// Bad node that reaches to the next safe token, and an Error.
func Parse(text draft.Text) *Script {
	p := newParser(text)
	s := &Script{Text: text, Stmts: p.script()}
	s.Errors = p.sortedErrors()
	s.Comments = p.coverComments(s)
	return s
}

// maxDepth is how deep expressions, queries, relations, types and patterns may
// be nested in each other. Flink itself overflows its stack not far behind.
const maxDepth = 1000

// shortChain is how many operators, joins or set operations may follow one
// another on one level for nothing; maxLinks is how many more a statement may
// have. Each of them nests what stands before it, so that a walk of the tree
// recurses as often.
const (
	shortChain = 100
	maxLinks   = 100_000
)

// A parser reads one text. Its functions come in layers: statements, clauses,
// queries, relations, expressions, types, names; each is named after what it
// reads and returns a node, also of broken text.
//
// After a mistake the parser is broken: its current token is none, so that no
// function takes anything more and all of them return, until one that knows
// where to go on recovers. That is why no error is handed around, and why there
// is one error a mistake.
type parser struct {
	text draft.Text
	src  string
	// base is the position of the text's first byte, where the text stands in
	// its file as it is; else it is zero.
	base int32

	lex lexer
	// toks are the tokens of one statement, up to its ';' or the end of the
	// text; tok is the current one, toks[i] unless the parser is broken.
	toks []lexeme
	i    int
	tok  lexeme
	// last is the end of the last token taken.
	last int32

	// open is the number of brackets that the statement has opened and not
	// closed up to the current token.
	open  int
	depth int
	// links counts the operators of the statement's long chains.
	links int
	// noQuery says that the expression read may not begin with a query.
	noQuery bool
	// noAnd says that AND ends the expression read: BETWEEN's lower bound.
	noAnd bool

	// cdc says that the text is of a transform of Flink CDC, whose parser is
	// Calcite's own.
	cdc bool
	// hive says that SET has turned the Hive dialect on.
	hive bool

	errors []mistake
	// late are errors whose place is known as a position only.
	late []draft.Error
	// calm is the index of the token before which no mistake is reported, since
	// it would be a part of the one before; recovered is that of the token at which
	// reading went on after a mistake, or below zero.
	calm, recovered int
	// unfinished says that the statement before ended too early, fragment that
	// the statement read may be the rest of one that did.
	unfinished, fragment bool
	// muted says that a mistake was just mended by a guess, so that one right
	// behind it is not reported.
	muted bool
	// shortened are the ranges by which strings of the statement that were not
	// closed became shorter; the nodes they end are corrected at its end.
	shortened []draft.Range
	// innerQuotes is how many quotes inside strings were reported.
	innerQuotes int
	// lastStr is the string read last.
	lastStr *Str
	slabs   slabs
	lists   lists
}

// A mistake is an error before its place is known as a position.
type mistake struct {
	lo, hi int32
	msg    string
}

func newParser(text draft.Text) *parser {
	p := &parser{text: text, src: text.String()}
	if text.Verbatim() && text.Len() > 0 {
		p.base = int32(text.Pos(0))
	}
	p.lex = lexer{src: p.src, report: func(lo, hi int, msg string) {
		p.errors = append(p.errors, mistake{int32(lo), int32(hi), msg})
	}}
	return p
}

// fill reads the tokens of the next statement.
func (p *parser) fill() {
	p.toks, p.i, p.open = p.toks[:0], 0, 0
	p.calm, p.recovered = 0, -calmTokens
	p.lex.garbled, p.lex.inHint = p.lex.garbled[:0], false
	p.skipSession()
	p.toks = p.lex.statement(p.toks)
	p.tok = p.toks[0]
}

// advance takes the current token.
func (p *parser) advance() {
	if id := p.tok.id; int(id) < len(opens) {
		p.open += int(opens[id])
	}
	p.last = p.tok.end
	switch {
	case p.i+1 < len(p.toks):
		p.i++
		p.tok = p.toks[p.i]
	case p.tok.kind != endOfText:
		p.fill()
	}
}

// is reports whether the current token is the keyword or operator.
func (p *parser) is(word wordID) bool { return p.tok.id == word }

// isSeq reports whether the words come next, in order.
func (p *parser) isSeq(words ...wordID) bool {
	return p.tok.id == words[0] && p.seqAt(1, words[1:]...)
}

// seqAt reports whether the words come n places on, in order.
func (p *parser) seqAt(n int, words ...wordID) bool {
	for i, w := range words {
		if p.peek(n+i).id != w {
			return false
		}
	}
	return true
}

// isAny reports whether the current token is one of the words.
func (p *parser) isAny(words ...wordID) bool {
	for _, w := range words {
		if p.tok.id == w {
			return true
		}
	}
	return false
}

// peek returns the token n places on in the statement; none behind its end, and
// none at all where the parser is broken.
func (p *parser) peek(n int) lexeme {
	if p.broken() || p.i+n >= len(p.toks) {
		return lexeme{}
	}
	return p.toks[p.i+n]
}

// got takes the word if it comes next.
func (p *parser) got(word wordID) bool {
	if p.tok.id != word {
		return false
	}
	p.advance()
	return true
}

// gotSeq takes the words if all of them come next.
func (p *parser) gotSeq(words ...wordID) bool {
	if !p.isSeq(words...) {
		return false
	}
	for range words {
		p.advance()
	}
	return true
}

// gotAny takes the current token if it is one of the words, and returns it.
func (p *parser) gotAny(words ...wordID) string {
	if p.tok.id == noWord {
		return ""
	}
	for _, w := range words {
		if p.got(w) {
			return w.word()
		}
	}
	return ""
}

// need takes a word that must come next.
func (p *parser) need(word wordID) bool {
	if p.got(word) {
		return true
	}
	if word == lparen && !p.broken() && p.surplus() {
		p.complain(p.tok, "expected '('; found "+p.found(p.tok))
		p.open++
		return true
	}
	p.expected(display(word.word()))
	return false
}

// needSeq takes words that must come next.
func (p *parser) needSeq(words ...wordID) {
	for _, w := range words {
		p.need(w)
	}
}

// start returns where the current token begins, or, where the parser is broken,
// where the last one ended.
func (p *parser) start() int32 {
	if p.broken() {
		return p.last
	}
	return p.tok.off
}

// since returns the range from lo to the end of the last token taken. What is
// empty stands behind that token, so that it lies within what it is part of.
func (p *parser) since(lo int32) draft.Range { return p.rangeOf(min(lo, p.last), p.last) }

// nowhere returns the range of what is missing.
func (p *parser) nowhere() draft.Range { return p.rangeOf(p.last, p.last) }

// after returns the range from a position to the end of the last token taken.
func (p *parser) after(from token.Pos) draft.Range {
	return draft.Range{From: int32(from), To: p.end(p.last)}
}

func (p *parser) rangeOf(lo, hi int32) draft.Range {
	if p.base == 0 {
		return p.decodedRange(lo, hi)
	}
	return draft.Range{From: p.base + lo, To: p.base + hi}
}

// decodedRange returns the range of a part of a text that does not stand in its
// file as it is.
func (p *parser) decodedRange(lo, hi int32) draft.Range { return p.text.Range(int(lo), int(hi)) }

func (p *parser) end(hi int32) int32 {
	if p.base == 0 {
		return p.decodedRange(max(hi-1, 0), hi).To
	}
	return p.base + hi
}

// keyword takes the words and returns their range, invalid where they do not
// come next.
func (p *parser) keyword(words ...wordID) (draft.Range, bool) {
	lo := p.start()
	if !p.gotSeq(words...) {
		return draft.Range{}, false
	}
	return p.since(lo), true
}

// enter begins a construct that can hold others of its kind. It reports whether
// there is room for one more.
func (p *parser) enter() bool {
	p.depth++
	return p.depth <= maxDepth || p.refuse("this is nested too deeply; Flink cannot read it either")
}

func (p *parser) leave() { p.depth-- }

// link begins the n-th operator of a chain. It reports whether the statement
// has room for it.
func (p *parser) link(n int) bool { return n <= shortChain || p.longLink() }

func (p *parser) longLink() bool {
	p.links++
	return p.links <= maxLinks || p.refuse("this statement is too long; Flink cannot read it either")
}

// refuse reports why the parser goes no further, and reports false.
func (p *parser) refuse(msg string) bool {
	if !p.broken() {
		p.fail(p.tok, msg)
	}
	return false
}
