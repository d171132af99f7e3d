package sql

// insert reads INSERT INTO and INSERT OVERWRITE.
func (p *parser) insert() Stmt {
	lo := p.start()
	s := p.slabs.inserts.new()
	s.Upsert = p.is("UPSERT")
	p.advance()
	at := p.tok
	switch {
	case p.got("INTO"):
	case p.got("OVERWRITE"):
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
	if p.is("EXTEND") || p.is("(") && p.extendFollows() {
		p.got("EXTEND")
		s.Extend = p.extendList()
	}
	if p.is("PARTITION") {
		s.Partition = p.partition()
	}
	if p.is("(") && !p.queryInBrackets() {
		p.insertColumns(s)
	}
	if p.broken() {
		p.resume(0, "SELECT", "VALUES", "WITH")
	}
	s.Query = p.query()
	if p.is("ON") {
		s.Conflict = p.onConflict()
	}
	s.Range = p.since(lo)
	return s
}

// queryInBrackets reports whether the brackets that come next hold a query and
// not columns.
func (p *parser) queryInBrackets() bool {
	n := 0
	for p.peek(n).word == "(" {
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
	p.needSeq("ON", "CONFLICT", "DO")
	c := &OnConflict{Do: p.gotAny("NOTHING", "ERROR", "DEDUPLICATE")}
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
	if p.is("EXTEND") || p.is("(") && p.extendFollows() {
		p.got("EXTEND")
		extend = p.extendList()
	}
	if p.got("AS") || p.isAlias() {
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
		p.resume(level, "WHERE")
	}
	if p.is("WHERE") {
		s.Where = p.condition()
	}
	s.Range = p.since(lo)
	return s
}

// assignments reads SET and assignments.
func (p *parser) assignments() []*Assignment {
	p.need("SET")
	var set []*Assignment
	p.list(func() {
		lo := p.start()
		a := &Assignment{Column: p.name("a column")}
		p.need("=")
		a.Value = p.expr()
		a.Range = p.since(lo)
		set = append(set, a)
	}, "WHERE", "WHEN")
	return set
}

// delete reads DELETE FROM.
func (p *parser) delete() Stmt {
	lo := p.start()
	p.advance()
	p.need("FROM")
	s := &Delete{Head: p.since(lo)}
	s.Table, s.Hints, s.Extend, s.Alias = p.target()
	if p.is("WHERE") {
		s.Where = p.condition()
	}
	s.Range = p.since(lo)
	return s
}

// merge reads MERGE INTO.
func (p *parser) merge() Stmt {
	lo := p.start()
	p.advance()
	p.need("INTO")
	s := &Merge{Head: p.since(lo)}
	s.Table, s.Hints, s.Extend, s.Alias = p.target()
	p.need("USING")
	s.Source = p.relation(false)
	p.need("ON")
	s.On = p.expr()
	if p.gotSeq("WHEN", "MATCHED") {
		p.needSeq("THEN", "UPDATE")
		s.Update = p.assignments()
	}
	if p.gotSeq("WHEN", "NOT", "MATCHED") {
		p.mergeInsert(s)
	} else if s.Update == nil {
		p.expected("WHEN MATCHED or WHEN NOT MATCHED")
	}
	s.Range = p.since(lo)
	return s
}

// mergeInsert reads what WHEN NOT MATCHED inserts.
func (p *parser) mergeInsert(s *Merge) {
	p.needSeq("THEN", "INSERT")
	if p.is("(") && p.peek(1).word != "VALUES" {
		p.parens(nil, func() { s.InsertColumns = append(s.InsertColumns, p.simpleName("a column")) })
	}
	brackets := p.got("(")
	lo := p.start()
	p.need("VALUES")
	v := &Values{Kw: p.since(lo)}
	v.Rows = []Expr{p.valuesRow()}
	v.Range = p.since(lo)
	if brackets {
		p.need(")")
	}
	s.Insert = v
}

// truncate reads TRUNCATE TABLE.
func (p *parser) truncate() Stmt {
	lo := p.start()
	p.advance()
	p.need("TABLE")
	s := &Truncate{Head: p.since(lo)}
	s.Name = p.name("a table")
	s.Range = p.since(lo)
	return s
}

// beginSet reads BEGIN STATEMENT SET; … END.
func (p *parser) beginSet() Stmt {
	lo := p.start()
	p.needSeq("BEGIN", "STATEMENT", "SET")
	s := &StatementSet{Head: p.since(lo), Form: BeginStatementSet}
	if !p.is(";") {
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
		for p.got(";") {
		}
		if kw, ok := p.keyword("END"); ok {
			s.EndKw = kw
			return
		}
		if p.tok.kind == endOfText || p.is("BEGIN") {
			return
		}
		stmt := p.statement()
		s.Stmts = append(s.Stmts, stmt)
		p.endSetStatement(s, stmt)
	}
}

// endSetStatement takes the ';' behind a statement of a set.
func (p *parser) endSetStatement(s *StatementSet, stmt Stmt) {
	if p.is("END") && s.Form != BeginStatementSet {
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
	p.needSeq("STATEMENT", "SET", "BEGIN")
	s := &StatementSet{Head: p.since(lo), Form: form}
	if p.broken() {
		s.Range = p.since(lo)
		return s
	}
	if p.is("END") {
		p.expected("an INSERT statement")
		p.resume(0, "END")
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
	if p.peek(1).word == "PLAN" {
		p.advance()
		p.advance()
		s := &ExecutePlan{Head: p.since(lo)}
		s.Path = p.str("the path in quotes")
		s.Range = p.since(lo)
		return s
	}
	p.advance()
	if p.is("STATEMENT") {
		return p.statementSet(lo, ExecuteStatementSet)
	}
	s := &Execute{Head: p.since(lo)}
	if p.isAny("INSERT", "UPSERT") {
		s.Stmt = p.insert()
	} else {
		s.Stmt = p.queryStmt()
	}
	s.Range = p.since(lo)
	return s
}

// explainDetails are what EXPLAIN can be asked for.
var explainDetails = []string{"ESTIMATED_COST", "CHANGELOG_MODE", "JSON_EXECUTION_PLAN", "PLAN_ADVICE"}

// explain reads EXPLAIN.
func (p *parser) explain() Stmt {
	lo := p.start()
	p.advance()
	s := &Explain{}
	if p.gotSeq("PLAN", "FOR") {
		s.PlanFor = true
	} else if p.isAny(explainDetails...) {
		p.explainDetails(s)
	} else if p.is("PLAN") {
		p.advance()
		p.calciteExplain()
	}
	s.Head = p.since(lo)
	s.Stmt = p.explained()
	s.Range = p.since(lo)
	return s
}

func (p *parser) explainDetails(s *Explain) {
	seen := map[string]bool{}
	p.list(func() {
		if !p.isAny(explainDetails...) {
			p.expected(oneOf(explainDetails))
			return
		}
		if seen[p.tok.word] {
			p.complain(p.tok, "found "+p.tok.word+" twice; remove one")
		}
		seen[p.tok.word] = true
		s.Details = append(s.Details, p.keywordName().Parts[0])
	}, "SELECT", "INSERT", "WITH")
}

// calciteExplain reads what Calcite has between EXPLAIN PLAN and FOR.
func (p *parser) calciteExplain() {
	switch {
	case p.gotSeq("EXCLUDING", "ATTRIBUTES"), p.gotSeq("INCLUDING", "ALL", "ATTRIBUTES"), p.gotSeq("INCLUDING", "ATTRIBUTES"):
	}
	switch {
	case p.gotSeq("WITH", "TYPE"), p.gotSeq("WITH", "IMPLEMENTATION"), p.gotSeq("WITHOUT", "IMPLEMENTATION"):
	}
	switch {
	case p.gotSeq("AS", "XML"), p.gotSeq("AS", "JSON"), p.gotSeq("AS", "DOT"):
	}
	p.need("FOR")
}

// explained reads the statement that EXPLAIN is about.
func (p *parser) explained() Stmt {
	switch p.tok.word {
	case "INSERT", "UPSERT":
		return p.insert()
	case "UPDATE":
		return p.update()
	case "DELETE":
		return p.delete()
	case "MERGE":
		return p.merge()
	case "STATEMENT":
		return p.statementSet(p.start(), StatementSetBegin)
	case "EXECUTE":
		return p.execute()
	case "CREATE", "REPLACE":
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
	case "ALTER":
		return p.alter()
	}
	return p.queryStmt()
}

// compile reads COMPILE PLAN and COMPILE AND EXECUTE PLAN.
func (p *parser) compile() Stmt {
	lo := p.start()
	p.advance()
	s := &CompilePlan{Execute: p.gotSeq("AND", "EXECUTE")}
	p.need("PLAN")
	s.Head = p.since(lo)
	s.Path = p.str("the path in quotes")
	if !s.Execute {
		s.IfNotExists = p.ifNotExists()
	}
	p.need("FOR")
	switch p.tok.word {
	case "INSERT", "UPSERT":
		s.Stmt = p.insert()
	case "STATEMENT":
		s.Stmt = p.statementSet(p.start(), StatementSetBegin)
	default:
		p.expected("INSERT or STATEMENT SET")
	}
	s.Range = p.since(lo)
	return s
}
