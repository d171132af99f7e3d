package sql

// objects are the kinds of things that ALTER, DROP and DESCRIBE know, by the
// words that name them.
var objects = [...]struct {
	object Object
	words  []wordID
}{
	{MaterializedTable, []wordID{kwMaterialized, kwTable}},
	{Table, []wordID{kwTable}},
	{View, []wordID{kwView}},
	{Function, []wordID{kwFunction}},
	{Catalog, []wordID{kwCatalog}},
	{Database, []wordID{kwDatabase}},
	{Model, []wordID{kwModel}},
	{Connection, []wordID{kwConnection}},
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
	s := &Alter{Temporary: p.got(kwTemporary)}
	s.System = p.got(kwSystem)
	var ok bool
	if s.Object, ok = p.object(); !ok {
		p.expected("TABLE, VIEW, FUNCTION, CATALOG, DATABASE, MODEL or CONNECTION")
		return &BadStmt{}
	}
	s.Head = p.since(lo)
	s.IfExists = p.ifExists()
	s.Name = p.name("a name")
	if p.is(kwPartition) && s.Object == Table {
		s.Partition = p.partition()
	}
	if s.Partition != nil && !p.is(kwCompact) {
		p.expected("COMPACT after the partition")
	}
	s.Action = p.action(s.Object)
	s.Range = p.since(lo)
	return s
}

// actions says which actions an object knows.
var actions = map[Object][]wordID{
	Table:             {kwRename, kwSet, kwReset, kwAdd, kwModify, kwDrop},
	MaterializedTable: {kwSuspend, kwResume, kwRefresh, kwSet, kwReset, kwAs, kwAdd, kwModify, kwDrop, kwRename, kwStartMode},
	View:              {kwRename, kwAs},
	Function:          {kwAs},
	Catalog:           {kwSet, kwReset, kwComment},
	Database:          {kwSet},
	Model:             {kwRename, kwSet, kwReset},
	Connection:        {kwRename, kwSet, kwReset},
}

// action reads what an ALTER statement does.
func (p *parser) action(object Object) Action {
	if object == Table && p.is(kwCompact) {
		return p.lifecycle()
	}
	if !p.isAny(actions[object]...) {
		p.expected(oneOf(actions[object]))
		return &BadAction{p.nowhere()}
	}
	switch p.tok.id {
	case kwRename:
		return p.rename(object)
	case kwSet:
		return p.setAction(object)
	case kwReset:
		return p.resetAction()
	case kwAdd:
		return p.addAction(object)
	case kwModify:
		return p.modifyAction()
	case kwDrop:
		return p.dropAction(object)
	case kwComment:
		c := p.comment()
		return &SetComment{c.Range, c}
	case kwAs, kwStartMode:
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
	if p.got(kwTo) {
		to := p.name("a new name")
		return &RenameTo{p.since(lo), to}
	}
	if object != Table && object != MaterializedTable {
		p.expected("TO")
		return &BadAction{p.since(lo)}
	}
	r := &RenameColumn{From: p.name("a column, or TO")}
	p.need(kwTo)
	r.To = p.name("a new name")
	r.Range = p.since(lo)
	return r
}

func (p *parser) setAction(object Object) Action {
	lo := p.start()
	p.advance()
	if object == MaterializedTable {
		switch p.tok.id {
		case kwFreshness:
			m := &SetMode{Freshness: p.freshness()}
			m.Range = p.since(lo)
			return m
		case kwRefreshMode:
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
	if !p.gotSeq(lparen, rparen) {
		p.parens(nil, func() { r.Keys = append(r.Keys, p.str("an option's key in quotes")) })
	}
	r.Range = p.since(lo)
	return r
}

func (p *parser) addAction(object Object) Action {
	lo := p.start()
	p.advance()
	if object == Table && (p.is(kwPartition) || p.isSeq(kwIf, kwNot, kwExists)) {
		return p.addPartitions(lo)
	}
	a := &AddItems{Kw: p.since(lo), Parens: p.is(lparen)}
	e := p.alterItems()
	a.Columns, a.Watermarks, a.Constraints, a.Distributed = e.columns, e.watermarks, e.constraints, e.distributed
	a.Range = p.since(lo)
	return a
}

func (p *parser) modifyAction() Action {
	lo := p.start()
	p.advance()
	a := &ModifyItems{Kw: p.since(lo), Parens: p.is(lparen)}
	e := p.alterItems()
	a.Columns, a.Watermarks, a.Constraints, a.Distributed = e.columns, e.watermarks, e.constraints, e.distributed
	a.Range = p.since(lo)
	return a
}

// alterItems reads what ADD and MODIFY are about: one item, or several in
// brackets.
func (p *parser) alterItems() *elements {
	e := &elements{alter: true}
	if p.is(lparen) {
		p.elements(e)
	} else {
		p.element(e)
	}
	return e
}

func (p *parser) addPartitions(lo int32) Action {
	a := &AddPartitions{IfNotExists: p.ifNotExists()}
	if !p.is(kwPartition) {
		p.expected("PARTITION")
	}
	for p.is(kwPartition) {
		a.Partitions = append(a.Partitions, p.partition())
		var with *Options
		if p.is(kwWith) {
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
	if object == Table && (p.is(kwPartition) || p.isSeq(kwIf, kwExists)) {
		return p.dropPartitions(lo)
	}
	d := &DropItems{Kw: p.since(lo)}
	switch {
	case p.gotSeq(kwPrimary, kwKey):
		d.PrimaryKey = true
	case p.got(kwConstraint):
		d.Constraint = p.ident("a constraint")
	case p.got(kwWatermark):
		d.Watermark = true
	case p.got(kwDistribution):
		d.Distribution = true
	case p.is(lparen):
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
		if !p.is(kwPartition) {
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
	if p.is(kwStartMode) {
		a.StartMode = p.startMode()
	}
	kw := p.start()
	p.need(kwAs)
	a.Kw = p.since(kw)
	a.Query = p.query()
	a.Range = p.since(lo)
	return a
}

func (p *parser) alterClass() Action {
	lo := p.start()
	p.advance()
	a := &AlterClass{Class: p.plainStr("the class in quotes")}
	a.Language = p.language(kwJava, kwScala, kwSql, kwPython)
	if p.is(kwUsing) {
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
	l := &Lifecycle{Verb: p.tok.word()}
	p.advance()
	switch l.Verb {
	case "RESUME":
		if p.is(kwWith) {
			l.With = p.withOptions()
		}
	case "REFRESH":
		if p.is(kwPartition) {
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
	s := &Drop{Temporary: p.got(kwTemporary)}
	if p.is(kwSystem) && !s.Temporary && p.peek(1).id == kwConnection {
		p.complain(p.tok, "a system connection can only be TEMPORARY; write DROP TEMPORARY SYSTEM CONNECTION")
	}
	s.System = p.got(kwSystem)
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
		s.Behavior = p.gotAny(kwRestrict, kwCascade)
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
	if p.got(equal) {
		item.Value = p.literal()
	} else if !open {
		p.expected("'=' and the value of the column")
	}
	item.Range = p.since(lo)
	return item
}
