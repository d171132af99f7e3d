package sql

import "strings"

// specialCall reads a call whose arguments have a syntax of their own, or
// returns nil where the current word names no such function.
func (p *parser) specialCall() Expr {
	switch w := p.tok.word; w {
	case "CAST", "TRY_CAST", "SAFE_CAST":
		return p.cast()
	case "EXTRACT":
		return p.form(p.extractArgs)
	case "POSITION":
		return p.form(p.positionArgs)
	case "CONVERT":
		return p.form(p.convertArgs)
	case "TRANSLATE":
		return p.form(p.translateArgs)
	case "OVERLAY":
		return p.form(p.overlayArgs)
	case "FLOOR", "CEIL", "CEILING":
		return p.suffixes(p.form(p.floorArgs))
	case "SUBSTRING":
		return p.form(p.substringArgs)
	case "TRIM":
		return p.form(p.trimArgs)
	case "PERIOD":
		return p.form(p.pairArgs)
	case "DESCRIPTOR":
		return p.descriptor()
	case "TIMESTAMPADD", "TIMESTAMPDIFF", "TIMESTAMP_DIFF", "TIMESTAMP_TRUNC", "DATE_DIFF", "DATE_TRUNC",
		"DATETIME_DIFF", "DATETIME_TRUNC", "TIME_DIFF", "TIME_TRUNC":
		return p.form(p.unitArgs)
	case "ARRAY_AGG", "ARRAY_CONCAT_AGG", "GROUP_CONCAT", "STRING_AGG":
		return p.suffixes(p.form(p.aggArgs))
	case "JSON_EXISTS", "JSON_VALUE", "JSON_QUERY", "JSON_OBJECT", "JSON_OBJECTAGG", "JSON_ARRAY", "JSON_ARRAYAGG":
		return p.jsonCall(w)
	case "TABLE":
		return nil
	}
	return nil
}

// form reads a function's name, which is the current word, and its arguments
// with the function given.
func (p *parser) form(args func(*Call)) *Call {
	c := p.slabs.calls.new()
	c.Name, c.Parens = p.keywordName(), true
	p.need("(")
	level := p.open
	args(c)
	p.closeArgs(c, level)
	return c
}

// closeArgs takes the bracket that closes a call.
func (p *parser) closeArgs(c *Call, level int) {
	if !p.got(")") {
		if p.tok.kind == endOfText || p.is(";") {
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
func (p *parser) gotWord(c *Call, words ...string) bool {
	lo := p.start()
	if !p.gotSeq(words...) {
		return false
	}
	c.Words = append(c.Words, Word{p.since(lo), strings.Join(words, " "), len(c.Args)})
	return true
}

// needWord takes a word between the arguments of a call that must come next.
func (p *parser) needWord(c *Call, words ...string) {
	if !p.gotWord(c, words...) {
		p.expected(strings.Join(words, " ") + " in the arguments of " + c.Name.String())
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
	p.need("(")
	level := p.open
	switch {
	case p.is(")"):
	case p.is("*"):
		lo := p.start()
		p.advance()
		c.Args = p.lists.exprs.add(nil, p.slabs.stars.put(Star{Range: p.since(lo)}))
	default:
		c.Quantifier = p.gotAny("DISTINCT", "ALL")
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
			p.resume(level, ",")
		}
		if !p.got(",") {
			return
		}
	}
}

// arg reads an argument: an expression, name => value, a lambda, or a table
// with how its rows are divided.
func (p *parser) arg() Expr {
	lo := p.start()
	if isIdent(p.tok) && p.peek(1).word == "=>" {
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
	case p.is("DEFAULT"):
		lo := p.start()
		p.advance()
		return &Default{p.since(lo)}
	case p.lambdaFollows():
		return p.lambda()
	case p.is("TABLE") && (isIdent(p.peek(1)) || p.peek(1).word == "("):
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
		return p.peek(1).word == "->"
	}
	if !p.is("(") {
		return false
	}
	n := 1
	for isIdent(p.peek(n)) && p.peek(n+1).word == "," {
		n += 2
	}
	if isIdent(p.peek(n)) {
		n++
	}
	return p.peek(n).word == ")" && p.peek(n+1).word == "->"
}

func (p *parser) lambda() Expr {
	lo := p.start()
	l := &Lambda{}
	if !p.gotSeq("(", ")") {
		l.Params = p.identOrList("a parameter")
	}
	p.need("->")
	l.Body = p.valueExpr()
	l.Range = p.since(lo)
	return l
}

// tableArg reads TABLE name and how its rows are divided.
func (p *parser) tableArg() Expr {
	lo := p.start()
	p.advance()
	a := &TableArg{Kw: p.since(lo)}
	if p.is("(") {
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
	if !p.isSeq("PARTITION", "BY") && !p.isSeq("ORDER", "BY") {
		return x
	}
	sub, ok := x.(*SubqueryExpr)
	if !ok && p.is("ORDER") {
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
	if a.PartitionKw, ok = p.keyword("PARTITION", "BY"); ok {
		a.PartitionBy = p.columnList()
	}
	if a.OrderByKw, ok = p.keyword("ORDER", "BY"); !ok {
		return
	}
	if p.is("(") {
		p.parens(nil, func() { a.OrderBy = append(a.OrderBy, p.sortItem()) })
		return
	}
	a.OrderBy = append(a.OrderBy, p.sortItem())
}

// columnList reads one column, or several in brackets.
func (p *parser) columnList() []Expr {
	if !p.is("(") {
		return []Expr{p.name("a column")}
	}
	var columns []Expr
	p.parens(nil, func() { columns = append(columns, p.name("a column")) })
	return columns
}

// suffixes reads what may follow a call: IGNORE NULLS, WITHIN GROUP, FILTER and
// OVER.
func (p *parser) suffixes(c *Call) *Call {
	if p.isSeq("IGNORE", "NULLS") || p.isSeq("RESPECT", "NULLS") {
		p.nullTreatment(c.clauses())
	}
	if p.gotSeq("WITHIN", "DISTINCT") {
		c := c.clauses()
		p.parens(nil, func() { c.WithinDistinct = append(c.WithinDistinct, p.expr()) })
	}
	if p.gotSeq("WITHIN", "GROUP") {
		p.need("(")
		c.clauses().WithinGroup = p.orderBy()
		p.need(")")
	}
	if p.is("FILTER") && p.peek(1).word == "(" {
		p.filter(c.clauses())
	}
	if p.is("OVER") {
		c.Over = p.over()
	}
	c.Range = p.after(c.Name.Pos())
	return c
}

func (p *parser) nullTreatment(c *CallClauses) {
	lo := p.start()
	c.Nulls = p.gotAny("IGNORE", "RESPECT")
	p.need("NULLS")
	c.NullsKw = p.since(lo)
}

func (p *parser) filter(c *CallClauses) {
	lo := p.start()
	p.advance()
	c.FilterKw = p.since(lo)
	p.needSeq("(", "WHERE")
	c.Filter = p.expr()
	p.need(")")
}

// over reads OVER name and OVER (window).
func (p *parser) over() *Over {
	lo := p.start()
	p.advance()
	o := p.slabs.overs.put(Over{Kw: p.since(lo)})
	if p.is("(") {
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
	p.need("(")
	level := p.open
	if isIdent(p.tok) {
		w.Base = p.ident("a window")
	}
	if p.gotSeq("PARTITION", "BY") {
		p.list(func() { w.PartitionBy = append(w.PartitionBy, p.valueExpr()) }, "ORDER", "ROWS", "RANGE")
	}
	if p.is("ORDER") {
		w.OrderBy = p.orderBy()
	}
	if p.isAny("ROWS", "RANGE") {
		w.Frame = p.frame()
	}
	for _, word := range []string{"ALLOW", "DISALLOW"} {
		if p.gotSeq(word, "PARTIAL") {
			w.Partial = word + " PARTIAL"
		}
	}
	p.closeBracket(level, "the window")
	w.Range = p.since(lo)
	return w
}

// frame reads ROWS or RANGE and its bounds.
func (p *parser) frame() *Frame {
	lo := p.start()
	f := &Frame{Unit: p.tok.word}
	p.advance()
	if f.Between = p.got("BETWEEN"); f.Between {
		f.Low = p.bound(true)
		p.need("AND")
		f.High = p.bound(false)
	} else {
		f.Low = p.bound(false)
	}
	if p.got("EXCLUDE") {
		f.Exclude = p.exclusion()
	}
	f.Range = p.since(lo)
	return f
}

func (p *parser) bound(low bool) *Bound {
	lo := p.start()
	b := &Bound{}
	switch {
	case p.gotSeq("CURRENT", "ROW"):
		b.Edge = "CURRENT ROW"
		b.Range = p.since(lo)
		return b
	case p.is("UNBOUNDED"):
		p.advance()
	default:
		outer := p.noAnd
		p.noAnd = low
		p.noQuery = true
		b.Offset = p.binary(0)
		p.noQuery = false
		p.noAnd = outer
	}
	if b.Edge = p.gotAny("PRECEDING", "FOLLOWING"); b.Edge == "" {
		p.expected("PRECEDING or FOLLOWING")
	}
	b.Range = p.since(lo)
	return b
}

// exclusions are what may follow EXCLUDE in a window's frame.
var exclusions = [...][]string{{"CURRENT", "ROW"}, {"NO", "OTHERS"}, {"GROUP"}, {"TIES"}}

func (p *parser) exclusion() string {
	for _, words := range exclusions {
		if p.gotSeq(words...) {
			return strings.Join(words, " ")
		}
	}
	p.expected("CURRENT ROW, GROUP, TIES or NO OTHERS")
	return ""
}

// orderBy reads ORDER BY and its items.
func (p *parser) orderBy() []*SortItem {
	p.needSeq("ORDER", "BY")
	var items []*SortItem
	p.list(func() { items = append(items, p.sortItem()) }, "LIMIT", "OFFSET", "FETCH", "ROWS", "RANGE")
	return items
}

func (p *parser) sortItem() *SortItem {
	lo := p.start()
	s := p.slabs.sorts.put(SortItem{Expr: p.expr()})
	s.Asc = p.got("ASC")
	s.Desc = !s.Asc && p.got("DESC")
	if p.is("NULLS") && (p.peek(1).word == "FIRST" || p.peek(1).word == "LAST") {
		p.advance()
		s.Nulls = p.gotAny("FIRST", "LAST")
	}
	s.Range = p.since(lo)
	return s
}

// cast reads CAST(x AS type) and its kin.
func (p *parser) cast() Expr {
	lo := p.start()
	c := p.slabs.casts.put(Cast{Func: p.tok.word})
	p.advance()
	c.Kw = p.since(lo)
	p.need("(")
	level := p.open
	c.X = p.expr()
	if p.got("AS") {
		c.Type = p.castType()
	} else {
		p.expected("AS and a data type in " + c.Func)
		c.Type = p.noType()
	}
	if p.got("FORMAT") {
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
	if !timeUnits[t.word] {
		c.Args = append(c.Args, p.simpleName("a unit of time"))
		return
	}
	p.advance()
	u := &Unit{Range: p.rangeOf(t.off, t.end), Name: t.word}
	if t.word == "WEEK" && p.got("(") {
		day := p.tok
		p.advance()
		u.Name = "WEEK(" + strings.ToUpper(p.src[day.off:day.end]) + ")"
		p.need(")")
		u.Range = p.since(t.off)
	}
	c.Args = append(c.Args, u)
}

func (p *parser) extractArgs(c *Call) {
	p.unit(c)
	p.needWord(c, "FROM")
	p.addArg(c)
}

func (p *parser) positionArgs(c *Call) {
	c.Args = append(c.Args, p.primary())
	p.needWord(c, "IN")
	p.addArg(c)
	if p.gotWord(c, "FROM") {
		p.addArg(c)
	}
}

// convertArgs reads CONVERT(x USING name), CONVERT(x, a[, b]) and
// CONVERT(type, x[, style]).
func (p *parser) convertArgs(c *Call) {
	if p.typeFollows() {
		c.Args = append(c.Args, p.castType())
		p.need(",")
		p.addArg(c)
		if p.got(",") {
			p.addArg(c)
		}
		return
	}
	p.addArg(c)
	if p.gotWord(c, "USING") {
		c.Args = append(c.Args, p.simpleName("a character set"))
		return
	}
	for p.got(",") {
		if info := p.tok.info(); info.reserved && !info.context {
			c.Args = append(c.Args, p.keywordName())
			continue
		}
		c.Args = append(c.Args, p.simpleName("a character set"))
	}
}

// typeFollows reports whether a built-in type comes next.
func (p *parser) typeFollows() bool {
	_, known := precisions[p.tok.word]
	return (known || p.is("INTERVAL")) && p.peek(1).kind != stringToken
}

func (p *parser) translateArgs(c *Call) {
	p.addArg(c)
	if p.gotWord(c, "USING") {
		c.Args = append(c.Args, p.simpleName("a character set"))
		return
	}
	for p.got(",") {
		p.addArg(c)
	}
}

func (p *parser) overlayArgs(c *Call) {
	p.addArg(c)
	p.needWord(c, "PLACING")
	p.addArg(c)
	p.needWord(c, "FROM")
	p.addArg(c)
	if p.gotWord(c, "FOR") {
		p.addArg(c)
	}
}

func (p *parser) floorArgs(c *Call) {
	p.addArg(c)
	if p.gotWord(c, "TO") {
		p.unit(c)
	}
}

func (p *parser) substringArgs(c *Call) {
	p.addArg(c)
	if !p.gotWord(c, "FROM") && !p.got(",") {
		p.expected("',' or FROM in SUBSTRING")
		return
	}
	p.addArg(c)
	if p.gotWord(c, "FOR") || p.got(",") {
		p.addArg(c)
	}
}

func (p *parser) trimArgs(c *Call) {
	side := p.gotWord(c, "BOTH") || p.gotWord(c, "LEADING") || p.gotWord(c, "TRAILING")
	if side && p.gotWord(c, "FROM") {
		p.addArg(c)
		return
	}
	p.addArg(c)
	if side {
		p.needWord(c, "FROM")
		p.addArg(c)
	} else if p.gotWord(c, "FROM") {
		p.addArg(c)
	}
}

// pairArgs reads PERIOD(a, b).
func (p *parser) pairArgs(c *Call) {
	p.addArg(c)
	p.need(",")
	p.addArg(c)
}

// unitArgs reads arguments of which one is a unit of time.
func (p *parser) unitArgs(c *Call) {
	for {
		if timeUnits[p.tok.word] && p.unitEnds() {
			p.unit(c)
		} else {
			p.addArg(c)
		}
		if !p.got(",") {
			return
		}
	}
}

// unitEnds reports whether the unit of time that comes next is a whole
// argument.
func (p *parser) unitEnds() bool {
	n := 1
	if p.is("WEEK") && p.peek(1).word == "(" && p.peek(3).word == ")" {
		n = 4
	}
	return p.peek(n).word == "," || p.peek(n).word == ")"
}

// aggArgs reads the arguments of an aggregate function that can be ordered.
func (p *parser) aggArgs(c *Call) {
	if p.is(")") {
		p.expected("an argument of " + c.Name.String())
		return
	}
	c.Quantifier = p.gotAny("DISTINCT", "ALL")
	p.argList(c, p.open)
	if p.isSeq("IGNORE", "NULLS") || p.isSeq("RESPECT", "NULLS") {
		p.gotWord(c, p.tok.word, "NULLS")
	}
	if p.isSeq("ORDER", "BY") {
		c.clauses().OrderBy = p.orderBy()
	}
	if p.gotWord(c, "SEPARATOR") {
		c.Args = append(c.Args, p.str("the separator"))
	}
}

// descriptor reads DESCRIPTOR(columns).
func (p *parser) descriptor() Expr {
	lo := p.start()
	d := &Descriptor{}
	p.advance()
	if !p.gotSeq("(", ")") {
		p.parens(nil, func() {
			n := p.name("a column")
			d.Columns = append(d.Columns, n.Last())
		})
	}
	d.Range = p.since(lo)
	return d
}
