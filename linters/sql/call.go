package sql

import "strings"

// specialCall reads a call whose arguments have a syntax of their own, or
// returns nil where the current word names no such function.
func (p *parser) specialCall() Expr {
	switch w := p.tok.id; w {
	case kwCast, kwTryCast, kwSafeCast:
		return p.cast()
	case kwExtract:
		return p.form(p.extractArgs)
	case kwPosition:
		return p.form(p.positionArgs)
	case kwConvert:
		return p.form(p.convertArgs)
	case kwTranslate:
		return p.form(p.translateArgs)
	case kwOverlay:
		return p.form(p.overlayArgs)
	case kwFloor, kwCeil, kwCeiling:
		return p.suffixes(p.form(p.floorArgs))
	case kwSubstring:
		return p.form(p.substringArgs)
	case kwTrim:
		return p.form(p.trimArgs)
	case kwPeriod:
		return p.form(p.pairArgs)
	case kwDescriptor:
		return p.descriptor()
	case kwTimestampadd, kwTimestampdiff, kwTimestampDiff, kwTimestampTrunc, kwDateDiff, kwDateTrunc,
		kwDatetimeDiff, kwDatetimeTrunc, kwTimeDiff, kwTimeTrunc:
		return p.form(p.unitArgs)
	case kwArrayAgg, kwArrayConcatAgg, kwGroupConcat, kwStringAgg:
		return p.suffixes(p.form(p.aggArgs))
	case kwJsonExists, kwJsonValue, kwJsonQuery, kwJsonObject, kwJsonObjectagg, kwJsonArray, kwJsonArrayagg:
		return p.jsonCall(w)
	case kwTable:
		return nil
	}
	return nil
}

// form reads a function's name, which is the current word, and its arguments
// with the function given.
func (p *parser) form(args func(*Call)) *Call {
	c := p.slabs.calls.new()
	c.Name, c.Parens = p.keywordName(), true
	p.need(lparen)
	level := p.open
	args(c)
	p.closeArgs(c, level)
	return c
}

// closeArgs takes the bracket that closes a call.
func (p *parser) closeArgs(c *Call, level int) {
	if !p.got(rparen) {
		if p.tok.kind == endOfText || p.is(semicolon) {
			p.expected("')' after the arguments of " + c.Name.String())
		} else {
			p.expected("',' or ')' in the arguments of " + c.Name.String())
		}
		p.abandon(level)
	}
	c.Range = p.after(c.Name.Pos())
}

// arg adds an expression to a call.
func (p *parser) addArg(c *Call) { c.Args = p.lists.exprs.add(c.Args, p.expr()) }

// gotWord takes words between the arguments of a call, if they come next.
func (p *parser) gotWord(c *Call, words ...wordID) bool {
	lo := p.start()
	if !p.gotSeq(words...) {
		return false
	}
	c.Words = append(c.Words, Word{p.since(lo), phrase(words), len(c.Args)})
	return true
}

// needWord takes a word between the arguments of a call that must come next.
func (p *parser) needWord(c *Call, words ...wordID) {
	if !p.gotWord(c, words...) {
		p.expected(phrase(words) + " in the arguments of " + c.Name.String())
	}
}

// call reads the arguments of a function and what may follow them.
func (p *parser) call(n *Name) Expr { return p.suffixes(p.callArgs(n)) }

// callArgs reads the arguments of a function.
func (p *parser) callArgs(n *Name) *Call {
	c := p.slabs.calls.new()
	c.Name, c.Parens = n, true
	if !p.enter() {
		p.leave()
		c.Range = n.Range()
		return c
	}
	p.need(lparen)
	level := p.open
	switch {
	case p.is(rparen):
	case p.is(star):
		lo := p.start()
		p.advance()
		c.Args = p.lists.exprs.add(nil, p.slabs.stars.put(Star{Range: p.since(lo)}))
	default:
		c.Quantifier = p.gotAny(kwDistinct, kwAll)
		p.argList(c, level)
	}
	p.closeArgs(c, level)
	p.leave()
	return c
}

// argList reads arguments with commas between them.
func (p *parser) argList(c *Call, level int) {
	for {
		c.Args = p.lists.exprs.add(c.Args, p.arg())
		if p.broken() {
			p.resume(level, comma)
		}
		if !p.got(comma) {
			return
		}
	}
}

// arg reads an argument: an expression, name => value, a lambda, or a table
// with how its rows are divided.
func (p *parser) arg() Expr {
	lo := p.start()
	if isIdent(p.tok) && p.peek(1).id == fatArrow {
		a := &NamedArg{Name: p.ident("an argument")}
		p.advance()
		a.Value = p.argValue()
		a.Range = p.since(lo)
		return a
	}
	return p.argValue()
}

func (p *parser) argValue() Expr {
	switch {
	case p.is(kwDefault):
		lo := p.start()
		p.advance()
		return &Default{p.since(lo)}
	case p.lambdaFollows():
		return p.lambda()
	case p.is(kwTable) && (isIdent(p.peek(1)) || p.peek(1).id == lparen):
		return p.tableArg()
	case p.queryFollows(0):
		lo := p.start()
		q := p.query()
		return p.tableQueryArg(&SubqueryExpr{p.since(lo), q})
	}
	return p.tableQueryArg(p.expr())
}

// lambdaFollows reports whether a lambda comes next: x -> …, (x, y) -> …
func (p *parser) lambdaFollows() bool {
	if isIdent(p.tok) {
		return p.peek(1).id == arrow
	}
	if !p.is(lparen) {
		return false
	}
	n := 1
	for isIdent(p.peek(n)) && p.peek(n+1).id == comma {
		n += 2
	}
	if isIdent(p.peek(n)) {
		n++
	}
	return p.peek(n).id == rparen && p.peek(n+1).id == arrow
}

func (p *parser) lambda() Expr {
	lo := p.start()
	l := &Lambda{}
	if !p.gotSeq(lparen, rparen) {
		l.Params = p.identOrList("a parameter")
	}
	p.need(arrow)
	l.Body = p.valueExpr()
	l.Range = p.since(lo)
	return l
}

// tableArg reads TABLE name and how its rows are divided.
func (p *parser) tableArg() Expr {
	lo := p.start()
	p.advance()
	a := &TableArg{Kw: p.since(lo)}
	if p.is(lparen) {
		from := p.start()
		a.Rel = &Subquery{Query: p.bracketedQuery(), Range: p.since(from)}
	} else {
		n := p.name("a table")
		a.Rel = &TableRef{Name: n, Range: n.Range()}
	}
	p.division(a)
	a.Range = p.since(lo)
	return a
}

// tableQueryArg makes an argument of a query in brackets that says how its rows
// are divided.
func (p *parser) tableQueryArg(x Expr) Expr {
	if !p.isSeq(kwPartition, kwBy) && !p.isSeq(kwOrder, kwBy) {
		return x
	}
	sub, ok := x.(*SubqueryExpr)
	if !ok && p.is(kwOrder) {
		return x
	}
	a := &TableArg{}
	if ok {
		a.Rel = &Subquery{Range: sub.Range, Query: sub.Query}
	} else {
		a.Rel = &BadRel{*x.node()}
	}
	p.division(a)
	a.Range = p.after(x.Pos())
	return a
}

// division reads PARTITION BY and ORDER BY behind a table argument.
func (p *parser) division(a *TableArg) {
	var ok bool
	if a.PartitionKw, ok = p.keyword(kwPartition, kwBy); ok {
		a.PartitionBy = p.columnList()
	}
	if a.OrderByKw, ok = p.keyword(kwOrder, kwBy); !ok {
		return
	}
	if p.is(lparen) {
		p.parens(nil, func() { a.OrderBy = append(a.OrderBy, p.sortItem()) })
		return
	}
	a.OrderBy = append(a.OrderBy, p.sortItem())
}

// columnList reads one column, or several in brackets.
func (p *parser) columnList() []Expr {
	if !p.is(lparen) {
		return []Expr{p.name("a column")}
	}
	var columns []Expr
	p.parens(nil, func() { columns = append(columns, p.name("a column")) })
	return columns
}

// suffixes reads what may follow a call: IGNORE NULLS, WITHIN GROUP, FILTER and
// OVER.
func (p *parser) suffixes(c *Call) *Call {
	if p.isSeq(kwIgnore, kwNulls) || p.isSeq(kwRespect, kwNulls) {
		p.nullTreatment(c.clauses())
	}
	if p.gotSeq(kwWithin, kwDistinct) {
		c := c.clauses()
		p.parens(nil, func() { c.WithinDistinct = append(c.WithinDistinct, p.expr()) })
	}
	if p.gotSeq(kwWithin, kwGroup) {
		p.need(lparen)
		c.clauses().WithinGroup = p.orderBy()
		p.need(rparen)
	}
	if p.is(kwFilter) && p.peek(1).id == lparen {
		p.filter(c.clauses())
	}
	if p.is(kwOver) {
		c.Over = p.over()
	}
	c.Range = p.after(c.Name.Pos())
	return c
}

func (p *parser) nullTreatment(c *CallClauses) {
	lo := p.start()
	c.Nulls = p.gotAny(kwIgnore, kwRespect)
	p.need(kwNulls)
	c.NullsKw = p.since(lo)
}

func (p *parser) filter(c *CallClauses) {
	lo := p.start()
	p.advance()
	c.FilterKw = p.since(lo)
	p.needSeq(lparen, kwWhere)
	c.Filter = p.expr()
	p.need(rparen)
}

// over reads OVER name and OVER (window).
func (p *parser) over() *Over {
	lo := p.start()
	p.advance()
	o := p.slabs.overs.put(Over{Kw: p.since(lo)})
	if p.is(lparen) {
		o.Window = p.window()
	} else {
		o.Name = p.ident("a window in brackets, or the name of one")
	}
	o.Range = p.since(lo)
	return o
}

// window reads a window in brackets.
func (p *parser) window() *Window {
	lo := p.start()
	w := p.slabs.windows.new()
	p.need(lparen)
	level := p.open
	if isIdent(p.tok) {
		w.Base = p.ident("a window")
	}
	if p.gotSeq(kwPartition, kwBy) {
		p.list(func() { w.PartitionBy = append(w.PartitionBy, p.valueExpr()) }, kwOrder, kwRows, kwRange)
	}
	if p.is(kwOrder) {
		w.OrderBy = p.orderBy()
	}
	if p.isAny(kwRows, kwRange) {
		w.Frame = p.frame()
	}
	for _, word := range []wordID{kwAllow, kwDisallow} {
		if p.gotSeq(word, kwPartial) {
			w.Partial = word.word() + " PARTIAL"
		}
	}
	p.closeBracket(level, "the window")
	w.Range = p.since(lo)
	return w
}

// frame reads ROWS or RANGE and its bounds.
func (p *parser) frame() *Frame {
	lo := p.start()
	f := &Frame{Unit: p.tok.word()}
	p.advance()
	if f.Between = p.got(kwBetween); f.Between {
		f.Low = p.bound(true)
		p.need(kwAnd)
		f.High = p.bound(false)
	} else {
		f.Low = p.bound(false)
	}
	if p.got(kwExclude) {
		f.Exclude = p.exclusion()
	}
	f.Range = p.since(lo)
	return f
}

func (p *parser) bound(low bool) *Bound {
	lo := p.start()
	b := &Bound{}
	switch {
	case p.gotSeq(kwCurrent, kwRow):
		b.Edge = "CURRENT ROW"
		b.Range = p.since(lo)
		return b
	case p.is(kwUnbounded):
		p.advance()
	default:
		outer := p.noAnd
		p.noAnd = low
		p.noQuery = true
		b.Offset = p.binary(0)
		p.noQuery = false
		p.noAnd = outer
	}
	if b.Edge = p.gotAny(kwPreceding, kwFollowing); b.Edge == "" {
		p.expected("PRECEDING or FOLLOWING")
	}
	b.Range = p.since(lo)
	return b
}

// exclusions are what may follow EXCLUDE in a window's frame.
var exclusions = [...][]wordID{{kwCurrent, kwRow}, {kwNo, kwOthers}, {kwGroup}, {kwTies}}

func (p *parser) exclusion() string {
	for _, words := range exclusions {
		if p.gotSeq(words...) {
			return phrase(words)
		}
	}
	p.expected("CURRENT ROW, GROUP, TIES or NO OTHERS")
	return ""
}

// orderBy reads ORDER BY and its items.
func (p *parser) orderBy() []*SortItem {
	p.needSeq(kwOrder, kwBy)
	var items []*SortItem
	p.list(func() { items = append(items, p.sortItem()) }, kwLimit, kwOffset, kwFetch, kwRows, kwRange)
	return items
}

func (p *parser) sortItem() *SortItem {
	lo := p.start()
	s := p.slabs.sorts.put(SortItem{Expr: p.expr()})
	s.Asc = p.got(kwAsc)
	s.Desc = !s.Asc && p.got(kwDesc)
	if p.is(kwNulls) && (p.peek(1).id == kwFirst || p.peek(1).id == kwLast) {
		p.advance()
		s.Nulls = p.gotAny(kwFirst, kwLast)
	}
	s.Range = p.since(lo)
	return s
}

// cast reads CAST(x AS type) and its kin.
func (p *parser) cast() Expr {
	lo := p.start()
	c := p.slabs.casts.put(Cast{Func: p.tok.word()})
	p.advance()
	c.Kw = p.since(lo)
	p.need(lparen)
	level := p.open
	c.X = p.expr()
	if p.got(kwAs) {
		c.Type = p.castType()
	} else {
		p.expected("AS and a data type in " + c.Func)
		c.Type = p.noType()
	}
	if p.got(kwFormat) {
		c.Format = p.str("a format")
	}
	p.closeBracket(level, "the type")
	c.Range = p.since(lo)
	return c
}

// timeUnits are the units that functions such as EXTRACT take.
var timeUnits = wordSet(`
	NANOSECOND MICROSECOND MILLISECOND SECOND MINUTE HOUR DAY DAYOFWEEK DAYOFYEAR DOW DOY ISODOW ISOYEAR WEEK
	MONTH QUARTER YEAR EPOCH DECADE CENTURY MILLENNIUM`)

// unit reads a unit of time, or a name for one.
func (p *parser) unit(c *Call) {
	t := p.tok
	if !timeUnits[t.word()] {
		c.Args = append(c.Args, p.simpleName("a unit of time"))
		return
	}
	p.advance()
	u := &Unit{Range: p.rangeOf(t.off, t.end), Name: t.word()}
	if t.id == kwWeek && p.got(lparen) {
		day := p.tok
		p.advance()
		u.Name = "WEEK(" + strings.ToUpper(p.src[day.off:day.end]) + ")"
		p.need(rparen)
		u.Range = p.since(t.off)
	}
	c.Args = append(c.Args, u)
}

func (p *parser) extractArgs(c *Call) {
	p.unit(c)
	p.needWord(c, kwFrom)
	p.addArg(c)
}

func (p *parser) positionArgs(c *Call) {
	c.Args = append(c.Args, p.primary())
	p.needWord(c, kwIn)
	p.addArg(c)
	if p.gotWord(c, kwFrom) {
		p.addArg(c)
	}
}

// convertArgs reads CONVERT(x USING name), CONVERT(x, a[, b]) and
// CONVERT(type, x[, style]).
func (p *parser) convertArgs(c *Call) {
	if p.typeFollows() {
		c.Args = append(c.Args, p.castType())
		p.need(comma)
		p.addArg(c)
		if p.got(comma) {
			p.addArg(c)
		}
		return
	}
	p.addArg(c)
	if p.gotWord(c, kwUsing) {
		c.Args = append(c.Args, p.simpleName("a character set"))
		return
	}
	for p.got(comma) {
		if info := p.tok.id.info(); info.reserved && !info.context {
			c.Args = append(c.Args, p.keywordName())
			continue
		}
		c.Args = append(c.Args, p.simpleName("a character set"))
	}
}

// typeFollows reports whether a built-in type comes next.
func (p *parser) typeFollows() bool {
	return (scalars.of(p.tok.id).known || p.is(kwInterval)) && p.peek(1).kind != stringToken
}

func (p *parser) translateArgs(c *Call) {
	p.addArg(c)
	if p.gotWord(c, kwUsing) {
		c.Args = append(c.Args, p.simpleName("a character set"))
		return
	}
	for p.got(comma) {
		p.addArg(c)
	}
}

func (p *parser) overlayArgs(c *Call) {
	p.addArg(c)
	p.needWord(c, kwPlacing)
	p.addArg(c)
	p.needWord(c, kwFrom)
	p.addArg(c)
	if p.gotWord(c, kwFor) {
		p.addArg(c)
	}
}

func (p *parser) floorArgs(c *Call) {
	p.addArg(c)
	if p.gotWord(c, kwTo) {
		p.unit(c)
	}
}

func (p *parser) substringArgs(c *Call) {
	p.addArg(c)
	if !p.gotWord(c, kwFrom) && !p.got(comma) {
		p.expected("',' or FROM in SUBSTRING")
		return
	}
	p.addArg(c)
	if p.gotWord(c, kwFor) || p.got(comma) {
		p.addArg(c)
	}
}

func (p *parser) trimArgs(c *Call) {
	side := p.gotWord(c, kwBoth) || p.gotWord(c, kwLeading) || p.gotWord(c, kwTrailing)
	if side && p.gotWord(c, kwFrom) {
		p.addArg(c)
		return
	}
	p.addArg(c)
	if side {
		p.needWord(c, kwFrom)
		p.addArg(c)
	} else if p.gotWord(c, kwFrom) {
		p.addArg(c)
	}
}

// pairArgs reads PERIOD(a, b).
func (p *parser) pairArgs(c *Call) {
	p.addArg(c)
	p.need(comma)
	p.addArg(c)
}

// unitArgs reads arguments of which one is a unit of time.
func (p *parser) unitArgs(c *Call) {
	for {
		if timeUnits[p.tok.word()] && p.unitEnds() {
			p.unit(c)
		} else {
			p.addArg(c)
		}
		if !p.got(comma) {
			return
		}
	}
}

// unitEnds reports whether the unit of time that comes next is a whole
// argument.
func (p *parser) unitEnds() bool {
	n := 1
	if p.is(kwWeek) && p.peek(1).id == lparen && p.peek(3).id == rparen {
		n = 4
	}
	return p.peek(n).id == comma || p.peek(n).id == rparen
}

// aggArgs reads the arguments of an aggregate function that can be ordered.
func (p *parser) aggArgs(c *Call) {
	if p.is(rparen) {
		p.expected("an argument of " + c.Name.String())
		return
	}
	c.Quantifier = p.gotAny(kwDistinct, kwAll)
	p.argList(c, p.open)
	if p.isSeq(kwIgnore, kwNulls) || p.isSeq(kwRespect, kwNulls) {
		p.gotWord(c, p.tok.id, kwNulls)
	}
	if p.isSeq(kwOrder, kwBy) {
		c.clauses().OrderBy = p.orderBy()
	}
	if p.gotWord(c, kwSeparator) {
		c.Args = append(c.Args, p.str("the separator"))
	}
}

// descriptor reads DESCRIPTOR(columns).
func (p *parser) descriptor() Expr {
	lo := p.start()
	d := &Descriptor{}
	p.advance()
	if !p.gotSeq(lparen, rparen) {
		p.parens(nil, func() {
			n := p.name("a column")
			d.Columns = append(d.Columns, n.Last())
		})
	}
	d.Range = p.since(lo)
	return d
}
