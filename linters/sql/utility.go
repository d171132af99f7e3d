package sql

import "strings"

// utility reads the statements that neither define nor change data.
func (p *parser) utility() Stmt {
	switch p.tok.id {
	case kwSet:
		return p.set()
	case kwReset:
		return p.reset()
	case kwUse:
		return p.use()
	case kwAdd, kwRemove:
		if p.ofFrontEnd() {
			return p.clientCommand()
		}
		return p.jar()
	case kwShow:
		return p.show()
	case kwDescribe, kwDesc:
		return p.describe()
	case kwCall:
		return p.callStmt()
	case kwLoad:
		return p.load()
	case kwUnload:
		return p.unload()
	case kwAnalyze:
		return p.analyze()
	case kwStop:
		return p.stopJob()
	case kwQuit, kwExit, kwClear, kwHelp, kwSource:
		return p.clientCommand()
	}
	return nil
}

// bareSet adds the key and the value of SET key = value as two tokens: neither is
// made of SQL's tokens. A value may hold what looks like a comment, such as the //
// of a path.
func (l *lexer) bareSet(toks []lexeme) []lexeme {
	l.skipSpace()
	rest := l.src[l.off:]
	if rest == "" || !isLetter(rest[0]) && rest[0] != '$' {
		return toks
	}
	stop := strings.IndexAny(rest, ";")
	if stop < 0 {
		stop = len(rest)
	}
	eq := strings.IndexByte(rest[:stop], '=')
	if eq < 0 || strings.ContainsAny(strings.TrimSpace(rest[:eq]), "'`\" \n") {
		return toks
	}
	toks = l.raw(toks, eq)
	toks = append(toks, lexeme{kind: punctToken, id: equal, off: int32(l.off), end: int32(l.off + 1)})
	l.off++
	value := rest[eq+1 : stop]
	if i := strings.Index(value, " --"); i >= 0 {
		value = value[:i]
	}
	if strings.Contains(value, "'") {
		return toks
	}
	return l.raw(toks, len(value))
}

// raw adds the next n bytes, without white space around them, as a string without
// quotes.
func (l *lexer) raw(toks []lexeme, n int) []lexeme {
	lo, hi := l.off, l.off+n
	l.off = hi
	text := l.src[lo:hi]
	trimmed := strings.TrimLeft(text, " \t\r\n")
	lo += len(text) - len(trimmed)
	hi = lo + len(strings.TrimRight(trimmed, " \t\r\n"))
	if hi == lo {
		return toks
	}
	return append(toks, lexeme{kind: rawToken, off: int32(lo), end: int32(hi)})
}

// rawStr reads a string without quotes.
func (p *parser) rawStr() *Str {
	t := p.tok
	p.advance()
	s := &Str{Range: p.rangeOf(t.off, t.end), Text: p.text.Slice(int(t.off), int(t.end)), Form: bare}
	if text := p.src[t.off:t.end]; placeholderLen(text) == len(text) {
		s.Form = &StrForm{Var: p.placeholder(t.off, text), Bare: true}
	}
	return s
}

// set reads SET in its forms.
func (p *parser) set() Stmt {
	lo := p.start()
	p.advance()
	s := &Set{Head: p.since(lo)}
	if p.is(semicolon) || p.tok.kind == endOfText {
		s.Range = p.since(lo)
		return s
	}
	if p.tok.kind == rawToken {
		s.Key = p.rawStr()
	} else {
		s.Key = p.keyStr()
	}
	p.need(equal)
	switch p.tok.kind {
	case rawToken:
		s.Value = p.rawStr()
	case varToken, holeToken:
		s.Value = p.hole()
	default:
		s.Value = p.str("a value in quotes")
	}
	s.Range = p.since(lo)
	return s
}

// reset reads RESET in its forms.
func (p *parser) reset() Stmt {
	lo := p.start()
	p.advance()
	s := &Reset{Head: p.since(lo)}
	switch {
	case p.is(semicolon) || p.tok.kind == endOfText:
	case isIdent(p.tok), p.tok.kind == wordToken && p.peek(1).id == dot:
		from := p.start()
		for p.tok.kind == wordToken || p.isAny(dot, minus) {
			p.advance()
		}
		s.Key = &Str{Range: p.since(from), Text: p.text.Slice(int(from), int(p.last)), Form: bare}
	default:
		s.Key = p.str("a key in quotes")
	}
	s.Range = p.since(lo)
	return s
}

// use reads USE, USE CATALOG and USE MODULES.
func (p *parser) use() Stmt {
	lo := p.start()
	p.advance()
	s := &Use{}
	if p.isAny(kwCatalog, kwModules) && isIdent(p.peek(1)) {
		s.What = p.tok.word()
		p.advance()
	}
	s.Head = p.since(lo)
	switch s.What {
	case "":
		s.Names = []*Name{p.name("a database")}
	case "CATALOG":
		s.Names = []*Name{p.simpleName("a catalog")}
	default:
		p.list(func() { s.Names = append(s.Names, p.simpleName("a module")) })
	}
	s.Range = p.since(lo)
	return s
}

// jar reads ADD JAR and REMOVE JAR.
func (p *parser) jar() Stmt {
	lo := p.start()
	s := &Jar{Remove: p.is(kwRemove)}
	p.advance()
	p.need(kwJar)
	s.Head = p.since(lo)
	s.Path = p.plainStr("the path in quotes")
	s.Range = p.since(lo)
	return s
}

// showForms are what can be shown.
var showForms = [...]struct {
	what string
	// in says that FROM or IN may follow, needIn that it must, like that
	// LIKE may.
	in, needIn, like bool
}{
	{"CATALOGS", false, false, true}, {"DATABASES", true, false, true}, {"TABLES", true, false, true},
	{"MATERIALIZED TABLES", true, false, true}, {"VIEWS", true, false, true}, {"FUNCTIONS", true, false, true},
	{"USER FUNCTIONS", true, false, true}, {"PROCEDURES", true, false, true}, {"MODELS", true, false, true},
	{"CONNECTIONS", true, false, true}, {"COLUMNS", true, true, true}, {"MODULES", false, false, false},
	{"FULL MODULES", false, false, false}, {"CURRENT CATALOG", false, false, false},
	{"CURRENT DATABASE", false, false, false}, {"JARS", false, false, false}, {"JOBS", false, false, false},
}

// show reads SHOW in its forms.
func (p *parser) show() Stmt {
	lo := p.start()
	p.advance()
	s := &Show{}
	if p.is(kwCreate) || p.is(kwPartitions) {
		p.showNamed(s, lo)
		s.Range = p.since(lo)
		return s
	}
	for _, form := range showForms {
		if !p.gotSeq(keywords(form.what)...) {
			continue
		}
		s.What, s.Head = form.what, p.since(lo)
		if form.in {
			p.showIn(s, form.needIn)
		}
		if form.like {
			p.showLike(s)
		}
		s.Range = p.since(lo)
		return s
	}
	p.expected("what to show: CATALOGS, DATABASES, TABLES, VIEWS, FUNCTIONS, COLUMNS, CREATE TABLE, …")
	s.Head, s.Range = p.since(lo), p.since(lo)
	return s
}

// showNamed reads SHOW CREATE … and SHOW PARTITIONS.
func (p *parser) showNamed(s *Show, lo int32) {
	if p.got(kwPartitions) {
		s.What, s.Head = "PARTITIONS", p.since(lo)
		s.Name = p.name("a table")
		if p.is(kwPartition) {
			s.Partition = p.partition()
		}
		return
	}
	from := p.i
	p.advance()
	p.gotSeq(kwOr, kwAlter)
	if o, ok := p.object(); !ok || o == Function || o == Database {
		p.expected("TABLE, VIEW, MATERIALIZED TABLE, CATALOG, MODEL or CONNECTION")
		return
	}
	var shown []string
	for _, t := range p.toks[from:p.i] {
		shown = append(shown, t.word())
	}
	s.What, s.Head = strings.Join(shown, " "), p.since(lo)
	s.Name = p.name("a name")
}

func (p *parser) showIn(s *Show, must bool) {
	if s.In = p.gotAny(kwFrom, kwIn); s.In != "" {
		at := p.tok
		s.Source = p.name("a name")
		if s.What == "DATABASES" && len(s.Source.Parts) > 1 {
			p.complain(at, "SHOW DATABASES takes a catalog, a name of one part")
		}
	} else if must {
		p.expected("FROM or IN")
	}
}

// ilikeShown are what is listed with ILIKE as well (SHOW statements of Flink's
// parser, 1.18 to 2.3).
var ilikeShown = map[string]bool{
	"CATALOGS": true, "DATABASES": true, "FUNCTIONS": true, "USER FUNCTIONS": true, "PROCEDURES": true,
}

// showLike reads [NOT] LIKE 'pattern'.
func (p *parser) showLike(s *Show) {
	if s.Not = p.got(kwNot); !s.Not && !p.isAny(kwLike, kwIlike) {
		return
	}
	if p.is(kwIlike) && !ilikeShown[s.What] {
		p.complain(p.tok, "SHOW "+s.What+" takes LIKE only")
	}
	if s.Like = p.gotAny(kwLike, kwIlike); s.Like == "" {
		p.expected("LIKE or ILIKE")
	}
	s.Pattern = p.plainStr("a pattern in quotes")
}

// describe reads DESCRIBE and DESC.
func (p *parser) describe() Stmt {
	lo := p.start()
	p.advance()
	s := &Describe{}
	if p.is(kwJob) && p.peek(1).kind == stringToken {
		p.advance()
		s.Object, s.Head = Job, p.since(lo)
		s.ID = p.plainStr("the job's id in quotes")
		s.Range = p.since(lo)
		return s
	}
	if p.is(kwStatement) || p.isAny(kwSelect, kwValues, kwWith, kwInsert, kwUpdate, kwDelete, kwMerge) {
		p.got(kwStatement)
		s.Head = p.since(lo)
		s.Stmt = p.explained()
		s.Range = p.since(lo)
		return s
	}
	if p.describesObject() {
		s.Object, _ = p.object()
		s.Spelled = true
	} else if p.is(kwSchema) && isIdent(p.peek(1)) {
		p.advance()
		s.Object = Database
	}
	s.Extended = p.got(kwExtended)
	s.Head = p.since(lo)
	if s.Object == Catalog {
		s.Name = p.simpleName("a catalog")
	} else {
		s.Name = p.name("a name")
	}
	if s.Object == Table && isIdent(p.tok) {
		p.complain(p.tok, "DESCRIBE takes a table and no column; remove it")
		s.Column = p.simpleName("a column")
	}
	s.Range = p.since(lo)
	return s
}

// describesObject reports whether a kind of thing is named, and not a table
// that is called like one.
func (p *parser) describesObject() bool {
	next := p.peek(1)
	return p.isAny(kwTable, kwCatalog, kwDatabase, kwFunction, kwModel, kwConnection, kwView, kwMaterialized) &&
		(isIdent(next) || next.id == kwExtended || next.id == kwTable || p.is(kwFunction))
}

// callStmt reads CALL procedure(…).
func (p *parser) callStmt() Stmt {
	lo := p.start()
	p.advance()
	s := &CallStmt{Head: p.since(lo)}
	n := p.name("a procedure")
	if p.broken() {
		s.Call = &Call{Name: n, Range: n.Range()}
	} else {
		s.Call = p.callArgs(n)
	}
	s.Range = p.since(lo)
	return s
}

// load reads LOAD MODULE.
func (p *parser) load() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwModule)
	s := &Load{Head: p.since(lo)}
	s.Name = p.simpleName("a module")
	if p.is(kwWith) {
		s.With = p.withOptions()
	}
	s.Range = p.since(lo)
	return s
}

// unload reads UNLOAD MODULE.
func (p *parser) unload() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwModule)
	s := &Unload{Head: p.since(lo)}
	s.Name = p.simpleName("a module")
	s.Range = p.since(lo)
	return s
}

// analyze reads ANALYZE TABLE.
func (p *parser) analyze() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwTable)
	s := &Analyze{Head: p.since(lo)}
	s.Name = p.name("a table")
	if p.is(kwPartition) {
		s.Partition = p.partitionWith(true)
	}
	p.needSeq(kwCompute, kwStatistics)
	if p.got(kwFor) {
		switch {
		case p.gotSeq(kwAll, kwColumns):
			s.ForAllColumns = true
		case p.got(kwColumns):
			p.list(func() { s.ForColumns = append(s.ForColumns, p.ident("a column")) })
		default:
			p.expected("COLUMNS or ALL COLUMNS")
		}
	}
	s.Range = p.since(lo)
	return s
}

// stopJob reads STOP JOB.
func (p *parser) stopJob() Stmt {
	lo := p.start()
	p.advance()
	p.need(kwJob)
	s := &StopJob{Head: p.since(lo)}
	s.ID = p.plainStr("the job's id in quotes")
	s.WithSavepoint = p.gotSeq(kwWith, kwSavepoint)
	at := p.tok
	if p.gotSeq(kwWith, kwDrain) {
		s.WithDrain = true
		if !s.WithSavepoint {
			p.complain(at, "WITH DRAIN must follow WITH SAVEPOINT")
		}
		if p.isSeq(kwWith, kwSavepoint) && !s.WithSavepoint {
			p.gotSeq(kwWith, kwSavepoint)
			s.WithSavepoint = true
		}
	}
	s.Range = p.since(lo)
	return s
}

// ofFrontEnd reports whether a statement is one that front ends of Flink read
// themselves: EXECUTE JAR WITH and ADD CUSTOMJAR of Dinky, ADD FILE and ADD JAR
// WITH of ChunJun.
func (p *parser) ofFrontEnd() bool {
	t := p.peek(1)
	if t.kind != wordToken {
		return false
	}
	switch strings.ToUpper(p.src[t.off:t.end]) {
	case "JAR":
		return p.peek(2).id == kwWith
	case "FILE", "CUSTOMJAR":
		return p.is(kwAdd)
	}
	return false
}

// clientCommand reads a command of the SQL client.
func (p *parser) clientCommand() *ClientCommand {
	lo := p.start()
	c := &ClientCommand{Verb: p.tok.word()}
	p.advance()
	from := p.start()
	for !p.is(semicolon) && p.tok.kind != endOfText {
		p.advance()
	}
	if p.last > from {
		c.Rest = p.text.Slice(int(from), int(p.last))
	}
	c.Range = p.since(lo)
	return c
}
