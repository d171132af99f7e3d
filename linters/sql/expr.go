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
	switch p.tok.word {
	case "-", "+":
		p.advance()
		return p.unary(lo, at, p.binary(bindSign))
	case "NOT":
		p.advance()
		return p.unary(lo, at, p.binary(bindNot))
	case "EXISTS", "UNIQUE":
		return p.exists()
	}
	return p.fields(p.primary())
}

func (p *parser) unary(lo int32, op lexeme, x Expr) Expr {
	return p.slabs.unaries.put(Unary{Range: p.since(lo), Op: op.word, OpKw: p.rangeOf(op.off, op.end), X: x})
}

// exists reads EXISTS (query) and UNIQUE (query).
func (p *parser) exists() Expr {
	lo := p.start()
	e := &Exists{Unique: p.is("UNIQUE")}
	p.advance()
	e.Kw = p.since(lo)
	if !p.is("(") {
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
	for n := 1; p.is(".") && p.link(n); n++ {
		x = p.field(x)
	}
	return x
}

// field reads .name behind an expression that is not a plain name.
func (p *parser) field(x Expr) Expr {
	p.advance()
	if p.is("*") {
		p.advance()
		return &Field{Range: p.after(x.Pos()), X: x, Star: true}
	}
	id := p.afterDot("a field")
	if p.is("(") {
		c := p.callArgs(&Name{Parts: []*Ident{id}})
		return &Field{Range: p.after(x.Pos()), X: x, Name: id, Args: c}
	}
	return &Field{Range: p.after(x.Pos()), X: x, Name: id}
}

// operator reads an operator behind x, and its other operands, if it binds at
// least as tightly as least; else it returns nil.
func (p *parser) operator(x Expr, least int) Expr {
	at := p.tok
	if !at.info().infix {
		return nil
	}
	switch at.word {
	case "NOT":
		return p.notOperator(x, least)
	case "IN":
		return p.in(x, least, false)
	case "BETWEEN":
		return p.between(x, least, false)
	case "LIKE", "ILIKE", "RLIKE", "SIMILAR":
		return p.like(x, least, false)
	case "IS":
		return p.isTest(x, least)
	case "FORMAT":
		return p.formatJSON(x, least)
	case "MULTISET":
		return p.multiset(x, least)
	case "[":
		return p.index(x, least)
	case "::":
		return p.infixCast(x, least)
	case "AND":
		if p.noAnd {
			return nil
		}
	}
	op, bind := p.binaryOp()
	if op == "" || bind < least {
		return nil
	}
	if op == "!=" {
		p.complain(at, "Flink has no '!='; write '<>'")
	}
	return p.binaryTail(x, op, bind)
}

// bindings are the operators of one word that stand between two operands, and
// how tightly they bind.
var bindings = map[string]int{
	"OR": bindOr, "AND": bindAnd, "<<": bindLike,
	"=": bindComparison, "<>": bindComparison, "!=": bindComparison,
	"<": bindComparison, ">": bindComparison, "<=": bindComparison, ">=": bindComparison,
	"CONTAINS": bindComparison, "OVERLAPS": bindComparison, "EQUALS": bindComparison,
	"PRECEDES": bindComparison, "SUCCEEDS": bindComparison,
	"+": bindSum, "-": bindSum, "^": bindBits, "&": bindBits,
	"*": bindProduct, "/": bindProduct, "%": bindProduct, "||": bindProduct,
}

// infixWords are what other operators begin with that stand behind an operand.
const infixWords = `
	NOT IN BETWEEN LIKE ILIKE RLIKE SIMILAR IS FORMAT MULTISET [ :: MEMBER SUBMULTISET IMMEDIATELY`

// binaryOp returns the operator that comes next and how tightly it binds.
func (p *parser) binaryOp() (string, int) {
	if bind := p.tok.info().bind; bind != 0 {
		return p.tok.word, int(bind)
	}
	switch p.tok.word {
	case "MEMBER", "SUBMULTISET":
		if p.peek(1).word == "OF" {
			return p.tok.word + " OF", bindComparison
		}
	case "IMMEDIATELY":
		if next := p.peek(1).word; next == "PRECEDES" || next == "SUCCEEDS" {
			return "IMMEDIATELY " + next, bindComparison
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
	if bind == bindComparison && p.isAny("SOME", "ANY", "ALL") && p.peek(1).word == "(" {
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
	q := &Quantified{X: x, Op: op, OpKw: opKw, Quantifier: p.tok.word}
	p.advance()
	q.List, q.Query = p.queryOrList()
	q.Range = p.after(x.Pos())
	return q
}

// notOperator reads NOT IN, NOT BETWEEN, NOT LIKE and their kin.
func (p *parser) notOperator(x Expr, least int) Expr {
	switch p.peek(1).word {
	case "IN":
		return p.in(x, least, true)
	case "BETWEEN":
		return p.between(x, least, true)
	case "LIKE", "ILIKE", "RLIKE", "SIMILAR":
		return p.like(x, least, true)
	case "SUBMULTISET":
		if bindComparison < least {
			return nil
		}
		lo := p.start()
		p.needSeq("NOT", "SUBMULTISET", "OF")
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
	if !p.is("(") {
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
	b.Symmetric = p.got("SYMMETRIC")
	if !b.Symmetric {
		p.got("ASYMMETRIC")
	}
	outer := p.noAnd
	p.noAnd = true
	b.Low = p.binary(0)
	p.noAnd = outer
	p.need("AND")
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
	l := p.slabs.likes.put(Like{X: x, Not: not, Op: p.tok.word})
	p.advance()
	if l.Op == "SIMILAR" {
		p.need("TO")
		l.Op = "SIMILAR TO"
	}
	l.Kw = p.since(lo)
	if p.isAny("SOME", "ANY", "ALL") && p.peek(1).word == "(" {
		return p.quantified(x, likeOp(not, l.Op), l.Kw)
	}
	l.Pattern = p.binary(bindLike)
	if p.got("ESCAPE") {
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
var isTests = []string{"NULL", "TRUE", "FALSE", "UNKNOWN", "EMPTY"}

// isTest reads IS and what is tested.
func (p *parser) isTest(x Expr, least int) Expr {
	lo := p.start()
	if op := p.distinctFrom(); op != "" {
		if bindSum < least {
			return nil
		}
		p.advance()
		p.got("NOT")
		p.needSeq("DISTINCT", "FROM")
		return p.rightOf(x, op, lo, bindSum)
	}
	if bindIs < least {
		return nil
	}
	p.advance()
	t := p.slabs.tests.put(Is{X: x, Not: p.got("NOT")})
	t.Test = p.testName()
	t.Kw = p.since(lo)
	t.Range = p.after(x.Pos())
	return t
}

func (p *parser) distinctFrom() string {
	switch {
	case p.isSeq("IS", "DISTINCT"):
		return "IS DISTINCT FROM"
	case p.isSeq("IS", "NOT", "DISTINCT"):
		return "IS NOT DISTINCT FROM"
	}
	return ""
}

func (p *parser) testName() string {
	if w := p.gotAny(isTests...); w != "" {
		return w
	}
	if p.gotSeq("A", "SET") {
		return "A SET"
	}
	if p.got("JSON") {
		if w := p.gotAny("VALUE", "OBJECT", "ARRAY", "SCALAR"); w != "" {
			return "JSON " + w
		}
		return "JSON"
	}
	p.expected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after IS")
	return ""
}

// formatJSON reads FORMAT JSON behind an operand.
func (p *parser) formatJSON(x Expr, least int) Expr {
	if bindIs < least || p.peek(1).word != "JSON" {
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
	p.gotSeq("FORMAT", "JSON")
	if p.got("ENCODING") {
		w := p.gotAny("UTF8", "UTF16", "UTF32")
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
	switch p.peek(1).word {
	case "UNION", "EXCEPT":
	case "INTERSECT":
		bind = bindIntersect
	default:
		return nil
	}
	if bind < least {
		return nil
	}
	lo := p.start()
	op := "MULTISET " + p.peek(1).word
	p.advance()
	p.advance()
	quantifier := p.gotAny("ALL", "DISTINCT")
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
	if w := p.tok.word; p.peek(1).word == "(" && (w == "OFFSET" || w == "ORDINAL" || w == "SAFE_OFFSET" || w == "SAFE_ORDINAL") {
		p.advance()
		p.need("(")
		e.Func = w
		e.Index = p.expr()
		p.need(")")
	} else {
		e.Index = p.expr()
	}
	p.need("]")
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
