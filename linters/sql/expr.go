package sql

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// How tightly operators bind, as Calcite's SqlStdOperatorTable has it. An
// operator takes those to its right that bind more tightly.
const (
	bindOr         = 22
	bindAnd        = 24
	bindNot        = 26
	bindIs         = 28
	bindComparison = 30
	bindLike       = 32
	bindSum        = 40
	bindBits       = 50
	bindProduct    = 60
	bindSign       = 80
	bindItem       = 100
	bindMultiset   = 14
	bindIntersect  = 18
)

// expr reads an expression.
func (p *parser) expr() Expr {
	noAnd := p.noAnd
	p.noAnd = false
	x := p.binary(0)
	p.noAnd = noAnd
	return x
}

// valueExpr reads an expression that may not begin with a query: Flink reads
// computed columns, watermarks, window partitions and others so.
func (p *parser) valueExpr() Expr {
	p.noQuery = true
	x := p.expr()
	p.noQuery = false
	return x
}

// binary reads an expression whose operators bind at least as tightly as
// least.
func (p *parser) binary(least int) Expr {
	if !p.enter() {
		p.leave()
		return p.badExpr()
	}
	x := p.prefix()
	p.noQuery = false
	for n := 1; p.link(n); n++ {
		next := p.operator(x, least)
		if next == nil {
			break
		}
		x = next
	}
	p.leave()
	return x
}

// prefix reads an operand with the operators before it.
func (p *parser) prefix() Expr {
	lo, at := p.start(), p.tok
	switch p.tok.id {
	case minus, plus:
		p.advance()
		return p.unary(lo, at, p.binary(bindSign))
	case kwNot:
		p.advance()
		return p.unary(lo, at, p.binary(bindNot))
	case kwExists, kwUnique:
		return p.exists()
	}
	return p.fields(p.primary())
}

func (p *parser) unary(lo int32, op lexeme, x Expr) Expr {
	return p.slabs.unaries.put(Unary{Range: p.since(lo), Op: op.word(), OpKw: p.rangeOf(op.off, op.end), X: x})
}

// exists reads EXISTS (query) and UNIQUE (query).
func (p *parser) exists() Expr {
	lo := p.start()
	e := &Exists{Unique: p.is(kwUnique)}
	p.advance()
	e.Kw = p.since(lo)
	if !p.is(lparen) {
		p.expected("a query in brackets")
		e.Range = p.since(lo)
		return e
	}
	e.Query = p.bracketedQuery()
	e.Range = p.since(lo)
	return e
}

// fields reads .name behind an expression, as often as it comes.
func (p *parser) fields(x Expr) Expr {
	for n := 1; p.is(dot) && p.link(n); n++ {
		x = p.field(x)
	}
	return x
}

// field reads .name behind an expression that is not a plain name.
func (p *parser) field(x Expr) Expr {
	p.advance()
	if p.is(star) {
		p.advance()
		return &Field{Range: p.after(x.Pos()), X: x, Star: true}
	}
	id := p.slabs.idents.new()
	p.afterDot(id, "a field")
	if p.is(lparen) {
		c := p.callArgs(&Name{Parts: []Ident{*id}})
		return &Field{Range: p.after(x.Pos()), X: x, Name: id, Args: c}
	}
	return &Field{Range: p.after(x.Pos()), X: x, Name: id}
}

// operator reads an operator behind x, and its other operands, if it binds at
// least as tightly as least; else it returns nil.
func (p *parser) operator(x Expr, least int) Expr {
	at := p.tok
	if !at.id.info().infix {
		return nil
	}
	switch at.id {
	case kwNot:
		return p.notOperator(x, least)
	case kwIn:
		return p.in(x, least, false)
	case kwBetween:
		return p.between(x, least, false)
	case kwLike, kwIlike, kwRlike, kwSimilar:
		return p.like(x, least, false)
	case kwIs:
		return p.isTest(x, least)
	case kwFormat:
		return p.formatJSON(x, least)
	case kwMultiset:
		return p.multiset(x, least)
	case lbracket:
		return p.index(x, least)
	case doubleColon:
		return p.infixCast(x, least)
	case kwAnd:
		if p.noAnd {
			return nil
		}
	}
	op, bind := p.binaryOp()
	if op == "" || bind < least {
		return nil
	}
	if op == "!=" {
		if !p.cdc {
			p.complain(at, "Flink has no '!='; write '<>'")
		}
	}
	return p.binaryTail(x, op, bind)
}

// bindings are the operators of one word that stand between two operands, and
// how tightly they bind.
var bindings = wordTable[int8]{
	kwOr: bindOr, kwAnd: bindAnd, shift: bindLike,
	equal: bindComparison, notEqual: bindComparison, bangEqual: bindComparison,
	less: bindComparison, greater: bindComparison, atMost: bindComparison, atLeast: bindComparison,
	kwContains: bindComparison, kwOverlaps: bindComparison, kwEquals: bindComparison,
	kwPrecedes: bindComparison, kwSucceeds: bindComparison,
	plus: bindSum, minus: bindSum, caret: bindBits, ampersand: bindBits,
	star: bindProduct, slash: bindProduct, percent: bindProduct, concat: bindProduct,
}

// infixWords are what other operators begin with that stand behind an operand.
var infixWords = []wordID{
	kwNot, kwIn, kwBetween, kwLike, kwIlike, kwRlike, kwSimilar, kwIs, kwFormat, kwMultiset, lbracket, doubleColon,
	kwMember, kwSubmultiset, kwImmediately,
}

// binaryOp returns the operator that comes next and how tightly it binds.
func (p *parser) binaryOp() (string, int) {
	if bind := p.tok.id.info().bind; bind != 0 {
		return p.tok.word(), int(bind)
	}
	switch p.tok.id {
	case kwMember, kwSubmultiset:
		if p.peek(1).id == kwOf {
			return p.tok.word() + " OF", bindComparison
		}
	case kwImmediately:
		if next := p.peek(1); next.id == kwPrecedes || next.id == kwSucceeds {
			return "IMMEDIATELY " + next.word(), bindComparison
		}
	}
	return "", 0
}

// binaryTail reads an operator and its right operand.
func (p *parser) binaryTail(x Expr, op string, bind int) Expr {
	kw := p.start()
	p.advance()
	if strings.Contains(op, " ") {
		p.advance()
	}
	opKw := p.since(kw)
	if bind == bindComparison && p.isAny(kwSome, kwAny, kwAll) && p.peek(1).id == lparen {
		return p.quantified(x, op, opKw)
	}
	b := p.slabs.binaries.new()
	b.X, b.Op, b.OpKw = x, op, opKw
	b.Y = p.binary(bind + 1)
	b.Range = p.after(x.Pos())
	return b
}

// quantified reads SOME, ANY or ALL and what is compared with.
func (p *parser) quantified(x Expr, op string, opKw draft.Range) Expr {
	q := &Quantified{X: x, Op: op, OpKw: opKw, Quantifier: p.tok.word()}
	p.advance()
	q.List, q.Query = p.queryOrList()
	q.Range = p.after(x.Pos())
	return q
}

// notOperator reads NOT IN, NOT BETWEEN, NOT LIKE and their kin.
func (p *parser) notOperator(x Expr, least int) Expr {
	switch p.peek(1).id {
	case kwIn:
		return p.in(x, least, true)
	case kwBetween:
		return p.between(x, least, true)
	case kwLike, kwIlike, kwRlike, kwSimilar:
		return p.like(x, least, true)
	case kwSubmultiset:
		if bindComparison < least {
			return nil
		}
		lo := p.start()
		p.needSeq(kwNot, kwSubmultiset, kwOf)
		return p.rightOf(x, "NOT SUBMULTISET OF", lo, bindComparison)
	}
	return nil
}

// rightOf reads the right operand of an operator whose words began at lo.
func (p *parser) rightOf(x Expr, op string, lo int32, bind int) Expr {
	b := p.slabs.binaries.put(Binary{X: x, Op: op, OpKw: p.since(lo)})
	b.Y = p.binary(bind + 1)
	b.Range = p.after(x.Pos())
	return b
}

// in reads [NOT] IN (…).
func (p *parser) in(x Expr, least int, not bool) Expr {
	if bindLike < least {
		return nil
	}
	lo := p.start()
	if not {
		p.advance()
	}
	p.advance()
	e := p.slabs.ins.put(In{X: x, Not: not, Kw: p.since(lo)})
	if p.tok.kind == varToken || p.tok.kind == holeToken {
		e.List = []Expr{p.hole()}
	} else {
		e.List, e.Query = p.queryOrList()
	}
	e.Range = p.after(x.Pos())
	return e
}

// queryOrList reads a query or expressions in brackets.
func (p *parser) queryOrList() ([]Expr, Query) {
	if !p.is(lparen) {
		p.expected("'('")
		return nil, nil
	}
	if p.queryFollows(1) {
		q := p.bracketedQuery()
		return nil, q
	}
	var list []Expr
	p.parens(nil, func() { list = p.lists.exprs.add(list, p.expr()) })
	if len(list) == 1 {
		if sub, ok := list[0].(*SubqueryExpr); ok {
			return nil, sub.Query
		}
	}
	return list, nil
}

// between reads [NOT] BETWEEN low AND high.
func (p *parser) between(x Expr, least int, not bool) Expr {
	if bindLike < least {
		return nil
	}
	lo := p.start()
	if not {
		p.advance()
	}
	p.advance()
	b := p.slabs.betweens.put(Between{X: x, Not: not, Kw: p.since(lo)})
	b.Symmetric = p.got(kwSymmetric)
	if !b.Symmetric {
		p.got(kwAsymmetric)
	}
	outer := p.noAnd
	p.noAnd = true
	b.Low = p.binary(0)
	p.noAnd = outer
	p.need(kwAnd)
	b.High = p.binary(bindLike + 1)
	b.Range = p.after(x.Pos())
	return b
}

// like reads [NOT] LIKE pattern [ESCAPE c] and its kin.
func (p *parser) like(x Expr, least int, not bool) Expr {
	if bindLike < least {
		return nil
	}
	lo := p.start()
	if not {
		p.advance()
	}
	l := p.slabs.likes.put(Like{X: x, Not: not, Op: p.tok.word()})
	p.advance()
	if l.Op == "SIMILAR" {
		p.need(kwTo)
		l.Op = "SIMILAR TO"
	}
	l.Kw = p.since(lo)
	if p.isAny(kwSome, kwAny, kwAll) && p.peek(1).id == lparen {
		return p.quantified(x, likeOp(not, l.Op), l.Kw)
	}
	l.Pattern = p.binary(bindLike)
	if p.got(kwEscape) {
		l.Escape = p.binary(bindLike + 1)
	}
	l.Range = p.after(x.Pos())
	return l
}

func likeOp(not bool, op string) string {
	if not {
		return "NOT " + op
	}
	return op
}

// isTests are the tests of one word that stand behind IS or IS NOT.
var isTests = []wordID{kwNull, kwTrue, kwFalse, kwUnknown, kwEmpty}

// isTest reads IS and what is tested.
func (p *parser) isTest(x Expr, least int) Expr {
	lo := p.start()
	if op := p.distinctFrom(); op != "" {
		if bindSum < least {
			return nil
		}
		p.advance()
		p.got(kwNot)
		p.needSeq(kwDistinct, kwFrom)
		return p.rightOf(x, op, lo, bindSum)
	}
	if bindIs < least {
		return nil
	}
	p.advance()
	t := p.slabs.tests.put(Is{X: x, Not: p.got(kwNot)})
	t.Test = p.testName()
	t.Kw = p.since(lo)
	t.Range = p.after(x.Pos())
	return t
}

func (p *parser) distinctFrom() string {
	switch {
	case p.isSeq(kwIs, kwDistinct):
		return "IS DISTINCT FROM"
	case p.isSeq(kwIs, kwNot, kwDistinct):
		return "IS NOT DISTINCT FROM"
	}
	return ""
}

func (p *parser) testName() string {
	if w := p.gotAny(isTests...); w != "" {
		return w
	}
	if p.gotSeq(kwA, kwSet) {
		return "A SET"
	}
	if p.got(kwJson) {
		if w := p.gotAny(kwValue, kwObject, kwArray, kwScalar); w != "" {
			return "JSON " + w
		}
		return "JSON"
	}
	p.expected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after IS")
	return ""
}

// formatJSON reads FORMAT JSON behind an operand.
func (p *parser) formatJSON(x Expr, least int) Expr {
	if bindIs < least || p.peek(1).id != kwJson {
		return nil
	}
	lo := p.start()
	u := &Unary{X: x, Op: "FORMAT " + p.jsonFormat(), OpKw: p.since(lo)}
	u.Range = p.after(x.Pos())
	return u
}

// jsonFormat reads FORMAT JSON [ENCODING …] and returns what stands behind
// FORMAT.
func (p *parser) jsonFormat() string {
	p.gotSeq(kwFormat, kwJson)
	if p.got(kwEncoding) {
		w := p.gotAny(kwUtf8, kwUtf16, kwUtf32)
		if w == "" {
			p.expected("UTF8, UTF16 or UTF32")
		}
		return "JSON ENCODING " + w
	}
	return "JSON"
}

// multiset reads MULTISET UNION, INTERSECT or EXCEPT.
func (p *parser) multiset(x Expr, least int) Expr {
	bind := bindMultiset
	switch p.peek(1).id {
	case kwUnion, kwExcept:
	case kwIntersect:
		bind = bindIntersect
	default:
		return nil
	}
	if bind < least {
		return nil
	}
	lo := p.start()
	op := "MULTISET " + p.peek(1).word()
	p.advance()
	p.advance()
	quantifier := p.gotAny(kwAll, kwDistinct)
	if quantifier == "" {
		quantifier = "ALL"
	}
	return p.rightOf(x, op+" "+quantifier, lo, bind)
}

// index reads [i] behind an operand.
func (p *parser) index(x Expr, least int) Expr {
	if bindItem < least {
		return nil
	}
	p.advance()
	e := &Index{X: x}
	if p.isAny(kwOffset, kwOrdinal, kwSafeOffset, kwSafeOrdinal) && p.peek(1).id == lparen {
		e.Func = p.tok.word()
		p.advance()
		p.need(lparen)
		e.Index = p.expr()
		p.need(rparen)
	} else {
		e.Index = p.expr()
	}
	p.need(rbracket)
	e.Range = p.after(x.Pos())
	return p.fields(e)
}

// infixCast reads ::type behind an operand.
func (p *parser) infixCast(x Expr, least int) Expr {
	if bindItem < least {
		return nil
	}
	lo := p.start()
	p.advance()
	kw := p.since(lo)
	return p.slabs.casts.put(Cast{Kw: kw, Func: "::", X: x, Type: p.castType(), Range: p.after(x.Pos())})
}

// Unparen returns the expression inside brackets.
func Unparen(x Expr) Expr {
	for {
		inner, ok := x.(*Paren)
		if !ok {
			return x
		}
		x = inner.X
	}
}
