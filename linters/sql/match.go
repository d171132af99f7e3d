package sql

// matchRecognize reads MATCH_RECOGNIZE (…) behind a relation.
func (p *parser) matchRecognize(r Rel) Rel {
	p.checkJoin(r, "MATCH_RECOGNIZE")
	m := &MatchRecognize{Rel: r}
	lo := p.start()
	p.advance()
	m.Kw = p.since(lo)
	p.need(lparen)
	level := p.open
	p.matchRows(m)
	p.matchPattern(m)
	p.matchDefine(m)
	p.closeBracket(level, "MATCH_RECOGNIZE")
	m.Range = p.after(r.Pos())
	return m
}

// matchRows reads the clauses before PATTERN.
func (p *parser) matchRows(m *MatchRecognize) {
	level := p.open
	if p.gotSeq(kwPartition, kwBy) {
		p.list(func() { m.PartitionBy = append(m.PartitionBy, p.valueExpr()) }, kwOrder, kwMeasures, kwPattern)
	}
	if p.is(kwOrder) {
		m.OrderBy = p.orderBy()
	}
	p.resume(level, kwMeasures, kwOne, kwAll, kwAfter, kwPattern, kwDefine)
	if kw, ok := p.keyword(kwMeasures); ok {
		m.MeasuresKw = kw
		p.list(func() { m.Measures = append(m.Measures, p.measure()) }, kwOne, kwAll, kwAfter, kwPattern)
	}
	m.RowsPerMatch = p.rowsPerMatch()
	if p.isSeq(kwAfter, kwMatch) {
		m.After = p.afterMatch()
	}
}

func (p *parser) measure() *SelectItem {
	lo := p.start()
	item := &SelectItem{Expr: p.valueExpr()}
	if p.got(kwAs) {
		item.Alias = p.ident("a name for the measure")
	} else {
		p.expected("AS and a name for the measure")
	}
	item.Range = p.since(lo)
	return item
}

func (p *parser) rowsPerMatch() string {
	switch {
	case p.gotSeq(kwOne, kwRow, kwPer, kwMatch):
		return "ONE ROW"
	case p.gotSeq(kwAll, kwRows, kwPer, kwMatch):
		return "ALL ROWS"
	}
	return ""
}

// afterMatch reads AFTER MATCH SKIP ….
func (p *parser) afterMatch() *AfterMatch {
	lo := p.start()
	p.needSeq(kwAfter, kwMatch, kwSkip)
	a := &AfterMatch{}
	switch {
	case p.gotSeq(kwPast, kwLast, kwRow):
		a.To = "PAST LAST ROW"
	case p.gotSeq(kwTo, kwNext, kwRow):
		a.To = "NEXT ROW"
	case p.got(kwTo):
		if isIdent(p.peek(1)) {
			a.To = p.gotAny(kwFirst, kwLast)
		}
		a.Var = p.ident("a pattern variable")
	default:
		p.expected("TO or PAST LAST ROW")
	}
	a.Range = p.since(lo)
	return a
}

// matchPattern reads PATTERN (…), WITHIN and SUBSET.
func (p *parser) matchPattern(m *MatchRecognize) {
	level := p.open
	if kw, ok := p.keyword(kwPattern); ok {
		m.PatternKw = kw
	} else {
		p.expected("PATTERN")
		p.resume(level, kwDefine, kwWithin, kwSubset)
		return
	}
	p.need(lparen)
	inner := p.open
	m.Start = p.got(caret)
	m.Pattern = p.pattern()
	m.Finish = p.got(dollar)
	p.closeBracket(inner, "the pattern")
	if p.got(kwWithin) {
		m.Within = p.within()
	}
	if p.got(kwSubset) {
		p.list(func() { m.Subsets = append(m.Subsets, p.subset()) }, kwDefine)
	}
}

func (p *parser) within() Expr {
	if p.is(kwInterval) {
		return p.interval()
	}
	if p.tok.kind == varToken || p.tok.kind == holeToken {
		return p.hole()
	}
	p.expected("an INTERVAL after WITHIN")
	return p.badExpr()
}

// matchDefine reads DEFINE and its variables.
func (p *parser) matchDefine(m *MatchRecognize) {
	kw, ok := p.keyword(kwDefine)
	if !ok {
		p.expected("DEFINE")
		return
	}
	m.DefineKw = kw
	p.list(func() { m.Define = append(m.Define, p.define()) })
}

func (p *parser) define() *Define {
	lo := p.start()
	d := &Define{Var: p.ident("a pattern variable")}
	p.need(kwAs)
	d.Cond = p.expr()
	d.Range = p.since(lo)
	return d
}

func (p *parser) subset() *Subset {
	lo := p.start()
	s := &Subset{Name: p.ident("a pattern variable")}
	p.need(equal)
	s.Vars = p.idents("a pattern variable")
	s.Range = p.since(lo)
	return s
}

// pattern reads a choice between patterns.
func (p *parser) pattern() Pattern {
	if !p.enter() {
		p.leave()
		return &PatternSeq{Range: p.nowhere()}
	}
	defer p.leave()
	lo := p.start()
	first := p.patternSeq()
	if !p.is(bar) {
		return first
	}
	alt := &PatternAlt{Items: []Pattern{first}}
	for p.got(bar) {
		alt.Items = append(alt.Items, p.patternSeq())
	}
	alt.Range = p.since(lo)
	return alt
}

// patternSeq reads patterns one after another.
func (p *parser) patternSeq() Pattern {
	lo := p.start()
	seq := &PatternSeq{Items: []Pattern{p.patternFactor()}}
	for isIdent(p.tok) || p.isAny(lparen, lbrace, kwPermute) {
		seq.Items = append(seq.Items, p.patternFactor())
	}
	if len(seq.Items) == 1 {
		return seq.Items[0]
	}
	seq.Range = p.since(lo)
	return seq
}

// patternFactor reads a pattern and its quantifier.
func (p *parser) patternFactor() Pattern {
	lo := p.start()
	item := p.patternPrimary()
	r := &PatternRepeat{Item: item}
	switch {
	case p.isAny(star, plus, question):
		r.Op = p.tok.word()
		p.advance()
	case p.is(lbrace) && p.peek(1).id != minus:
		p.repeatBounds(r)
	default:
		return item
	}
	r.Reluctant = p.got(question)
	r.Range = p.since(lo)
	return r
}

// repeatBounds reads {n}, {n,}, {n,m} and {,m}.
func (p *parser) repeatBounds(r *PatternRepeat) {
	p.advance()
	r.Op = "{}"
	if p.tok.kind == intToken {
		r.Low = p.oneNumber()
	}
	if r.Exact = !p.got(comma); !r.Exact && p.tok.kind == intToken {
		r.High = p.oneNumber()
	}
	if r.Low == nil && r.High == nil {
		p.expected("a number of repetitions")
	}
	p.need(rbrace)
}

func (p *parser) patternPrimary() Pattern {
	lo := p.start()
	switch {
	case p.is(lparen):
		p.advance()
		level := p.open
		g := &PatternGroup{Item: p.pattern()}
		p.closeBracket(level, "the pattern")
		g.Range = p.since(lo)
		return g
	case p.isSeq(lbrace, minus):
		p.gotSeq(lbrace, minus)
		e := &PatternExclude{Item: p.pattern()}
		p.needSeq(minus, rbrace)
		e.Range = p.since(lo)
		return e
	case p.is(kwPermute) && p.peek(1).id == lparen:
		p.advance()
		permute := &PatternPermute{}
		p.parens(nil, func() { permute.Items = append(permute.Items, p.pattern()) })
		permute.Range = p.since(lo)
		return permute
	}
	id := p.ident("a pattern variable")
	return &PatternVar{id.Range, id}
}
