package sql

// from reads the relations of a FROM clause.
func (p *parser) from() Rel {
	left := p.relation(false)
	for n := 1; p.link(n); n++ {
		next := p.join(left)
		if next == nil {
			break
		}
		left = next
	}
	return left
}

// joinWords begin a join, so that a broken relation ends before one of them.
var joinWords = []wordID{kwJoin, kwInner, kwLeft, kwRight, kwFull, kwCross, kwNatural, kwAsof, comma}

// join reads a comma or a join and the relation behind it; nil where none
// follows.
func (p *parser) join(left Rel) Rel {
	level := p.open
	if p.broken() {
		p.resume(level, append(joinWords, clauseWords...)...)
	}
	lo := p.start()
	if p.is(comma) {
		p.advance()
		j := p.slabs.joins.put(Join{Kind: CommaJoin, Kw: p.since(lo), Left: left})
		j.Right = p.relation(false)
		j.Range = p.after(left.Pos())
		return j
	}
	natural := p.got(kwNatural)
	kind, ok := p.joinKind()
	if !ok {
		if natural {
			p.expected("JOIN after NATURAL")
		}
		return nil
	}
	j := p.slabs.joins.put(Join{Kind: kind, Natural: natural, Kw: p.since(lo), Left: left})
	if kind == CrossApply || kind == OuterApply {
		p.complain(p.tok, "Flink has no APPLY; write JOIN LATERAL TABLE(…) ON TRUE")
	}
	j.Right = p.relation(kind == CrossApply || kind == OuterApply)
	if p.broken() {
		p.resume(level, append([]wordID{kwOn, kwUsing}, append(joinWords, clauseWords...)...)...)
	}
	p.joinCondition(j)
	j.Range = p.after(left.Pos())
	return j
}

// joinForms are the spellings of joins.
var joinForms = [...]struct {
	kind  JoinKind
	words []wordID
}{
	{InnerJoin, []wordID{kwJoin}},
	{InnerJoin, []wordID{kwInner, kwJoin}},
	{LeftJoin, []wordID{kwLeft, kwJoin}},
	{LeftJoin, []wordID{kwLeft, kwOuter, kwJoin}},
	{LeftAsofJoin, []wordID{kwLeft, kwAsof, kwJoin}},
	{RightJoin, []wordID{kwRight, kwJoin}},
	{RightJoin, []wordID{kwRight, kwOuter, kwJoin}},
	{FullJoin, []wordID{kwFull, kwJoin}},
	{FullJoin, []wordID{kwFull, kwOuter, kwJoin}},
	{CrossJoin, []wordID{kwCross, kwJoin}},
	{AsofJoin, []wordID{kwAsof, kwJoin}},
	{CrossApply, []wordID{kwCross, kwApply}},
	{OuterApply, []wordID{kwOuter, kwApply}},
}

// joinKind takes the words of a join.
func (p *parser) joinKind() (JoinKind, bool) {
	switch p.tok.id {
	case kwJoin, kwInner, kwLeft, kwRight, kwFull, kwCross, kwAsof, kwOuter:
	default:
		return 0, false
	}
	for _, form := range joinForms {
		if p.gotSeq(form.words...) {
			return form.kind, true
		}
	}
	at := p.tok
	p.advance()
	p.expected("JOIN after " + at.word())
	return InnerJoin, true
}

// joinCondition reads ON or USING behind a join.
func (p *parser) joinCondition(j *Join) {
	if p.got(kwMatchCondition) {
		j.Match = p.expr()
	}
	lo := p.start()
	switch {
	case p.got(kwOn):
		j.OnKw = p.since(lo)
		j.On = p.expr()
		p.checkAsof(j)
	case p.got(kwUsing):
		j.UsingKw = p.since(lo)
		j.Using = p.idents("a column")
	}
}

// checkAsof reports an ASOF join without its condition, and the condition
// without such a join.
func (p *parser) checkAsof(j *Join) {
	asof := j.Kind == AsofJoin || j.Kind == LeftAsofJoin
	switch {
	case asof && j.Match == nil:
		p.complain(p.lastToken(), "an ASOF JOIN needs a MATCH_CONDITION before ON")
	case !asof && j.Match != nil:
		p.complain(p.lastToken(), "MATCH_CONDITION belongs to an ASOF JOIN only")
	}
}

// lastToken returns the token that was taken last, for a message.
func (p *parser) lastToken() lexeme {
	if p.i == 0 {
		return p.tok
	}
	return p.toks[p.i-1]
}

// relation reads a relation with its alias and what else may follow it.
func (p *parser) relation(lateral bool) Rel {
	if !p.enter() {
		p.leave()
		return &BadRel{p.nowhere()}
	}
	r := p.relationBody(lateral)
	r = p.pivots(r)
	r = p.alias(r)
	if p.is(kwTablesample) {
		r = p.sample(r)
	}
	p.leave()
	return r
}

// relationBody reads a relation without its alias.
func (p *parser) relationBody(lateral bool) Rel {
	lo := p.start()
	if p.is(kwLateral) {
		lateral = true
		p.advance()
	}
	switch {
	case p.is(lparen):
		return p.matched(p.bracketedRel(lo, lateral))
	case p.is(kwUnnest):
		return p.unnest(lo, lateral)
	case p.is(kwTable):
		return p.tableFunc(lo, lateral)
	case lateral && p.last > lo && p.peek(1).id != lparen:
		p.expected("a query in brackets, UNNEST or TABLE after LATERAL")
		return &BadRel{p.since(lo)}
	case isIdent(p.tok) || p.tok.kind == wordToken && !structure[p.tok.word()]:
		return p.tableRef(lo, lateral)
	case p.is(kwSelect) && p.surplus():
		q := p.bracketedQuery()
		return &Subquery{Lateral: lateral, Query: q, Range: p.since(lo)}
	}
	p.expected("a table, a query in brackets, LATERAL or UNNEST")
	return &BadRel{p.since(lo)}
}

// tableRef reads a table with what may follow its name, or a function that is
// called without TABLE.
func (p *parser) tableRef(lo int32, lateral bool) Rel {
	n := p.name("a table")
	if p.is(lparen) && !p.extendFollows() {
		if lateral {
			p.complainAt(n, "LATERAL takes a function only in TABLE(…); write LATERAL TABLE("+n.String()+"(…))")
		}
		c := p.callArgs(n)
		return &TableFunc{Range: p.since(lo), Lateral: lateral, Call: c}
	}
	t := p.slabs.refs.put(TableRef{Name: n, Hints: p.hints()})
	if p.is(kwExtend) || p.is(lparen) {
		p.got(kwExtend)
		t.Extend = p.extendList()
	}
	t.Range = p.since(lo)
	var r Rel = t
	if p.isSeq(kwFor, kwSystemTime) {
		r = p.snapshot(r)
	}
	return p.matched(r)
}

// extendFollows reports whether the bracket behind a table's name holds columns
// with types, which extend the table.
func (p *parser) extendFollows() bool {
	if !isIdent(p.peek(1)) {
		return false
	}
	n := 2
	for p.peek(n).id == dot && isIdent(p.peek(n+1)) {
		n += 2
	}
	t := p.peek(n)
	return t.kind == wordToken && (scalars.of(t.id).known || t.id == kwArray || t.id == kwMap || t.id == kwRow)
}

// extendList reads columns with their types in brackets.
func (p *parser) extendList() []*Column {
	var columns []*Column
	p.parens(nil, func() {
		lo := p.start()
		c := &Column{}
		p.columnName(c)
		c.Type = p.dataType()
		c.Range = p.since(lo)
		columns = append(columns, c)
	})
	return columns
}

// snapshot reads FOR SYSTEM_TIME AS OF time.
func (p *parser) snapshot(r Rel) Rel {
	lo := p.start()
	p.needSeq(kwFor, kwSystemTime, kwAs, kwOf)
	s := p.slabs.snapshots.put(Snapshot{Rel: r, Kw: p.since(lo)})
	s.Period = p.valueExpr()
	s.Range = p.after(r.Pos())
	return s
}

// matched reads MATCH_RECOGNIZE behind a relation.
func (p *parser) matched(r Rel) Rel {
	if p.is(kwMatchRecognize) {
		return p.matchRecognize(r)
	}
	return r
}

// bracketedRel reads a query or a join in brackets. As with expressions, an
// inner bracket shows only behind it what it is.
func (p *parser) bracketedRel(lo int32, lateral bool) Rel {
	if p.queryFollows(1) || p.peek(1).id == kwValue {
		return &Subquery{Lateral: lateral, Query: p.bracketedQuery(), Range: p.since(lo)}
	}
	p.advance()
	level, mistakes := p.open, len(p.errors)
	r := p.from()
	if sub, ok := r.(*Subquery); ok && p.continuesQuery() {
		q := p.queryTail(&ParenQuery{sub.Range, sub.Query})
		p.closeBracket(level, "the query")
		return &Subquery{Lateral: lateral, Query: q, Range: p.since(lo)}
	}
	if len(p.errors) == mistakes {
		p.checkBracketed(r)
	}
	p.closeBracket(level, "the relation")
	return &ParenRel{p.since(lo), r}
}

// checkBracketed reports a relation in brackets that is neither a query nor a
// join.
func (p *parser) checkBracketed(r Rel) {
	switch r := r.(type) {
	case *Subquery, *ParenRel, *Join, *BadRel:
		return
	case *TableRef:
		if r.Name.Last().Var() != nil {
			return
		}
	}
	if !p.broken() {
		p.complainAt(r, "found a single relation in brackets; remove the brackets, or write a query or a join in them")
	}
}

// alias reads an alias and perhaps names for the columns.
func (p *parser) alias(r Rel) Rel {
	switch {
	case p.got(kwAs):
	case p.isAlias() && !p.isSeq(kwAsof, kwJoin) && !p.is(kwMatchCondition):
	default:
		return r
	}
	a := p.slabs.aliases.put(Aliased{Rel: r, Alias: p.aliasAfterAs()})
	p.checkJoin(r, "an alias")
	if p.is(lparen) {
		a.Columns = p.idents("a column")
	}
	a.Range = p.after(r.Pos())
	p.lateHints("a table's hints stand before its alias")
	return a
}

// checkJoin reports what cannot follow a join in brackets.
func (p *parser) checkJoin(r Rel, what string) {
	for {
		inner, ok := r.(*ParenRel)
		if !ok {
			break
		}
		r = inner.Rel
	}
	if j, ok := r.(*Join); ok {
		at := j.Kw
		if j.Kind != CommaJoin {
			at.From = at.To - int32(len("JOIN"))
		}
		p.complainAt(at, "a join in brackets cannot have "+what+"; select from it in a query")
	}
}

// unnest reads UNNEST(…).
func (p *parser) unnest(lo int32, lateral bool) Rel {
	u := &Unnest{Lateral: lateral}
	from := p.start()
	p.advance()
	u.Kw = p.since(from)
	u.Args, u.Query = p.queryOrList()
	u.Ordinality = p.gotSeq(kwWith, kwOrdinality)
	u.Range = p.since(lo)
	return u
}

// tableFunc reads TABLE(f(…)).
func (p *parser) tableFunc(lo int32, lateral bool) Rel {
	f := &TableFunc{Lateral: lateral}
	from := p.start()
	p.advance()
	f.TableKw = p.since(from)
	if !p.got(lparen) {
		p.expected("'(' after TABLE; write `table` for a table of that name")
		f.Call = p.badExpr()
		f.Range = p.since(lo)
		return f
	}
	level := p.open
	p.got(kwSpecific)
	f.Call = p.routine()
	p.closeBracket(level, "the call of the table function")
	f.Hints = p.hints()
	f.Range = p.since(lo)
	return f
}

// routine reads a call of a table function.
func (p *parser) routine() Expr {
	if p.tok.kind == wordToken && !isIdent(p.tok) && p.peek(1).id == lparen {
		t := p.tok
		p.complain(t, t.word()+" is a reserved word; write `"+p.src[t.off:t.end]+"` to call a function of that name")
		return p.callArgs(p.keywordName())
	}
	n := p.name("a table function")
	if p.broken() {
		return p.badExpr()
	}
	return p.callArgs(n)
}

// sample reads TABLESAMPLE.
func (p *parser) sample(r Rel) Rel {
	s := &Sample{Rel: r}
	p.checkJoin(r, "TABLESAMPLE")
	lo := p.start()
	p.advance()
	s.Kw = p.since(lo)
	if s.Method = p.gotAny(kwBernoulli, kwSystem, kwSubstitute); s.Method == "" {
		p.expected("BERNOULLI, SYSTEM or SUBSTITUTE")
	}
	p.need(lparen)
	if s.Method == "SUBSTITUTE" {
		s.Value = p.str("a name in quotes")
	} else {
		s.Value = p.number("a percentage")
	}
	p.need(rparen)
	if p.got(kwRepeatable) {
		p.need(lparen)
		s.Repeatable = p.seed()
		p.need(rparen)
	}
	s.Range = p.after(r.Pos())
	return s
}

// seed reads the whole number of REPEATABLE.
func (p *parser) seed() Expr {
	lo := p.start()
	sign := p.gotAny(minus, plus)
	if p.tok.kind == intToken && p.tok.end-p.tok.off > 10 {
		p.complain(p.tok, "this number is too large for a seed")
	}
	n := p.whole("a seed")
	if sign == "" {
		return n
	}
	return &Unary{Range: p.since(lo), Op: sign, OpKw: p.rangeOf(lo, lo+1), X: n}
}

// pivots reads PIVOT and UNPIVOT.
func (p *parser) pivots(r Rel) Rel {
	if p.is(kwPivot) && p.peek(1).id == lparen {
		p.checkJoin(r, "PIVOT")
		r = p.pivot(r)
	}
	if p.is(kwUnpivot) && (p.peek(1).id == lparen || p.peek(2).id == kwNulls) {
		p.checkJoin(r, "UNPIVOT")
		r = p.unpivot(r)
	}
	return r
}

func (p *parser) pivot(r Rel) Rel {
	v := &Pivot{Rel: r}
	lo := p.start()
	p.advance()
	v.Kw = p.since(lo)
	p.need(lparen)
	level := p.open
	p.list(func() { v.Aggs = append(v.Aggs, p.pivotAgg()) }, kwFor)
	p.need(kwFor)
	v.Axes = p.columnList()
	p.need(kwIn)
	if !p.gotSeq(lparen, rparen) {
		p.parens(nil, func() { v.Values = append(v.Values, p.pivotValue()) })
	}
	p.closeBracket(level, "PIVOT")
	v.Range = p.after(r.Pos())
	return v
}

func (p *parser) pivotAgg() *SelectItem {
	lo := p.start()
	item := &SelectItem{Expr: p.primary()}
	if p.got(kwAs) || isIdent(p.tok) {
		item.Alias = p.ident("an alias")
	}
	item.Range = p.since(lo)
	return item
}

func (p *parser) pivotValue() *SelectItem {
	lo := p.start()
	item := &SelectItem{Expr: p.valuesRow()}
	if p.got(kwAs) || p.isAlias() {
		item.Alias = p.ident("an alias")
	}
	item.Range = p.since(lo)
	return item
}

func (p *parser) unpivot(r Rel) Rel {
	v := &Unpivot{Rel: r}
	lo := p.start()
	p.advance()
	v.Kw = p.since(lo)
	if v.Nulls = p.gotAny(kwInclude, kwExclude); v.Nulls != "" {
		p.need(kwNulls)
	}
	p.need(lparen)
	level := p.open
	v.Measures = p.identOrList("a column")
	p.need(kwFor)
	v.Axes = p.identOrList("a column")
	p.need(kwIn)
	p.parens(nil, func() { v.In = append(v.In, p.unpivotItem()) })
	p.closeBracket(level, "UNPIVOT")
	v.Range = p.after(r.Pos())
	return v
}

func (p *parser) unpivotItem() *UnpivotItem {
	lo := p.start()
	item := &UnpivotItem{}
	for _, id := range p.identOrList("a column") {
		item.Columns = append(item.Columns, &Name{[]Ident{*id}})
	}
	if p.got(kwAs) {
		item.Values = p.valuesRow()
	}
	item.Range = p.since(lo)
	return item
}
