package sql

// createMaterializedTable reads CREATE MATERIALIZED TABLE.
func (p *parser) createMaterializedTable(c creation) Stmt {
	p.advance()
	p.need(kwTable)
	s := &CreateMaterializedTable{Head: p.since(c.lo), OrAlter: c.orAlter, OrReplace: c.orReplace}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a materialized table")
	level := p.open
	if p.is(lparen) {
		e := &elements{}
		s.Body = p.elements(e)
		s.Columns, s.Watermarks, s.Constraints = e.columns, e.watermarks, e.constraints
	}
	for p.materializedClause(s) {
		if p.broken() {
			p.resume(level, kwComment, kwDistributed, kwPartitioned, kwWith, kwFreshness, kwRefreshMode, kwStartMode, kwAs)
		}
	}
	lo := p.start()
	p.need(kwAs)
	s.AsKw = p.since(lo)
	s.As = p.query()
	s.Range = p.since(c.lo)
	return s
}

// materializedClause reads a clause before AS. It reports whether there was
// one.
func (p *parser) materializedClause(s *CreateMaterializedTable) bool {
	switch p.tok.id {
	case kwComment:
		s.Comment = p.plainComment()
	case kwDistributed:
		s.Distributed = p.distribution()
	case kwPartitioned:
		s.Partitioned = p.partitionedBy()
	case kwWith:
		s.With = p.withOptions()
	case kwFreshness:
		s.Freshness = p.freshness()
	case kwRefreshMode:
		s.RefreshMode = p.refreshMode()
	case kwStartMode:
		s.StartMode = p.startMode()
	default:
		return false
	}
	return true
}

// freshness reads FRESHNESS = INTERVAL ….
func (p *parser) freshness() *Freshness {
	lo := p.start()
	p.advance()
	f := &Freshness{Kw: p.since(lo)}
	p.need(equal)
	f.Value = p.valueExpr()
	switch f.Value.(type) {
	case *Interval, *Placeholder, *BadExpr:
	default:
		p.fail(p.lastToken(), "FRESHNESS takes an interval, such as INTERVAL '3' MINUTE")
	}
	f.Range = p.since(lo)
	return f
}

// refreshMode reads REFRESH_MODE = FULL or CONTINUOUS.
func (p *parser) refreshMode() *Mode {
	lo := p.start()
	p.advance()
	m := &Mode{Kw: p.since(lo)}
	p.need(equal)
	if p.isAny(kwFull, kwContinuous) {
		m.Value = p.keywordIdent()
	} else {
		p.expected("FULL or CONTINUOUS")
		m.Value = p.noIdent()
	}
	m.Range = p.since(lo)
	return m
}

// startMode reads START_MODE = mode, with an interval or a timestamp where the
// mode takes one.
func (p *parser) startMode() *Mode {
	lo := p.start()
	p.advance()
	m := &Mode{Kw: p.since(lo)}
	p.need(equal)
	mode := p.tok.id
	if !p.isAny(kwFromBeginning, kwFromNow, kwFromTimestamp, kwResumeOrFromBeginning, kwResumeOrFromNow, kwResumeOrFromTimestamp) {
		p.expected("FROM_BEGINNING, FROM_NOW, FROM_TIMESTAMP or RESUME_OR_… of these")
		m.Value = p.noIdent()
		m.Range = p.since(lo)
		return m
	}
	m.Value = p.keywordIdent()
	switch mode {
	case kwFromNow, kwResumeOrFromNow:
		if p.got(lparen) {
			m.Args = append(m.Args, p.startInterval())
			p.need(rparen)
		}
	case kwFromTimestamp, kwResumeOrFromTimestamp:
		p.need(lparen)
		m.Args = append(m.Args, p.startTimestamp())
		p.need(rparen)
	}
	m.Range = p.since(lo)
	return m
}

func (p *parser) startInterval() Expr {
	x := p.valueExpr()
	if _, ok := x.(*Interval); !ok {
		p.complain(p.lastToken(), "this start mode takes an interval")
	}
	return x
}

func (p *parser) startTimestamp() Expr {
	if !p.is(kwTimestamp) {
		p.expected("a TIMESTAMP in the start mode")
		return p.badExpr()
	}
	return p.valueExpr()
}

// createView reads CREATE VIEW.
func (p *parser) createView(c creation) Stmt {
	p.advance()
	s := &CreateView{Head: p.since(c.lo), Temporary: c.temporary, OrReplace: c.orReplace}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a view")
	level := p.open
	if p.is(lparen) {
		s.Columns = p.idents("a column")
	}
	if p.is(kwComment) {
		s.Comment = p.plainComment()
	}
	if p.is(kwWith) && p.peek(1).id == lparen {
		s.With = p.withOptions()
	}
	if p.broken() {
		p.resume(level, kwAs)
	}
	lo := p.start()
	p.need(kwAs)
	s.AsKw = p.since(lo)
	s.As = p.query()
	s.Range = p.since(c.lo)
	return s
}

// createFunction reads CREATE FUNCTION.
func (p *parser) createFunction(c creation) Stmt {
	p.advance()
	s := &CreateFunction{Head: p.since(c.lo), Temporary: c.temporary, System: c.system, OrReplace: c.orReplace}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a function")
	p.need(kwAs)
	s.Class = p.plainStr("the class in quotes")
	s.Language = p.language(kwJava, kwScala, kwSql, kwPython)
	if kw, ok := p.keyword(kwUsing); ok {
		s.UsingKw = kw
		if s.Language != nil && !p.javaLike(s.Language) {
			p.complainAt(s.Language, "USING is for functions in Java or Scala")
		}
		p.list(func() { s.Using = append(s.Using, p.resource()) }, kwWith)
	}
	if p.is(kwWith) {
		s.With = p.withOptions()
	}
	s.Range = p.since(c.lo)
	return s
}

func (p *parser) javaLike(language *Ident) bool {
	w := lookup(language.Name)
	return w != nil && (w.text == "JAVA" || w.text == "SCALA")
}

// language reads LANGUAGE and its name, if they come next.
func (p *parser) language(names ...wordID) *Ident {
	if !p.got(kwLanguage) {
		return nil
	}
	if !p.isAny(names...) {
		p.expected("the language: " + oneOf(names))
		return p.noIdent()
	}
	return p.keywordIdent()
}

// oneOf joins words for a message.
func oneOf(words []wordID) string {
	text := words[0].word()
	for i, w := range words[1:] {
		if i == len(words)-2 {
			text += " or " + w.word()
		} else {
			text += ", " + w.word()
		}
	}
	return text
}

// resource reads JAR 'path' and its kin.
func (p *parser) resource() *Resource {
	lo := p.start()
	r := &Resource{Kind: p.gotAny(kwJar, kwArtifact)}
	if r.Kind == "" {
		p.expected("JAR or ARTIFACT")
	}
	r.Path = p.plainStr("the path in quotes")
	r.Range = p.since(lo)
	return r
}

// createCatalog reads CREATE CATALOG.
func (p *parser) createCatalog(c creation) Stmt {
	p.advance()
	s := &CreateCatalog{Head: p.since(c.lo), OrReplace: c.orReplace}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.simpleName("a catalog")
	if p.is(kwComment) {
		s.Comment = p.comment()
	}
	if p.is(kwWith) {
		s.With = p.withOptions()
	}
	s.Range = p.since(c.lo)
	return s
}

// createDatabase reads CREATE DATABASE, and VVR's AS DATABASE.
func (p *parser) createDatabase(c creation) Stmt {
	p.advance()
	s := &CreateDatabase{Head: p.since(c.lo)}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a database")
	if p.is(kwComment) {
		s.Comment = p.plainComment()
	}
	if p.is(kwWith) {
		s.With = p.withOptions()
	}
	if p.isSeq(kwAs, kwDatabase) {
		s.Source = p.sourceDatabase()
	}
	if p.is(kwWith) && s.With == nil {
		s.With = p.withOptions()
	}
	s.Range = p.since(c.lo)
	return s
}

// sourceDatabase reads AS DATABASE and which tables are followed.
func (p *parser) sourceDatabase() *SourceDatabase {
	lo := p.start()
	p.needSeq(kwAs, kwDatabase)
	d := &SourceDatabase{Kw: p.since(lo)}
	d.Name = p.name("a database")
	for {
		switch {
		case p.got(kwIncluding):
			d.Including = append(d.Including, p.tableFilters()...)
		case p.got(kwExcluding):
			d.Excluding = append(d.Excluding, p.tableFilters()...)
		case p.is(hintBegin):
			d.Hints = append(d.Hints, p.hints()...)
		default:
			d.Range = p.since(lo)
			return d
		}
		if p.broken() {
			d.Range = p.since(lo)
			return d
		}
	}
}

// tableFilters reads ALL TABLES, or TABLE and patterns.
func (p *parser) tableFilters() []*TableFilter {
	lo := p.start()
	if p.gotSeq(kwAll, kwTables) {
		return []*TableFilter{{Range: p.since(lo)}}
	}
	p.need(kwTable)
	var filters []*TableFilter
	p.list(func() {
		p.got(kwTable)
		s := p.str("a table's name in quotes")
		filters = append(filters, &TableFilter{s.Range, s})
	}, kwIncluding, kwExcluding, hintBegin, kwWith)
	return filters
}

// createModel reads CREATE MODEL.
func (p *parser) createModel(c creation) Stmt {
	p.advance()
	s := &CreateModel{Head: p.since(c.lo), Temporary: c.temporary, OrReplace: c.orReplace}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a model")
	if p.is(kwInput) {
		p.advance()
		s.Input = p.modelColumns()
	}
	if p.is(kwOutput) {
		p.advance()
		s.Output = p.modelColumns()
	}
	if p.is(kwComment) {
		s.Comment = p.plainComment()
	}
	s.Language = p.language(kwPython, kwJava)
	if p.is(kwWith) {
		s.With = p.withOptions()
	}
	if kw, ok := p.keyword(kwAs); ok {
		s.AsKw = kw
		s.As = p.query()
	}
	s.Range = p.since(c.lo)
	return s
}

func (p *parser) modelColumns() []*Column {
	e := &elements{}
	p.elements(e)
	return e.columns
}

// createConnection reads CREATE CONNECTION.
func (p *parser) createConnection(c creation) Stmt {
	p.advance()
	s := &CreateConnection{Head: p.since(c.lo), Temporary: c.temporary, System: c.system}
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a connection")
	if p.is(kwComment) {
		s.Comment = p.plainComment()
	}
	if p.is(kwWith) {
		s.With = p.withOptions()
	} else {
		p.expected("WITH and the connection's options")
	}
	s.Range = p.since(c.lo)
	return s
}
