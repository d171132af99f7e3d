package sql

import "strings"

// primary reads an operand: a literal, a name, a call, or something in
// brackets.
func (p *parser) primary() Expr {
	switch p.tok.kind {
	case stringToken:
		return p.str("a string")
	case bytesToken:
		return p.bytes()
	case intToken, decimalToken, approxToken:
		return p.oneNumber()
	case varToken, holeToken:
		return p.holeOrName()
	case quotedToken:
		return p.nameOrCall()
	case wordToken:
		return p.word()
	}
	switch p.tok.id {
	case lparen:
		return p.bracketed()
	case question:
		return p.param()
	case lbrace:
		return p.odbc()
	}
	p.expected("an expression")
	return p.badExpr()
}

// holeOrName reads a placeholder that stands for an expression, or for the
// first part of a name.
func (p *parser) holeOrName() Expr {
	switch p.peek(1).id {
	case dot, lparen:
		return p.nameOrCall()
	}
	return p.hole()
}

// word reads an operand that begins with a word.
func (p *parser) word() Expr {
	if p.tok.id == noWord {
		return p.nameOrCall()
	}
	if x := p.wordLiteral(); x != nil {
		return x
	}
	next := p.peek(1).id
	switch w := p.tok.id; w {
	case kwCase:
		return p.caseExpr()
	case kwRow:
		if next == lparen {
			return p.row()
		}
	case kwArray, kwMultiset:
		if next == lparen || next == lbracket {
			return p.array()
		}
	case kwMap:
		if next == lparen || next == lbracket {
			return p.mapExpr()
		}
	case kwCursor:
		if next == lparen {
			return p.cursor()
		}
	case kwNext, kwCurrent:
		if next == kwValue {
			return p.sequence()
		}
	case kwNew, kwSpecific:
		p.advance()
		return p.nameOrCall()
	case kwRunning, kwFinal:
		if p.peek(2).id == lparen || isIdent(p.peek(1)) && p.peek(2).id == dot {
			return p.running()
		}
	case kwModel:
		if isIdent(p.peek(1)) {
			return p.modelArg()
		}
	}
	if next == lparen {
		if special := p.specialCall(); special != nil {
			return special
		}
	}
	return p.nameOrCall()
}

// running reads RUNNING or FINAL before a call in MATCH_RECOGNIZE.
func (p *parser) running() Expr {
	lo, at := p.start(), p.tok
	p.advance()
	return p.unary(lo, at, p.word())
}

// nameOrCall reads a column, a star with a qualifier, or a call.
func (p *parser) nameOrCall() Expr {
	if t, info := p.tok, p.tok.id.info(); info.reserved && info.since == "" {
		switch next := p.peek(1).id; {
		case (info.function || matchWords[t.word()] || dateCalls[t.word()]) && next == lparen:
			return p.call(p.keywordName())
		case info.context:
			c := p.slabs.calls.new()
			c.Name, c.Range = p.keywordName(), p.rangeOf(t.off, t.end)
			return c
		}
	}
	n := p.name("an expression")
	switch {
	case p.is(dot) && p.peek(1).id == star:
		p.advance()
		p.advance()
		return &Star{Range: p.after(n.Pos()), Qualifier: n}
	case p.is(lparen):
		return p.call(n)
	}
	return n
}

// dateCalls are data types that are functions as well, since Flink 2.0.
var dateCalls = wordSet(`DATE TIME TIMESTAMP`)

// matchWords are reserved words that are functions of MATCH_RECOGNIZE.
var matchWords = wordSet(`PREV NEXT CLASSIFIER MATCH_NUMBER`)

// queryFollows reports whether the token n places on begins a query.
func (p *parser) queryFollows(n int) bool {
	t := p.peek(n)
	switch t.id {
	case kwSelect, kwWith, kwValues:
		return true
	case kwTable:
		return isIdent(p.peek(n + 1))
	}
	return false
}

// bracketed reads an expression, several, or a query in brackets. Which it is
// shows in an inner bracket only behind it, as in ((SELECT …) + 1) and
// ((SELECT …) UNION SELECT …), so that what was read as an expression can turn
// out to begin a query.
func (p *parser) bracketed() Expr {
	lo, open := p.start(), p.tok
	noQuery := p.noQuery
	if p.queryFollows(1) {
		if noQuery && (p.peek(1).id == kwSelect || p.peek(1).id == kwWith) {
			p.fail(open, "found a query where a plain expression must stand")
			return p.badExpr()
		}
		q := p.bracketedQuery()
		return &SubqueryExpr{Range: p.since(lo), Query: q}
	}
	var items []Expr
	var query Query
	p.parens(nil, func() {
		x := p.expr()
		if sub, ok := x.(*SubqueryExpr); ok && len(items) == 0 && p.continuesQuery() {
			query = p.queryTail(&ParenQuery{sub.Range, sub.Query})
			return
		}
		items = p.lists.exprs.add(items, x)
	})
	if query != nil {
		return &SubqueryExpr{Range: p.since(lo), Query: query}
	}
	return p.rowOrParen(lo, items)
}

func (p *parser) rowOrParen(lo int32, items []Expr) Expr {
	switch len(items) {
	case 0:
		return p.badExpr()
	case 1:
		x := p.slabs.parens.put(Paren{p.since(lo), items[0]})
		if minus, ok := items[0].(*Binary); ok && minus.Op == "-" && units.of(p.tok.id) != noWord {
			return &Interval{Value: x, Unit: p.intervalUnit(), Range: p.since(lo)}
		}
		return x
	}
	r := &Row{Range: p.since(lo), Items: items}
	if units.of(p.tok.id) != noWord && p.tok.id.info().reserved {
		p.complainAt(r, "only the difference of two dates, (a - b), can have a unit of time behind it")
		p.advance()
	}
	return r
}

// continuesQuery reports whether what comes next makes a query of an
// expression that could be one.
func (p *parser) continuesQuery() bool {
	return p.isAny(kwUnion, kwIntersect, kwExcept, kwMinus, kwOrder, kwLimit, kwOffset, kwFetch)
}

// bracketedQuery reads a query in brackets and returns what is in them.
func (p *parser) bracketedQuery() Query {
	if !p.need(lparen) {
		return &BadQuery{p.nowhere()}
	}
	level := p.open
	q := p.query()
	p.closeBracket(level, "the query")
	return q
}

// closeBracket takes the bracket that closes a construct.
func (p *parser) closeBracket(level int, what string) {
	if p.got(rparen) {
		return
	}
	p.expected("')' after " + what)
	p.abandon(level)
}

// abandon goes to the end of a construct in brackets that is broken. Where its
// bracket is never closed, it ends here.
func (p *parser) abandon(level int) {
	if p.open == level && p.unclosed(level-1) && p.toks[p.i].id != semicolon {
		p.tok = p.toks[p.i]
		p.open--
		return
	}
	p.resume(level)
	p.got(rparen)
}

// caseExpr reads CASE … END.
func (p *parser) caseExpr() Expr {
	lo := p.start()
	p.advance()
	c := p.slabs.cases.put(Case{Kw: p.since(lo)})
	if !p.is(kwWhen) {
		c.Operand = p.expr()
	}
	if !p.is(kwWhen) {
		p.expected("WHEN")
	}
	for p.is(kwWhen) {
		c.Whens = p.lists.whens.add(c.Whens, p.when())
	}
	if p.got(kwElse) {
		c.Else = p.expr()
	}
	if !p.got(kwEnd) {
		p.expected("WHEN, ELSE or END in CASE")
	}
	c.Range = p.since(lo)
	return c
}

func (p *parser) when() *When {
	lo := p.start()
	p.advance()
	w := p.slabs.whens.new()
	for {
		w.Conds = p.lists.exprs.add(w.Conds, p.expr())
		if !p.got(comma) {
			break
		}
	}
	p.need(kwThen)
	w.Then = p.expr()
	w.Range = p.since(lo)
	return w
}

// interval reads INTERVAL '…' unit.
func (p *parser) interval() Expr {
	lo := p.start()
	p.advance()
	i := p.slabs.intervals.put(Interval{Kw: p.since(lo), Sign: p.gotAny(minus, plus)})
	switch {
	case p.tok.kind == stringToken:
		i.Value = p.oneStr()
	case p.is(lparen):
		from := p.start()
		p.advance()
		x := p.expr()
		p.need(rparen)
		i.Value = &Paren{p.since(from), x}
	case isIdent(p.tok):
		i.Value = p.name("a value")
	default:
		i.Value = p.number("a string with the interval's length")
	}
	i.Unit = p.intervalUnit()
	i.Range = p.since(lo)
	return i
}

// row reads ROW(…).
func (p *parser) row() Expr {
	lo := p.start()
	p.advance()
	r := &Row{Kw: p.since(lo)}
	p.parens(nil, func() { r.Items = p.lists.exprs.add(r.Items, p.arg()) })
	r.Range = p.since(lo)
	return r
}

// array reads ARRAY[…], ARRAY(…), and so MULTISET.
func (p *parser) array() Expr {
	lo := p.start()
	a := &Array{Kind: p.tok.word()}
	p.advance()
	if p.is(lparen) {
		a.Items, a.Query = p.collectionArgs()
		a.Round = a.Query == nil
	} else {
		a.Items = p.squares(a.Kind == "MULTISET", "an element")
	}
	a.Range = p.since(lo)
	return a
}

// mapExpr reads MAP[k, v, …] and MAP(…).
func (p *parser) mapExpr() Expr {
	lo := p.start()
	m := &Map{}
	p.advance()
	if p.is(lparen) {
		m.Items, m.Query = p.collectionArgs()
		m.Round = m.Query == nil
	} else {
		m.Items = p.squares(true, "a key")
	}
	m.Range = p.since(lo)
	return m
}

// collectionArgs reads a query, expressions, or nothing in brackets.
func (p *parser) collectionArgs() ([]Expr, Query) {
	if p.gotSeq(lparen, rparen) {
		return nil, nil
	}
	return p.queryOrList()
}

// squares reads expressions in square brackets. Queries may not be among the
// plain ones.
func (p *parser) squares(plain bool, what string) []Expr {
	var items []Expr
	p.need(lbracket)
	if p.got(rbracket) {
		return nil
	}
	p.list(func() {
		if plain {
			items = p.lists.exprs.add(items, p.valueExpr())
		} else {
			items = p.lists.exprs.add(items, p.expr())
		}
	}, rbracket)
	if !p.got(rbracket) {
		p.expected("',' or ']' after " + what)
	}
	return items
}

// cursor reads CURSOR(query).
func (p *parser) cursor() Expr {
	lo := p.start()
	p.complain(p.tok, "CURSOR may only be an argument of a table function")
	p.advance()
	return &Array{Kind: "CURSOR", Query: p.bracketedQuery(), Range: p.since(lo)}
}

// sequence reads NEXT VALUE FOR name and CURRENT VALUE FOR name.
func (p *parser) sequence() Expr {
	lo, op := p.start(), p.tok
	p.advance()
	p.needSeq(kwValue, kwFor)
	n := p.name("a sequence")
	return &Unary{Range: p.since(lo), Op: op.word() + " VALUE FOR", OpKw: p.rangeOf(op.off, op.end), X: n}
}

// modelArg reads MODEL name.
func (p *parser) modelArg() Expr {
	lo := p.start()
	p.advance()
	m := &ModelArg{Kw: p.since(lo)}
	m.Name = p.name("a model")
	m.Range = p.since(lo)
	return m
}

// odbc reads {fn f(…)} and {d '…'}.
func (p *parser) odbc() Expr {
	if x := p.odbcTemporal(); x != nil {
		return x
	}
	if next := p.peek(1); !strings.EqualFold(p.src[next.off:next.end], "fn") {
		p.expected("an expression")
		return p.badExpr()
	}
	p.advance()
	p.advance()
	var x Expr
	if p.is(kwConvert) {
		x = p.form(p.odbcConvertArgs)
	} else if x = p.specialCall(); x == nil {
		x = p.call(p.keywordName())
	}
	if c, ok := x.(*Call); ok {
		c.Escape = true
	}
	p.need(rbrace)
	return x
}

// odbcTypes are the types that {fn CONVERT(x, type)} can convert to.
var odbcTypes = wordSet(`
	CHAR VARCHAR DATE TIME TIMESTAMP DECIMAL NUMERIC BOOLEAN INTEGER BINARY VARBINARY TINYINT SMALLINT BIGINT REAL
	DOUBLE FLOAT INTERVAL_YEAR INTERVAL_YEAR_TO_MONTH INTERVAL_MONTH INTERVAL_DAY INTERVAL_DAY_TO_HOUR
	INTERVAL_DAY_TO_MINUTE INTERVAL_DAY_TO_SECOND INTERVAL_HOUR INTERVAL_HOUR_TO_MINUTE INTERVAL_HOUR_TO_SECOND
	INTERVAL_MINUTE INTERVAL_MINUTE_TO_SECOND INTERVAL_SECOND`)

func (p *parser) odbcConvertArgs(c *Call) {
	p.addArg(c)
	p.need(comma)
	name := strings.ToUpper(p.src[p.tok.off:p.tok.end])
	bare := strings.TrimPrefix(name, "SQL_")
	if !odbcTypes[bare] || bare == name && strings.HasPrefix(name, "INTERVAL_") {
		p.expected("a type such as SQL_INTEGER")
		return
	}
	t := p.tok
	p.advance()
	c.Args = append(c.Args, &Unit{Range: p.rangeOf(t.off, t.end), Name: "SQL_" + bare})
}
