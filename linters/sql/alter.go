package sql

// objects are the kinds of things that ALTER, DROP and DESCRIBE know, by the
// words that name them.
var objects = [...]struct {
	object Object
	words  []string
}{
	{MaterializedTable, []string{"MATERIALIZED", "TABLE"}},
	{Table, []string{"TABLE"}},
	{View, []string{"VIEW"}},
	{Function, []string{"FUNCTION"}},
	{Catalog, []string{"CATALOG"}},
	{Database, []string{"DATABASE"}},
	{Model, []string{"MODEL"}},
	{Connection, []string{"CONNECTION"}},
}

// object reads the words that name a kind of thing.
func (p *parser) object() (Object, bool) {
	for _, o := range objects {
		if p.gotSeq(o.words...) {
			return o.object, true
		}
	}
	return Table, false
}

// alter reads ALTER.
func (p *parser) alter() Stmt {
	lo := p.start()
	p.advance()
	s := &Alter{Temporary: p.got("TEMPORARY")}
	s.System = p.got("SYSTEM")
	var ok bool
	if s.Object, ok = p.object(); !ok {
		p.expected("TABLE, VIEW, FUNCTION, CATALOG, DATABASE, MODEL or CONNECTION")
		return &BadStmt{}
	}
	s.Head = p.since(lo)
	s.IfExists = p.ifExists()
	s.Name = p.name("a name")
	if p.is("PARTITION") && s.Object == Table {
		s.Partition = p.partition()
	}
	if s.Partition != nil && !p.is("COMPACT") {
		p.expected("COMPACT after the partition")
	}
	s.Action = p.action(s.Object)
	s.Range = p.since(lo)
	return s
}

// actions says which actions an object knows.
var actions = map[Object][]string{
	Table:             {"RENAME", "SET", "RESET", "ADD", "MODIFY", "DROP"},
	MaterializedTable: {"SUSPEND", "RESUME", "REFRESH", "SET", "RESET", "AS", "ADD", "MODIFY", "DROP", "RENAME", "START_MODE"},
	View:              {"RENAME", "AS"},
	Function:          {"AS"},
	Catalog:           {"SET", "RESET", "COMMENT"},
	Database:          {"SET"},
	Model:             {"RENAME", "SET", "RESET"},
	Connection:        {"RENAME", "SET", "RESET"},
}

// action reads what an ALTER statement does.
func (p *parser) action(object Object) Action {
	if object == Table && p.is("COMPACT") {
		return p.lifecycle()
	}
	if !p.isAny(actions[object]...) {
		p.expected(oneOf(actions[object]))
		return &BadAction{p.nowhere()}
	}
	switch p.tok.word {
	case "RENAME":
		return p.rename(object)
	case "SET":
		return p.setAction(object)
	case "RESET":
		return p.resetAction()
	case "ADD":
		return p.addAction(object)
	case "MODIFY":
		return p.modifyAction()
	case "DROP":
		return p.dropAction(object)
	case "COMMENT":
		c := p.comment()
		return &SetComment{c.Range, c}
	case "AS", "START_MODE":
		if object == Function {
			return p.alterClass()
		}
		return p.alterAs()
	}
	return p.lifecycle()
}

func (p *parser) rename(object Object) Action {
	lo := p.start()
	p.advance()
	if p.got("TO") {
		to := p.name("a new name")
		return &RenameTo{p.since(lo), to}
	}
	if object != Table && object != MaterializedTable {
		p.expected("TO")
		return &BadAction{p.since(lo)}
	}
	r := &RenameColumn{From: p.name("a column, or TO")}
	p.need("TO")
	r.To = p.name("a new name")
	r.Range = p.since(lo)
	return r
}

func (p *parser) setAction(object Object) Action {
	lo := p.start()
	p.advance()
	if object == MaterializedTable {
		switch p.tok.word {
		case "FRESHNESS":
			m := &SetMode{Freshness: p.freshness()}
			m.Range = p.since(lo)
			return m
		case "REFRESH_MODE":
			m := &SetMode{RefreshMode: p.refreshMode()}
			m.Range = p.since(lo)
			return m
		}
	}
	kw := p.since(lo)
	o := p.options()
	o.Kw = kw
	return &SetOptions{p.since(lo), o}
}

func (p *parser) resetAction() Action {
	lo := p.start()
	p.advance()
	r := &ResetOptions{Kw: p.since(lo)}
	if !p.gotSeq("(", ")") {
		p.parens(nil, func() { r.Keys = append(r.Keys, p.str("an option's key in quotes")) })
	}
	r.Range = p.since(lo)
	return r
}

func (p *parser) addAction(object Object) Action {
	lo := p.start()
	p.advance()
	if object == Table && (p.is("PARTITION") || p.isSeq("IF", "NOT", "EXISTS")) {
		return p.addPartitions(lo)
	}
	a := &AddItems{Kw: p.since(lo), Parens: p.is("(")}
	e := p.alterItems()
	a.Columns, a.Watermarks, a.Constraints, a.Distributed = e.columns, e.watermarks, e.constraints, e.distributed
	a.Range = p.since(lo)
	return a
}

func (p *parser) modifyAction() Action {
	lo := p.start()
	p.advance()
	a := &ModifyItems{Kw: p.since(lo), Parens: p.is("(")}
	e := p.alterItems()
	a.Columns, a.Watermarks, a.Constraints, a.Distributed = e.columns, e.watermarks, e.constraints, e.distributed
	a.Range = p.since(lo)
	return a
}

// alterItems reads what ADD and MODIFY are about: one item, or several in
// brackets.
func (p *parser) alterItems() *elements {
	e := &elements{alter: true}
	if p.is("(") {
		p.elements(e)
	} else {
		p.element(e)
	}
	return e
}

func (p *parser) addPartitions(lo int32) Action {
	a := &AddPartitions{IfNotExists: p.ifNotExists()}
	if !p.is("PARTITION") {
		p.expected("PARTITION")
	}
	for p.is("PARTITION") {
		a.Partitions = append(a.Partitions, p.partition())
		var with *Options
		if p.is("WITH") {
			with = p.withOptions()
		}
		a.With = append(a.With, with)
	}
	a.Range = p.since(lo)
	return a
}

func (p *parser) dropAction(object Object) Action {
	lo := p.start()
	p.advance()
	if object == Table && (p.is("PARTITION") || p.isSeq("IF", "EXISTS")) {
		return p.dropPartitions(lo)
	}
	d := &DropItems{Kw: p.since(lo)}
	switch {
	case p.gotSeq("PRIMARY", "KEY"):
		d.PrimaryKey = true
	case p.got("CONSTRAINT"):
		d.Constraint = p.ident("a constraint")
	case p.got("WATERMARK"):
		d.Watermark = true
	case p.got("DISTRIBUTION"):
		d.Distribution = true
	case p.is("("):
		d.Parens = true
		p.parens(nil, func() { d.Columns = append(d.Columns, p.name("a column")) })
	default:
		d.Columns = []*Name{p.name("a column, PRIMARY KEY, CONSTRAINT, WATERMARK or DISTRIBUTION")}
	}
	d.Range = p.since(lo)
	return d
}

func (p *parser) dropPartitions(lo int32) Action {
	d := &DropPartitions{IfExists: p.ifExists()}
	p.list(func() {
		if !p.is("PARTITION") {
			p.expected("PARTITION")
			return
		}
		d.Partitions = append(d.Partitions, p.partition())
	})
	d.Range = p.since(lo)
	return d
}

// alterAs reads [START_MODE = …] AS query.
func (p *parser) alterAs() Action {
	lo := p.start()
	a := &AlterAs{}
	if p.is("START_MODE") {
		a.StartMode = p.startMode()
	}
	kw := p.start()
	p.need("AS")
	a.Kw = p.since(kw)
	a.Query = p.query()
	a.Range = p.since(lo)
	return a
}

func (p *parser) alterClass() Action {
	lo := p.start()
	p.advance()
	a := &AlterClass{Class: p.plainStr("the class in quotes")}
	a.Language = p.language("JAVA", "SCALA", "SQL", "PYTHON")
	if p.is("USING") {
		p.complain(p.tok, "ALTER FUNCTION takes no USING; drop the function and create it anew")
		p.advance()
		p.list(func() { a.Using = append(a.Using, p.resource()) })
	}
	a.Range = p.since(lo)
	return a
}

// lifecycle reads SUSPEND, RESUME, REFRESH and COMPACT.
func (p *parser) lifecycle() Action {
	lo := p.start()
	l := &Lifecycle{Verb: p.tok.word}
	p.advance()
	switch l.Verb {
	case "RESUME":
		if p.is("WITH") {
			l.With = p.withOptions()
		}
	case "REFRESH":
		if p.is("PARTITION") {
			l.Partition = p.partition()
		}
	}
	l.Range = p.since(lo)
	return l
}

// drop reads DROP.
func (p *parser) drop() Stmt {
	lo := p.start()
	p.advance()
	s := &Drop{Temporary: p.got("TEMPORARY")}
	if p.is("SYSTEM") && !s.Temporary && p.peek(1).word == "CONNECTION" {
		p.complain(p.tok, "a system connection can only be TEMPORARY; write DROP TEMPORARY SYSTEM CONNECTION")
	}
	s.System = p.got("SYSTEM")
	at := p.tok
	var ok bool
	if s.Object, ok = p.object(); !ok {
		p.expected("TABLE, VIEW, FUNCTION, CATALOG, DATABASE, MODEL or CONNECTION")
		return &BadStmt{}
	}
	if s.Object == MaterializedTable && s.Temporary {
		p.complain(at, "a materialized table is never TEMPORARY")
	}
	s.Head = p.since(lo)
	s.IfExists = p.ifExists()
	s.Name = p.name("a name")
	if s.Object == Database {
		s.Behavior = p.gotAny("RESTRICT", "CASCADE")
	}
	s.Range = p.since(lo)
	return s
}

// partition reads PARTITION (column = value, …).
func (p *parser) partition() *Partition { return p.partitionWith(false) }

// partitionWith reads PARTITION (…), in which values may be left out if it is
// open.
func (p *parser) partitionWith(open bool) *Partition {
	lo := p.start()
	p.advance()
	s := &Partition{Kw: p.since(lo)}
	p.parens(nil, func() { s.Items = append(s.Items, p.partitionItem(open)) })
	s.Range = p.since(lo)
	return s
}

func (p *parser) partitionItem(open bool) *PartitionItem {
	lo := p.start()
	item := &PartitionItem{Column: p.ident("a column")}
	if p.got("=") {
		item.Value = p.literal()
	} else if !open {
		p.expected("'=' and the value of the column")
	}
	item.Range = p.since(lo)
	return item
}
