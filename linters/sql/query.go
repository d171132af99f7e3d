package sql

// clauseWords begin the clauses behind a select list; an expression or a
// relation that cannot be read ends before one of them.
var clauseWords = []wordID{
	kwFrom, kwWhere, kwGroup, kwHaving, kwWindow, kwQualify, kwOrder, kwLimit, kwOffset, kwFetch,
	kwUnion, kwIntersect, kwExcept, kwMinus,
}

// query reads a query with its WITH clause before it and ORDER BY and LIMIT
// behind.
func (p *parser) query() Query {
	if !p.enter() {
		p.leave()
		return &BadQuery{p.nowhere()}
	}
	defer p.leave()
	if p.is(kwWith) {
		return p.with()
	}
	return p.queryTail(p.leaf())
}

// queryTail reads what may follow a query: set operations, ORDER BY and LIMIT.
func (p *parser) queryTail(left Query) Query { return p.ordered(p.setOps(left, 0)) }

// with reads WITH and the query behind it.
func (p *parser) with() Query {
	lo := p.start()
	p.advance()
	w := &With{Kw: p.since(lo)}
	w.Recursive = p.got(kwRecursive)
	p.list(func() { w.CTEs = append(w.CTEs, p.cte()) }, kwSelect, kwInsert, kwValues)
	w.Body = p.setOps(p.leaf(), 0)
	w.Range = p.since(lo)
	return p.ordered(w)
}

func (p *parser) cte() *CTE {
	lo := p.start()
	c := &CTE{Name: p.ident("a name for the query")}
	if p.is(lparen) {
		c.Columns = p.idents("a column")
	}
	p.need(kwAs)
	c.Query = p.bracketedQuery()
	c.Range = p.since(lo)
	return c
}

// leaf reads a query without set operations: SELECT, VALUES, TABLE, or a query
// in brackets.
func (p *parser) leaf() Query {
	lo := p.start()
	switch p.tok.id {
	case kwSelect:
		return p.selectQuery()
	case kwValues, kwValue:
		return p.values()
	case kwTable:
		return p.tableQuery()
	case lparen:
		q := p.bracketedQuery()
		return &ParenQuery{p.since(lo), q}
	}
	if p.isHole() {
		return p.hiddenQuery(lo)
	}
	p.expected("a query: SELECT, VALUES, WITH or TABLE")
	return &BadQuery{p.nowhere()}
}

// hiddenQuery reads placeholders that stand for a query, or for something before
// one.
func (p *parser) hiddenQuery(lo int32) Query {
	p.skipHoles()
	if p.isAny(kwSelect, kwValues, kwWith, kwTable, lparen) {
		return p.query()
	}
	return &BadQuery{p.since(lo)}
}

// isHole reports whether the current token is a placeholder, or has one in it.
func (p *parser) isHole() bool { return p.tok.kind == varToken || p.tok.kind == holeToken }

// skipHoles goes over placeholders that stand for whole clauses.
func (p *parser) skipHoles() {
	for p.isHole() {
		p.advance()
	}
}

// setBindings says how tightly set operations bind.
var setBindings = wordTable[int]{kwUnion: 1, kwExcept: 1, kwMinus: 1, kwIntersect: 2}

// setOps reads set operations that bind at least as tightly as least.
func (p *parser) setOps(left Query, least int) Query {
	for n := 1; ; n++ {
		bind := setBindings.of(p.tok.id)
		if bind == 0 || bind < least || !p.link(n) {
			return left
		}
		left = p.setOp(left, bind)
	}
}

func (p *parser) setOp(left Query, bind int) Query {
	lo, at := p.start(), p.tok
	s := &SetOp{Op: at.word(), Left: left}
	if s.Op == "MINUS" {
		p.complain(at, "Flink has no MINUS; write EXCEPT")
	}
	p.advance()
	s.All = p.got(kwAll)
	s.Distinct = !s.All && p.got(kwDistinct)
	s.Kw = p.since(lo)
	s.Right = p.setOps(p.leaf(), bind+1)
	s.Range = p.after(left.Pos())
	return s
}

// ordered reads ORDER BY, LIMIT, OFFSET and FETCH behind a query.
func (p *parser) ordered(q Query) Query {
	if !p.isSeq(kwOrder, kwBy) && !p.isAny(kwLimit, kwOffset, kwFetch) {
		return q
	}
	o := &Ordered{Query: q}
	level := p.open
	if kw, ok := p.keyword(kwOrder, kwBy); ok {
		o.OrderByKw = kw
		p.list(func() { o.OrderBy = append(o.OrderBy, p.sortItem()) }, kwLimit, kwOffset, kwFetch)
	}
	for p.isAny(kwLimit, kwOffset, kwFetch) {
		if !p.limits(o) {
			break
		}
		if p.broken() {
			p.resume(level, clauseWords...)
		}
	}
	o.Range = p.after(q.Pos())
	return o
}

// limits reads one of LIMIT, OFFSET and FETCH. It reports whether it may stand
// here: each once, and nothing behind FETCH.
func (p *parser) limits(o *Ordered) bool {
	lo := p.start()
	switch {
	case p.is(kwLimit) && !o.LimitKw.IsValid():
		if o.Offset != nil {
			p.complain(p.tok, "LIMIT must stand before OFFSET")
		}
		p.advance()
		o.LimitKw = p.since(lo)
		p.limit(o)
	case p.is(kwOffset) && !o.OffsetKw.IsValid() && !o.Fetch:
		p.advance()
		o.OffsetKw = p.since(lo)
		o.Offset = p.number("a number of rows")
		p.gotAny(kwRows, kwRow)
	case p.is(kwFetch) && !o.LimitKw.IsValid():
		p.advance()
		o.Fetch = true
		if p.gotAny(kwFirst, kwNext) == "" {
			p.expected("FIRST or NEXT after FETCH")
		}
		o.LimitKw = p.since(lo)
		o.Limit = p.number("a number of rows")
		if p.gotAny(kwRows, kwRow) == "" {
			p.expected("ROWS")
		}
		p.need(kwOnly)
	default:
		return false
	}
	return true
}

// limit reads what follows LIMIT: ALL, a number, or MySQL's start and number.
func (p *parser) limit(o *Ordered) {
	if p.got(kwAll) {
		return
	}
	o.Limit = p.number("a number of rows")
	if p.is(comma) {
		p.complain(p.tok, "Flink has no LIMIT start, count; write LIMIT count OFFSET start")
		p.advance()
		o.Offset = o.Limit
		if !p.got(kwAll) {
			o.Limit = p.number("a number of rows")
		}
	}
}

// values reads VALUES and its rows.
func (p *parser) values() Query {
	lo := p.start()
	if p.is(kwValue) {
		p.complain(p.tok, "found VALUE; write VALUES")
	}
	p.advance()
	v := &Values{Kw: p.since(lo)}
	p.list(func() { v.Rows = p.lists.exprs.add(v.Rows, p.valuesRow()) }, clauseWords...)
	v.Range = p.since(lo)
	return v
}

// valuesRow reads one row: ROW(…), (…), or a single expression. A row in
// brackets ends with them: Flink does not read on to VALUES (1) + 2.
func (p *parser) valuesRow() Expr {
	switch {
	case p.is(kwRow) && p.peek(1).id == lparen:
		return p.row()
	case p.isSeq(lparen, kwRow, lparen):
		return p.rowInBrackets()
	case p.is(lparen) && !p.queryFollows(1):
		lo := p.start()
		r := &Row{}
		p.parens(nil, func() { r.Items = p.lists.exprs.add(r.Items, p.rowItem()) })
		r.Range = p.since(lo)
		return r
	}
	return p.expr()
}

// rowInBrackets reads (ROW(…)), which is the row itself and not a row of one
// row.
func (p *parser) rowInBrackets() Expr {
	lo := p.start()
	var items []Expr
	p.parens(nil, func() { items = p.lists.exprs.add(items, p.rowItem()) })
	if len(items) == 1 {
		return &Paren{p.since(lo), items[0]}
	}
	return &Row{Range: p.since(lo), Items: items}
}

func (p *parser) rowItem() Expr {
	if p.is(kwDefault) {
		lo := p.start()
		p.advance()
		return &Default{p.since(lo)}
	}
	return p.expr()
}

// tableQuery reads TABLE name as a query.
func (p *parser) tableQuery() Query {
	lo := p.start()
	p.advance()
	q := &TableQuery{Kw: p.since(lo)}
	q.Name = p.name("a table")
	q.Hints = p.hints()
	q.Range = p.since(lo)
	return q
}

// selectQuery reads SELECT and its clauses.
func (p *parser) selectQuery() Query {
	lo := p.start()
	p.advance()
	s := p.slabs.selects.new()
	s.Kw, s.Hints = p.since(lo), p.hints()
	s.Stream = p.got(kwStream)
	p.quantifier(s)
	p.lateHints("a query's hints stand right behind SELECT")
	level := p.open
	reported := p.selectItems(s)
	if !p.is(kwFrom) {
		p.withoutFrom(s, reported)
		s.Range = p.since(lo)
		return s
	}
	from := p.start()
	p.advance()
	s.FromKw = p.since(from)
	s.From = p.from()
	if p.broken() {
		p.resume(level, clauseWords...)
	}
	p.selectClauses(s, level)
	s.Range = p.since(lo)
	return s
}

// selectItems reads a select list. A missing comma is reported, and the item
// behind it read all the same. It reports back whether there was one.
func (p *parser) selectItems(s *Select) (reported bool) {
	item := func() { s.Items = p.lists.items.add(s.Items, p.selectItem()) }
	p.list(item, clauseWords...)
	for p.tok.kind != stringToken && p.startsItem() && !p.is(kwDo) {
		p.complain(p.tok, "expected ',' or FROM after a select item; found "+p.found(p.tok))
		p.muted, reported = true, true
		p.list(item, clauseWords...)
		p.muted = false
	}
	if reported && !p.is(kwFrom) {
		// FROM itself was missing.
		p.tok = lexeme{}
		p.resume(p.open, clauseWords...)
	}
	return reported
}

func (p *parser) quantifier(s *Select) {
	lo := p.start()
	switch p.gotAny(kwDistinct, kwAll) {
	case "DISTINCT":
		s.Distinct = true
	case "ALL":
		s.All = true
	default:
		return
	}
	s.Quantifier = p.since(lo)
}

// withoutFrom reports clauses of a query that has no FROM to go with, unless that
// is reported.
func (p *parser) withoutFrom(s *Select, reported bool) {
	if p.isAny(kwWhere, kwGroup, kwHaving, kwWindow) {
		p.muted = reported
		p.complain(p.tok, "expected FROM before "+p.tok.word())
		p.muted = true
		p.selectClauses(s, p.open)
		p.muted = false
	}
}

// selectItem reads an expression of a select list and its alias.
func (p *parser) selectItem() *SelectItem {
	item := p.slabs.items.new()
	lo := p.start()
	if p.is(star) {
		p.advance()
		item.Expr = p.slabs.stars.put(Star{Range: p.since(lo)})
	} else {
		item.Expr = p.expr()
	}
	switch {
	case p.got(kwAs):
		if p.tok.kind == stringToken && p.cdc {
			item.Alias = p.stringAlias()
		} else if p.tok.kind == stringToken {
			p.expected("an alias, which has backticks and not quotes")
		} else {
			item.Alias = p.aliasAfterAs()
		}
	case p.isAlias():
		item.Alias = p.ident("an alias")
	}
	item.Range = p.since(lo)
	return item
}

// selectRanks are the clauses behind FROM in the order in which they stand.
var selectRanks = wordTable[int]{kwWhere: 1, kwGroup: 2, kwHaving: 3, kwWindow: 4, kwQualify: 5}

// selectClauses reads the clauses behind FROM. One that stands too late is
// reported and read.
func (p *parser) selectClauses(s *Select, level int) {
	rank, before := 0, noWord
	for {
		p.skipHoles()
		word := p.tok.id
		next := selectRanks.of(word)
		if next == 0 {
			return
		}
		if next <= rank {
			p.misplaced(word, before, next == rank)
		}
		p.selectClause(s)
		if p.broken() {
			p.resume(level, clauseWords...)
		}
		rank, before = max(rank, next), word
	}
}

// clauseNames are the full names of clauses that more than one word begins.
var clauseNames = wordTable[string]{
	kwFrom: "FROM", kwWhere: "WHERE", kwGroup: "GROUP BY", kwHaving: "HAVING", kwWindow: "WINDOW", kwQualify: "QUALIFY",
	kwUnion: "UNION", kwOrder: "ORDER BY", kwLimit: "LIMIT", kwPartitioned: "PARTITIONED BY", kwDistributed: "DISTRIBUTED BY",
}

// clauseName returns the full name of the clause that a word begins.
func clauseName(word wordID) string {
	if name := clauseNames.of(word); name != "" {
		return name
	}
	return word.word()
}

// misplaced reports a clause that stands behind one that it must precede.
func (p *parser) misplaced(word, before wordID, twice bool) {
	if twice {
		p.complain(p.tok, "found "+clauseName(word)+" twice; join both")
		return
	}
	p.complain(p.tok, clauseName(word)+" must stand before "+clauseName(before))
}

func (p *parser) selectClause(s *Select) {
	switch p.tok.id {
	case kwWhere:
		s.Where = p.condition()
	case kwGroup:
		s.GroupBy = p.groupBy()
	case kwHaving:
		s.Having = p.condition()
	case kwWindow:
		lo := p.start()
		p.advance()
		s.WindowKw = p.since(lo)
		p.list(func() { s.Windows = append(s.Windows, p.namedWindow()) }, clauseWords...)
	case kwQualify:
		s.Qualify = p.condition()
	}
}

// condition reads a keyword and a condition: WHERE, HAVING, QUALIFY.
func (p *parser) condition() *Filter {
	lo := p.start()
	p.advance()
	f := p.slabs.filters.put(Filter{Kw: p.since(lo)})
	f.Cond = p.expr()
	f.Range = p.since(lo)
	return f
}

func (p *parser) namedWindow() *NamedWindow {
	lo := p.start()
	w := &NamedWindow{Name: p.ident("a window")}
	p.need(kwAs)
	w.Window = p.window()
	w.Range = p.since(lo)
	return w
}

// groupBy reads GROUP BY and its items.
func (p *parser) groupBy() *GroupBy {
	lo := p.start()
	p.advance()
	p.need(kwBy)
	g := p.slabs.groups.put(GroupBy{Kw: p.since(lo)})
	g.Distinct = p.got(kwDistinct)
	g.All = !g.Distinct && p.got(kwAll)
	p.list(func() { g.Items = p.lists.exprs.add(g.Items, p.groupItem()) }, clauseWords...)
	g.Range = p.since(lo)
	return g
}

// groupItem reads an expression, (), GROUPING SETS, ROLLUP or CUBE.
func (p *parser) groupItem() Expr {
	lo := p.start()
	switch {
	case p.gotSeq(lparen, rparen):
		return &Row{Range: p.since(lo)}
	case p.isSeq(kwGrouping, kwSets):
		p.advance()
		p.advance()
		g := &Grouping{Kw: p.since(lo), Kind: "GROUPING SETS"}
		p.parens(nil, func() { g.Items = p.lists.exprs.add(g.Items, p.groupItem()) })
		g.Range = p.since(lo)
		return g
	case p.isAny(kwRollup, kwCube):
		g := &Grouping{Kind: p.tok.word()}
		p.advance()
		g.Kw = p.since(lo)
		p.parens(nil, func() { g.Items = p.lists.exprs.add(g.Items, p.expr()) })
		g.Range = p.since(lo)
		return g
	}
	return p.expr()
}
