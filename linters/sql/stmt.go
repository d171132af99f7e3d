package sql

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// script reads the statements of the text.
func (p *parser) script() []Stmt {
	var stmts []Stmt
	for p.fill(); p.tok.kind != endOfText; {
		if p.got(semicolon) {
			continue
		}
		mistakes := len(p.errors)
		s := p.statement()
		p.fragment = p.unfinished
		p.unfinished = p.is(semicolon) && p.failedAt(p.tok)
		p.endStatement(s)
		if p.hive || p.fragment && !isWhole(s) {
			p.errors = p.errors[:mistakes]
		}
		p.setDialect(s)
		stmts = append(stmts, s)
	}
	return stmts
}

// isWhole reports whether a statement behind a ';' too many is one of its own and
// no part of the one before.
func isWhole(s Stmt) bool {
	switch s.(type) {
	case *QueryStmt, *CreateTable, *CreateView, *Insert, *Drop, *Alter, *Explain, *Show, *Use:
		return true
	}
	return false
}

// failedAt reports whether the last mistake stands at t.
func (p *parser) failedAt(t lexeme) bool {
	return len(p.errors) > 0 && p.errors[len(p.errors)-1].lo == t.off
}

// setDialect notes that a statement turns the Hive dialect on or off. What is
// written in that dialect is not for this parser to judge.
func (p *parser) setDialect(s Stmt) {
	if on, set := hiveDialect(s); set {
		p.hive = on
	}
}

// hiveDialect reports whether a statement sets the dialect, and whether to
// Hive's.
func hiveDialect(s Stmt) (on, ok bool) {
	set, ok := s.(*Set)
	if !ok || set.Key == nil || set.Key.Value() != "table.sql-dialect" {
		return false, false
	}
	value, ok := set.Value.(*Str)
	return ok && strings.EqualFold(value.Value(), "hive"), true
}

// statement reads one statement. A script that is a single expression, as tests
// of Flink have it, is no statement.
func (p *parser) statement() Stmt {
	p.links = 0
	lo := p.start()
	s := p.stmt()
	if s == nil {
		p.badStart()
		s = &BadStmt{}
	}
	if p.shortened != nil {
		p.shorten(s)
	}
	if p.broken() {
		p.resumeStatement()
	}
	if bad, ok := s.(*BadStmt); ok {
		bad.Range = p.since(lo)
	}
	return s
}

// badStart reports a statement that begins with nothing known.
func (p *parser) badStart() {
	if p.unfinished {
		// A ';' too many cut a statement in two; that was reported.
		p.tok = lexeme{}
		return
	}
	if p.isHole() {
		// A template may put anything here; it is not for the parser to say.
		p.tok = lexeme{}
		return
	}
	at := p.tok
	if p.beginsExpr() {
		mistakes := len(p.errors)
		p.expr()
		if len(p.errors) > mistakes {
			return
		}
		p.tok = at
	}
	p.expected("a statement, such as SELECT, INSERT, CREATE or SET")
}

// beginsExpr reports whether an expression stands in the place of a statement.
// It is read for the mistakes inside it.
func (p *parser) beginsExpr() bool {
	return p.is(kwCase) || p.isAny(kwCast, kwTryCast) && p.peek(1).id == lparen
}

// endStatement takes the ';' behind a statement, and reports what stands before
// it that belongs to no clause.
func (p *parser) endStatement(s Stmt) {
	if p.got(semicolon) || p.tok.kind == endOfText || p.i == 0 {
		return
	}
	if p.startsStatement() || p.startsLine() && p.isAny(starters...) {
		p.complain(p.tok, "expected ';' before "+p.tok.word()+", which begins another statement")
		return
	}
	if p.fragment && p.closes() {
		p.tok = lexeme{}
	} else if createsFrom(s) && p.isAny(kwPartitioned, kwDistributed, kwWith, kwComment) {
		p.fail(p.tok, clauseName(p.tok.id)+" must stand before AS and the query")
	} else if strings.HasSuffix(clauseNames.of(p.tok.id), " BY") && p.peek(1).id != kwBy {
		p.advance()
		p.expected("BY")
	} else if clauseNames.of(p.tok.id) != "" {
		p.fail(p.tok, clauseNames.of(p.tok.id)+" stands too late or a second time; the order is FROM, WHERE, GROUP BY, HAVING, "+
			"WINDOW, QUALIFY, UNION, ORDER BY, LIMIT")
	} else {
		p.expected("';' or another clause")
	}
	if p.shortened != nil {
		p.shorten(s)
	}
	p.resumeStatement()
	p.got(semicolon)
}

// createsFrom reports whether a statement ends with the query that what it
// creates is filled from.
func createsFrom(s Stmt) bool {
	switch s := s.(type) {
	case *CreateTable:
		return s.As != nil
	case *CreateMaterializedTable, *CreateView:
		return true
	}
	return false
}

// starters are words that begin a statement and go on with none.
var starters = []wordID{
	kwSelect, kwWith, kwExecute, kwExplain, kwShow, kwUse, kwSet, kwBegin, kwCreate, kwDrop, kwAlter, kwInsert, kwDescribe,
}

// resumeStatement recovers at the end of a statement, or where the next one
// begins on a line of its own because the ';' is missing.
func (p *parser) resumeStatement() {
	p.tok = p.toks[p.i]
	first := p.i
	for p.tok.kind != endOfText && !p.is(semicolon) {
		if p.i > first && p.startsStatement() {
			p.calmDown()
			return
		}
		p.advance()
	}
}

// shorten corrects the nodes that ended with a string that became shorter.
func (p *parser) shorten(s Stmt) {
	p.shortenNode(s)
	p.shortened = nil
}

// shortenNode corrects a node after the nodes in it, and returns where it ends.
// One that was read behind the shorter string may end where the longer one did.
func (p *parser) shortenNode(n Node) int32 {
	inner := int32(n.Pos())
	children(n, func(c Node) { inner = max(inner, p.shortenNode(c)) })
	r := n.node()
	for _, by := range p.shortened {
		if r.To == by.To && r.From <= by.From && inner <= by.From {
			r.To = by.From
		}
	}
	return r.To
}

// relex puts the lexer back to an earlier place.
func (p *parser) relex(off int) {
	p.lex.off = off
	p.lex.comments = slices.DeleteFunc(p.lex.comments, func(c comment) bool { return int(c.off) >= off })
}

// startsStatement reports whether the current token begins a line and,
// together with what follows, a statement.
func (p *parser) startsStatement() bool {
	if !p.startsLine() {
		return false
	}
	switch p.tok.id {
	case kwCreate, kwDrop:
		return p.peek(1).id != noWord
	case kwInsert:
		return p.peek(1).id == kwInto || p.peek(1).id == kwOverwrite
	case kwAlter:
		return p.peek(1).id == kwTable
	}
	return false
}

// startsLine reports whether the current token is the first of its line, but
// not of its statement.
func (p *parser) startsLine() bool {
	return p.i > 0 && strings.Contains(p.src[p.toks[p.i-1].end:p.tok.off], "\n")
}

// stmt reads a statement by its first word; nil where there is none that begins
// so.
func (p *parser) stmt() Stmt {
	switch p.tok.id {
	case kwSelect, kwWith, kwValues, kwValue, kwTable, lparen:
		return p.queryStmt()
	case kwCreate:
		return p.create()
	case kwReplace:
		return p.create()
	case kwDrop:
		return p.drop()
	case kwAlter:
		return p.alter()
	case kwInsert, kwUpsert:
		return p.insert()
	case kwUpdate:
		return p.update()
	case kwDelete:
		return p.delete()
	case kwMerge:
		return p.merge()
	case kwTruncate:
		return p.truncate()
	case kwBegin:
		return p.beginSet()
	case kwStatement:
		p.complain(p.tok, "STATEMENT SET stands behind EXECUTE, EXPLAIN or COMPILE PLAN; write EXECUTE STATEMENT SET")
		return p.statementSet(p.start(), StatementSetBegin)
	case kwEnd:
		lo := p.start()
		p.advance()
		return &StatementSet{Range: p.since(lo), EndKw: p.since(lo)}
	case kwExecute:
		return p.execute()
	case kwExplain:
		return p.explain()
	case kwCompile:
		return p.compile()
	}
	if s := p.utility(); s != nil || !p.definesVariable() {
		return s
	}
	name := p.src[p.tok.off:p.tok.end]
	c := p.clientCommand()
	c.Verb = name
	return c
}

// definesVariable reports whether a variable of Dinky is defined: name := text.
func (p *parser) definesVariable() bool {
	first, second := p.peek(1), p.peek(2)
	return p.tok.kind == wordToken && first.id == colon && second.id == equal && first.end == second.off
}

func (p *parser) queryStmt() Stmt {
	q := p.query()
	s := &QueryStmt{Query: q}
	s.Range = draft.Span(q.Pos(), q.End())
	return s
}
