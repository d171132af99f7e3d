package sql

// insert reads INSERT INTO and INSERT OVERWRITE.
func (p *parser) insert() Stmt {
	lo := p.start()
	s := p.slabs.inserts.new()
	s.Upsert = p.is(kwUpsert)
	p.advance()
	at := p.tok
	switch {
	case p.got(kwInto):
	case p.got(kwOverwrite):
		s.Overwrite = true
		if s.Upsert {
			p.complain(at, "OVERWRITE belongs to INSERT only")
		}
	default:
		p.expected("INTO or OVERWRITE")
	}
	s.Head = p.since(lo)
	s.Table = p.name("a table")
	s.Hints = p.hints()
	if p.is(kwExtend) || p.is(lparen) && p.extendFollows() {
		p.got(kwExtend)
		s.Extend = p.extendList()
	}
	if p.is(kwPartition) {
		s.Partition = p.partition()
	}
	if p.is(lparen) && !p.queryInBrackets() {
		p.insertColumns(s)
	}
	if p.broken() {
		p.resume(0, kwSelect, kwValues, kwWith)
	}
	s.Query = p.query()
	if p.is(kwOn) {
		s.Conflict = p.onConflict()
	}
	s.Range = p.since(lo)
	return s
}

// queryInBrackets reports whether the brackets that come next hold a query and
// not columns.
func (p *parser) queryInBrackets() bool {
	n := 0
	for p.peek(n).id == lparen {
		n++
	}
	return p.queryFollows(n)
}

// insertColumns reads the columns of an INSERT. Those that have a type extend
// the table, in Calcite.
func (p *parser) insertColumns(s *Insert) {
	p.parens(nil, func() {
		n := p.name("a column")
		if p.typeLike(p.tok) {
			p.complain(p.tok, "columns of an INSERT have no data type; remove it")
			p.dataType()
		}
		s.Columns = append(s.Columns, n)
	})
}

func (p *parser) onConflict() *OnConflict {
	lo := p.start()
	p.needSeq(kwOn, kwConflict, kwDo)
	c := &OnConflict{Do: p.gotAny(kwNothing, kwError, kwDeduplicate)}
	if c.Do == "" {
		p.expected("NOTHING, ERROR or DEDUPLICATE")
	}
	c.Range = p.since(lo)
	return c
}

// target reads the table that UPDATE, DELETE and MERGE change.
func (p *parser) target() (n *Name, hints []*Hint, extend []*Column, alias *Ident) {
	n = p.name("a table")
	hints = p.hints()
	if p.is(kwExtend) || p.is(lparen) && p.extendFollows() {
		p.got(kwExtend)
		extend = p.extendList()
	}
	if p.got(kwAs) || p.isAlias() {
		alias = p.ident("an alias")
	}
	return n, hints, extend, alias
}

// update reads UPDATE.
func (p *parser) update() Stmt {
	lo := p.start()
	p.advance()
	s := &Update{Head: p.since(lo)}
	s.Table, s.Hints, s.Extend, s.Alias = p.target()
	level := p.open
	s.Set = p.assignments()
	if p.broken() {
		p.resume(level, kwWhere)
	}
	if p.is(kwWhere) {
		s.Where = p.condition()
	}
	s.Range = p.since(lo)
	return s
}

// assignments reads SET and assignments.
func (p *parser) assignments() []*Assignment {
	p.need(kwSet)
	var set []*Assignment
	p.list(func() {
		lo := p.start()
		a := &Assignment{Column: p.name("a column")}
		p.need(equal)
		a.Value = p.expr()
		a.Range = p.since(lo)
		set = append(set, a)
	}, kwWhere, kwWhen)
	return set
}

// delete reads DELETE FROM.
func (p *parser) delete() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwFrom)
	s := &Delete{Head: p.since(lo)}
	s.Table, s.Hints, s.Extend, s.Alias = p.target()
	if p.is(kwWhere) {
		s.Where = p.condition()
	}
	s.Range = p.since(lo)
	return s
}

// merge reads MERGE INTO.
func (p *parser) merge() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwInto)
	s := &Merge{Head: p.since(lo)}
	s.Table, s.Hints, s.Extend, s.Alias = p.target()
	p.need(kwUsing)
	s.Source = p.relation(false)
	p.need(kwOn)
	s.On = p.expr()
	if p.gotSeq(kwWhen, kwMatched) {
		p.needSeq(kwThen, kwUpdate)
		s.Update = p.assignments()
	}
	if p.gotSeq(kwWhen, kwNot, kwMatched) {
		p.mergeInsert(s)
	} else if s.Update == nil {
		p.expected("WHEN MATCHED or WHEN NOT MATCHED")
	}
	s.Range = p.since(lo)
	return s
}

// mergeInsert reads what WHEN NOT MATCHED inserts.
func (p *parser) mergeInsert(s *Merge) {
	p.needSeq(kwThen, kwInsert)
	if p.is(lparen) && p.peek(1).id != kwValues {
		p.parens(nil, func() { s.InsertColumns = append(s.InsertColumns, p.simpleName("a column")) })
	}
	brackets := p.got(lparen)
	lo := p.start()
	p.need(kwValues)
	v := &Values{Kw: p.since(lo)}
	v.Rows = []Expr{p.valuesRow()}
	v.Range = p.since(lo)
	if brackets {
		p.need(rparen)
	}
	s.Insert = v
}

// truncate reads TRUNCATE TABLE.
func (p *parser) truncate() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwTable)
	s := &Truncate{Head: p.since(lo)}
	s.Name = p.name("a table")
	s.Range = p.since(lo)
	return s
}

// beginSet reads BEGIN STATEMENT SET; … END.
func (p *parser) beginSet() Stmt {
	lo := p.start()
	p.needSeq(kwBegin, kwStatement, kwSet)
	s := &StatementSet{Head: p.since(lo), Form: BeginStatementSet}
	if !p.is(semicolon) {
		s.Range = p.since(lo)
		return s
	}
	end := p.last
	p.advance()
	p.setBody(s)
	if len(s.Stmts) == 0 && !s.EndKw.IsValid() {
		p.last = end
	}
	s.Range = p.since(lo)
	return s
}

// setBody reads the statements of a set, up to END.
func (p *parser) setBody(s *StatementSet) {
	for {
		for p.got(semicolon) {
		}
		if kw, ok := p.keyword(kwEnd); ok {
			s.EndKw = kw
			return
		}
		if p.tok.kind == endOfText || p.is(kwBegin) {
			return
		}
		stmt := p.statement()
		s.Stmts = append(s.Stmts, stmt)
		p.endSetStatement(s, stmt)
	}
}

// endSetStatement takes the ';' behind a statement of a set.
func (p *parser) endSetStatement(s *StatementSet, stmt Stmt) {
	if p.is(kwEnd) && s.Form != BeginStatementSet {
		p.complain(p.tok, "expected ';' before END")
		return
	}
	if p.tok.kind == endOfText && s.Form != BeginStatementSet {
		return
	}
	p.endStatement(stmt)
}

// statementSet reads STATEMENT SET BEGIN … END, before which lo is where the
// whole begins.
func (p *parser) statementSet(lo int32, form SetForm) Stmt {
	p.needSeq(kwStatement, kwSet, kwBegin)
	s := &StatementSet{Head: p.since(lo), Form: form}
	if p.broken() {
		s.Range = p.since(lo)
		return s
	}
	if p.is(kwEnd) {
		p.expected("an INSERT statement")
		p.resume(0, kwEnd)
	}
	p.setBody(s)
	s.Range = p.since(lo)
	return s
}

// execute reads EXECUTE in its forms.
func (p *parser) execute() Stmt {
	if p.ofFrontEnd() {
		return p.clientCommand()
	}
	lo := p.start()
	if p.peek(1).id == kwPlan {
		p.advance()
		p.advance()
		s := &ExecutePlan{Head: p.since(lo)}
		s.Path = p.str("the path in quotes")
		s.Range = p.since(lo)
		return s
	}
	p.advance()
	if p.is(kwStatement) {
		return p.statementSet(lo, ExecuteStatementSet)
	}
	s := &Execute{Head: p.since(lo)}
	if p.isAny(kwInsert, kwUpsert) {
		s.Stmt = p.insert()
	} else {
		s.Stmt = p.queryStmt()
	}
	s.Range = p.since(lo)
	return s
}

// explainDetails are what EXPLAIN can be asked for.
var explainDetails = []wordID{kwEstimatedCost, kwChangelogMode, kwJsonExecutionPlan, kwPlanAdvice}

// explain reads EXPLAIN.
func (p *parser) explain() Stmt {
	lo := p.start()
	p.advance()
	s := &Explain{}
	if p.gotSeq(kwPlan, kwFor) {
		s.PlanFor = true
	} else if p.isAny(explainDetails...) {
		p.explainDetails(s)
	} else if p.is(kwPlan) {
		p.advance()
		p.calciteExplain()
	}
	s.Head = p.since(lo)
	s.Stmt = p.explained()
	s.Range = p.since(lo)
	return s
}

func (p *parser) explainDetails(s *Explain) {
	seen := map[wordID]bool{}
	p.list(func() {
		if !p.isAny(explainDetails...) {
			p.expected(oneOf(explainDetails))
			return
		}
		if seen[p.tok.id] {
			p.complain(p.tok, "found "+p.tok.word()+" twice; remove one")
		}
		seen[p.tok.id] = true
		s.Details = append(s.Details, p.keywordIdent())
	}, kwSelect, kwInsert, kwWith)
}

// calciteExplain reads what Calcite has between EXPLAIN PLAN and FOR.
func (p *parser) calciteExplain() {
	switch {
	case p.gotSeq(kwExcluding, kwAttributes), p.gotSeq(kwIncluding, kwAll, kwAttributes), p.gotSeq(kwIncluding, kwAttributes):
	}
	switch {
	case p.gotSeq(kwWith, kwType), p.gotSeq(kwWith, kwImplementation), p.gotSeq(kwWithout, kwImplementation):
	}
	switch {
	case p.gotSeq(kwAs, kwXml), p.gotSeq(kwAs, kwJson), p.gotSeq(kwAs, kwDot):
	}
	p.need(kwFor)
}

// explained reads the statement that EXPLAIN is about.
func (p *parser) explained() Stmt {
	switch p.tok.id {
	case kwInsert, kwUpsert:
		return p.insert()
	case kwUpdate:
		return p.update()
	case kwDelete:
		return p.delete()
	case kwMerge:
		return p.merge()
	case kwStatement:
		return p.statementSet(p.start(), StatementSetBegin)
	case kwExecute:
		return p.execute()
	case kwCreate, kwReplace:
		s := p.create()
		switch s := s.(type) {
		case *CreateTable:
			if s.As != nil {
				return s
			}
		case *CreateMaterializedTable:
			return s
		}
		p.complain(p.lastToken(), "EXPLAIN takes CREATE TABLE only with AS and a query")
		return s
	case kwAlter:
		return p.alter()
	}
	return p.queryStmt()
}

// compile reads COMPILE PLAN and COMPILE AND EXECUTE PLAN.
func (p *parser) compile() Stmt {
	lo := p.start()
	p.advance()
	s := &CompilePlan{Execute: p.gotSeq(kwAnd, kwExecute)}
	p.need(kwPlan)
	s.Head = p.since(lo)
	s.Path = p.str("the path in quotes")
	if !s.Execute {
		s.IfNotExists = p.ifNotExists()
	}
	p.need(kwFor)
	switch p.tok.id {
	case kwInsert, kwUpsert:
		s.Stmt = p.insert()
	case kwStatement:
		s.Stmt = p.statementSet(p.start(), StatementSetBegin)
	default:
		p.expected("INSERT or STATEMENT SET")
	}
	s.Range = p.since(lo)
	return s
}
