package sql

import "strings"

// utility reads the statements that neither define nor change data.
func (p *parser) utility() Stmt {
	switch p.tok.word {
	case "SET":
		return p.set()
	case "RESET":
		return p.reset()
	case "USE":
		return p.use()
	case "ADD", "REMOVE":
		if p.ofFrontEnd() {
			return p.clientCommand()
		}
		return p.jar()
	case "SHOW":
		return p.show()
	case "DESCRIBE", "DESC":
		return p.describe()
	case "CALL":
		return p.callStmt()
	case "LOAD":
		return p.load()
	case "UNLOAD":
		return p.unload()
	case "ANALYZE":
		return p.analyze()
	case "STOP":
		return p.stopJob()
	case "QUIT", "EXIT", "CLEAR", "HELP", "SOURCE":
		return p.clientCommand()
	}
	return nil
}

// bareSet reads the key and the value of SET key = value as two tokens: neither
// is made of SQL's tokens. A value may hold what looks like a comment, such as
// the // of a path.
func (p *parser) bareSet() {
	l := &p.lex
	l.skipSpace()
	rest := l.src[l.off:]
	if rest == "" || !isLetter(rest[0]) && rest[0] != '$' {
		return
	}
	stop := strings.IndexAny(rest, ";")
	if stop < 0 {
		stop = len(rest)
	}
	eq := strings.IndexByte(rest[:stop], '=')
	if eq < 0 || strings.ContainsAny(strings.TrimSpace(rest[:eq]), "'`\" \n") {
		return
	}
	p.rawToken(l.off, l.off+eq)
	p.toks = append(p.toks, symbol{kind: punctToken, off: int32(l.off + eq), end: int32(l.off + eq + 1), id: words.operator("=")})
	value := rest[eq+1 : stop]
	if i := strings.Index(value, " --"); i >= 0 {
		value = value[:i]
	}
	if !strings.Contains(value, "'") {
		p.rawToken(l.off+eq+1, l.off+eq+1+len(value))
		l.off += eq + 1 + len(value)
		return
	}
	l.off += eq + 1
}

// rawToken adds the text from lo up to hi, without white space around it, as a
// string without quotes.
func (p *parser) rawToken(lo, hi int) {
	text := p.src[lo:hi]
	trimmed := strings.TrimLeft(text, " \t\r\n")
	lo += len(text) - len(trimmed)
	hi = lo + len(strings.TrimRight(trimmed, " \t\r\n"))
	if hi > lo {
		p.toks = append(p.toks, symbol{kind: rawToken, off: int32(lo), end: int32(hi)})
	}
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
	if p.is(";") || p.tok.kind == endOfText {
		s.Range = p.since(lo)
		return s
	}
	if p.tok.kind == rawToken {
		s.Key = p.rawStr()
	} else {
		s.Key = p.keyStr()
	}
	p.need("=")
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
	case p.is(";") || p.tok.kind == endOfText:
	case isIdent(p.tok), p.tok.kind == wordToken && p.peek(1).word == ".":
		from := p.start()
		for p.tok.kind == wordToken || p.isAny(".", "-") {
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
	if p.isAny("CATALOG", "MODULES") && isIdent(p.peek(1)) {
		s.What = p.tok.word
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
	s := &Jar{Remove: p.is("REMOVE")}
	p.advance()
	p.need("JAR")
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
	if p.is("CREATE") || p.is("PARTITIONS") {
		p.showNamed(s, lo)
		s.Range = p.since(lo)
		return s
	}
	for _, form := range showForms {
		if !p.gotSeq(strings.Fields(form.what)...) {
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
	if p.got("PARTITIONS") {
		s.What, s.Head = "PARTITIONS", p.since(lo)
		s.Name = p.name("a table")
		if p.is("PARTITION") {
			s.Partition = p.partition()
		}
		return
	}
	from := p.i
	p.advance()
	p.gotSeq("OR", "ALTER")
	if o, ok := p.object(); !ok || o == Function || o == Database {
		p.expected("TABLE, VIEW, MATERIALIZED TABLE, CATALOG, MODEL or CONNECTION")
		return
	}
	var shown []string
	for _, t := range p.toks[from:p.i] {
		shown = append(shown, t.lexeme().word)
	}
	s.What, s.Head = strings.Join(shown, " "), p.since(lo)
	s.Name = p.name("a name")
}

func (p *parser) showIn(s *Show, must bool) {
	if s.In = p.gotAny("FROM", "IN"); s.In != "" {
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
	if s.Not = p.got("NOT"); !s.Not && !p.isAny("LIKE", "ILIKE") {
		return
	}
	if p.is("ILIKE") && !ilikeShown[s.What] {
		p.complain(p.tok, "SHOW "+s.What+" takes LIKE only")
	}
	if s.Like = p.gotAny("LIKE", "ILIKE"); s.Like == "" {
		p.expected("LIKE or ILIKE")
	}
	s.Pattern = p.plainStr("a pattern in quotes")
}

// describe reads DESCRIBE and DESC.
func (p *parser) describe() Stmt {
	lo := p.start()
	p.advance()
	s := &Describe{}
	if p.is("JOB") && p.peek(1).kind == stringToken {
		p.advance()
		s.Object, s.Head = Job, p.since(lo)
		s.ID = p.plainStr("the job's id in quotes")
		s.Range = p.since(lo)
		return s
	}
	if p.is("STATEMENT") || p.isAny("SELECT", "VALUES", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE") {
		p.got("STATEMENT")
		s.Head = p.since(lo)
		s.Stmt = p.explained()
		s.Range = p.since(lo)
		return s
	}
	if p.describesObject() {
		s.Object, _ = p.object()
		s.Spelled = true
	} else if p.is("SCHEMA") && isIdent(p.peek(1)) {
		p.advance()
		s.Object = Database
	}
	s.Extended = p.got("EXTENDED")
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
	return p.isAny("TABLE", "CATALOG", "DATABASE", "FUNCTION", "MODEL", "CONNECTION", "VIEW", "MATERIALIZED") &&
		(isIdent(next) || next.word == "EXTENDED" || next.word == "TABLE" || p.is("FUNCTION"))
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
	p.need("MODULE")
	s := &Load{Head: p.since(lo)}
	s.Name = p.simpleName("a module")
	if p.is("WITH") {
		s.With = p.withOptions()
	}
	s.Range = p.since(lo)
	return s
}

// unload reads UNLOAD MODULE.
func (p *parser) unload() Stmt {
	lo := p.start()
	p.advance()
	p.need("MODULE")
	s := &Unload{Head: p.since(lo)}
	s.Name = p.simpleName("a module")
	s.Range = p.since(lo)
	return s
}

// analyze reads ANALYZE TABLE.
func (p *parser) analyze() Stmt {
	lo := p.start()
	p.advance()
	p.need("TABLE")
	s := &Analyze{Head: p.since(lo)}
	s.Name = p.name("a table")
	if p.is("PARTITION") {
		s.Partition = p.partitionWith(true)
	}
	p.needSeq("COMPUTE", "STATISTICS")
	if p.got("FOR") {
		switch {
		case p.gotSeq("ALL", "COLUMNS"):
			s.ForAllColumns = true
		case p.got("COLUMNS"):
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
	p.need("JOB")
	s := &StopJob{Head: p.since(lo)}
	s.ID = p.plainStr("the job's id in quotes")
	s.WithSavepoint = p.gotSeq("WITH", "SAVEPOINT")
	at := p.tok
	if p.gotSeq("WITH", "DRAIN") {
		s.WithDrain = true
		if !s.WithSavepoint {
			p.complain(at, "WITH DRAIN must follow WITH SAVEPOINT")
		}
		if p.isSeq("WITH", "SAVEPOINT") && !s.WithSavepoint {
			p.gotSeq("WITH", "SAVEPOINT")
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
		return p.peek(2).word == "WITH"
	case "FILE", "CUSTOMJAR":
		return p.is("ADD")
	}
	return false
}

// clientCommand reads a command of the SQL client.
func (p *parser) clientCommand() *ClientCommand {
	lo := p.start()
	c := &ClientCommand{Verb: p.tok.word}
	p.advance()
	from := p.start()
	for !p.is(";") && p.tok.kind != endOfText {
		p.advance()
	}
	if p.last > from {
		c.Rest = p.text.Slice(int(from), int(p.last))
	}
	c.Range = p.since(lo)
	return c
}
