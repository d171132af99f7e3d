package sql

import "github.com/flinkvet/flinkvet/linters/draft"

// creation is what CREATE statements have in common: the words before the
// object's name.
type creation struct {
	lo                                                 int32
	orReplace, replaceOnly, orAlter, temporary, system bool
}

// create reads CREATE and REPLACE.
func (p *parser) create() Stmt {
	c := creation{lo: p.start(), replaceOnly: p.is(kwReplace)}
	p.advance()
	c.orReplace = c.replaceOnly || p.gotSeq(kwOr, kwReplace)
	c.orAlter = !c.orReplace && p.gotSeq(kwOr, kwAlter)
	c.temporary = p.got(kwTemporary)
	system := p.tok
	if p.is(kwSystem) {
		p.advance()
		c.system = true
		if !c.temporary {
			p.complain(system, "a system function or connection can only be TEMPORARY; write CREATE TEMPORARY SYSTEM")
		}
	}
	switch p.tok.id {
	case kwTable:
		return p.createTable(c)
	case kwMaterialized:
		if c.temporary {
			p.complain(p.tok, "a materialized table cannot be TEMPORARY")
		} else if c.orReplace {
			p.complain(p.tok, "a materialized table cannot be replaced; write CREATE OR ALTER")
		}
		return p.createMaterializedTable(c)
	case kwView:
		return p.createView(c)
	case kwFunction:
		return p.createFunction(c)
	case kwCatalog:
		return p.createCatalog(c)
	case kwDatabase:
		return p.createDatabase(c)
	case kwModel:
		return p.createModel(c)
	case kwConnection:
		return p.createConnection(c)
	}
	p.expected("TABLE, VIEW, FUNCTION, CATALOG, DATABASE, MODEL or CONNECTION")
	return &BadStmt{}
}

// createTable reads CREATE TABLE in all its forms.
func (p *parser) createTable(c creation) Stmt {
	p.advance()
	s := p.slabs.tables.new()
	s.Head, s.Temporary, s.OrReplace, s.ReplaceOnly = p.since(c.lo), c.temporary, c.orReplace, c.replaceOnly
	s.IfNotExists = p.ifNotExists()
	s.Name = p.name("a table")
	if p.is(lparen) {
		e := &elements{}
		s.Body = p.elements(e)
		s.Columns, s.Watermarks, s.Constraints = e.columns, e.watermarks, e.constraints
	}
	p.tableClauses(s)
	p.checkColumns(s.Columns, s.Body, s.As != nil)
	s.Range = p.since(c.lo)
	return s
}

// checkColumns reports columns without a type where no query gives them one.
func (p *parser) checkColumns(columns []*Column, body draft.Range, query bool) {
	if !query && len(columns) > 0 && columns[0].Kind == Named {
		p.complainAt(body, "columns without a data type need a query behind AS; give each column its type")
	}
}

// tableRanks are the clauses of CREATE TABLE in the order in which they stand.
var tableRanks = wordTable[int]{
	kwUsing: 1, kwComment: 2, kwDistributed: 3, kwPartitioned: 4, kwWith: 5, kwLike: 6, kwAs: 6,
}

var tableWords = []wordID{kwUsing, kwComment, kwDistributed, kwPartitioned, kwWith, kwLike, kwAs}

// tableClauses reads the clauses behind a table's columns. One that stands too
// late is reported and read.
func (p *parser) tableClauses(s *CreateTable) {
	rank, before, level := 0, noWord, p.open
	for {
		if p.broken() {
			p.resume(level, tableWords...)
		}
		word := p.tok.id
		next := tableRanks.of(word)
		if p.isHole() && rank < tableRanks[kwWith] {
			s.With = p.hiddenOptions()
			rank, before = tableRanks[kwWith], kwWith
			continue
		}
		if next == 0 {
			return
		}
		if next <= rank {
			if next == 6 {
				return
			}
			p.misplaced(word, before, next == rank)
		}
		p.tableClause(s)
		rank, before = max(rank, next), word
	}
}

func (p *parser) tableClause(s *CreateTable) {
	lo := p.start()
	switch p.tok.id {
	case kwUsing:
		p.advance()
		p.need(kwConnection)
		s.Connection = p.name("a connection")
	case kwComment:
		s.Comment = p.plainComment()
	case kwDistributed:
		s.Distributed = p.distribution()
	case kwPartitioned:
		s.Partitioned = p.partitionedBy()
	case kwWith:
		s.With = p.withOptions()
	case kwLike:
		s.Like = p.tableLike()
	case kwAs:
		p.advance()
		s.AsKw = p.since(lo)
		s.As = p.asQuery()
		if s.Connection != nil {
			p.complainAt(s.Head, "USING CONNECTION cannot stand in CREATE TABLE … AS")
		}
	}
}

// hiddenOptions reads a placeholder that stands for WITH and its options.
func (p *parser) hiddenOptions() *Options {
	lo := p.start()
	o := p.slabs.withs.new()
	o.List = p.lists.options.add(o.List, p.option())
	o.Range = p.since(lo)
	return o
}

// asQuery reads the query of CREATE TABLE … AS, and VVR's AS TABLE with the
// columns that it adds.
func (p *parser) asQuery() Query {
	q := p.query()
	t, ok := q.(*TableQuery)
	if !ok || !p.gotSeq(kwAdd, kwColumn) {
		return q
	}
	e := &elements{alter: true}
	p.elements(e)
	t.Columns = e.columns
	t.Range = p.after(t.Pos())
	return t
}

// elements are what stands in the brackets of CREATE TABLE, or behind ADD and
// MODIFY of ALTER TABLE.
type elements struct {
	columns     []*Column
	watermarks  []*Watermark
	constraints []*Constraint
	distributed *Distribution
	// alter says that columns may have a place.
	alter bool
	// named says that columns are names only.
	named bool
	// last is the element read last.
	last Node
}

// after names the element read last, for a message.
func (e *elements) after() string {
	switch last := e.last.(type) {
	case *Constraint:
		return " after the constraint"
	case *Watermark:
		return " after the watermark"
	case *Distribution:
		return " after the distribution"
	case *Column:
		return " after column \"" + last.Name.Name + "\""
	}
	return ""
}

// elements reads columns, constraints and watermarks in brackets.
func (p *parser) elements(e *elements) draft.Range {
	lo := p.start()
	p.parens(e.after, func() { p.element(e) })
	return p.since(lo)
}

func (p *parser) element(e *elements) {
	switch {
	case p.isSeq(kwPrimary, kwKey), p.isSeq(kwUnique, lparen), p.is(kwConstraint):
		c := p.constraint(true)
		e.constraints = p.lists.constraints.add(e.constraints, c)
		e.last = c
	case p.isSeq(kwWatermark, kwFor):
		if len(e.watermarks) > 0 {
			p.complain(p.tok, "found a second WATERMARK; a table has at most one")
		}
		w := p.watermark()
		e.watermarks = p.lists.watermarks.add(e.watermarks, w)
		e.last = w
	case e.alter && p.is(kwDistribution):
		e.distributed = p.distribution()
		e.last = e.distributed
	default:
		c := p.slabs.columns.new()
		e.columns = p.lists.columns.add(e.columns, c)
		p.column(c, e)
		e.last = c
	}
}

// column reads a column of any kind.
func (p *parser) column(c *Column, e *elements) {
	lo := p.start()
	p.columnName(c)
	switch {
	case p.is(kwAs):
		p.advance()
		c.Kind = Computed
		c.Expr = p.valueExpr()
	case p.isAny(comma, rparen) && c.Name.Var() != nil:
		c.Type = p.noType() // a placeholder for whole columns
	case p.isAny(comma, rparen) && !e.alter && (e.named || len(e.columns) == 1 && len(e.watermarks) == 0 && len(e.constraints) == 0):
		c.Kind, e.named = Named, true
	default:
		if e.named {
			first := e.columns[0]
			p.complain(p.tok, "expected ',' or ')', as column \""+first.Name.Name+"\" has no data type either; found "+p.found(p.tok))
			e.named, first.Kind = false, Physical
		}
		p.typedColumn(c)
	}
	if p.is(kwComment) {
		c.Comment = p.comment()
	}
	if e.alter && p.isAny(kwFirst, kwAfter) {
		p.columnForm(c).Place = p.place()
	}
	c.Range = p.since(lo)
}

// columnName reads a column's name. A reserved word with a type behind it was
// meant as a name, whatever else it means.
func (p *parser) columnName(c *Column) {
	for {
		if p.nameMissing() {
			p.complain(p.tok, "a column's name is missing before its type "+p.tok.word())
			c.Name = p.noIdent()
			return
		}
		if t := p.tok; t.kind == wordToken && !isIdent(t) && p.typeLike(p.peek(1)) {
			p.complainReserved(t, "a column")
			p.advance()
			c.Name = p.slabs.idents.new()
			p.setIdent(c.Name, t)
		} else {
			c.Name = p.ident("a column")
		}
		if !p.got(dot) {
			return
		}
		form := p.columnForm(c)
		form.Outer = append(form.Outer, c.Name)
	}
}

// nameMissing reports whether a data type stands where a column's name should.
func (p *parser) nameMissing() bool {
	next := p.peek(1)
	switch {
	case !p.typeLike(p.tok) || p.typeLike(next):
		return false
	case isIdent(p.tok):
		return next.id == less
	case p.isAny(kwDate, kwTime, kwTimestamp, kwInterval):
		return next.id == lparen
	}
	return true
}

// typeLike reports whether t can begin a data type.
func (p *parser) typeLike(t lexeme) bool {
	switch t.id {
	case kwArray, kwMap, kwMultiset, kwRow, kwRaw, kwInterval, kwStructured:
		return true
	}
	return scalars.of(t.id).known
}

// typedColumn reads a column's type and what follows it.
func (p *parser) typedColumn(c *Column) {
	c.Type = p.dataType()
	if kw, ok := p.keyword(kwMetadata); ok {
		c.Kind, p.columnForm(c).MetadataKw = Metadata, kw
		if p.got(kwFrom) {
			c.Form.Key = p.str("the metadata key in quotes")
		}
		c.Virtual = p.got(kwVirtual)
		return
	}
	if p.isAny(kwPrimary, kwUnique, kwConstraint) {
		p.columnForm(c).Constraint = p.constraint(false)
	}
}

// columnForm returns a column's form, to be filled.
func (p *parser) columnForm(c *Column) *ColumnForm {
	if c.Form == nil {
		c.Form = p.slabs.columnForms.new()
	}
	return c.Form
}

func (p *parser) place() *ColumnPlace {
	lo := p.start()
	place := &ColumnPlace{}
	if !p.got(kwFirst) {
		p.advance()
		place.After = p.name("a column")
	}
	place.Range = p.since(lo)
	return place
}

// constraint reads a constraint; one of a table has columns.
func (p *parser) constraint(table bool) *Constraint {
	lo := p.start()
	c := p.slabs.constraints.new()
	if p.got(kwConstraint) {
		c.Name = p.ident("a constraint")
	}
	kw := p.start()
	switch {
	case p.got(kwUnique):
		c.Unique = true
	case p.got(kwPrimary):
		p.need(kwKey)
	default:
		p.expected("PRIMARY KEY or UNIQUE")
	}
	c.Kw = p.since(kw)
	if table {
		c.Columns = p.idents("a column")
	}
	p.enforcement(c)
	c.Range = p.since(lo)
	return c
}

func (p *parser) enforcement(c *Constraint) {
	if kw, ok := p.keyword(kwNot, kwEnforced); ok {
		c.Enforcement, c.EnforcementKw = NotEnforced, kw
	} else if kw, ok := p.keyword(kwEnforced); ok {
		c.Enforcement, c.EnforcementKw = Enforced, kw
	}
}

func (p *parser) watermark() *Watermark {
	lo := p.start()
	p.advance()
	w := p.slabs.watermarks.put(Watermark{Kw: p.since(lo)})
	p.need(kwFor)
	w.Column = p.name("a column")
	p.need(kwAs)
	w.Expr = p.valueExpr()
	w.Range = p.since(lo)
	return w
}

// comment reads COMMENT 'text' of a column or a catalog.
func (p *parser) comment() *Comment { return p.commentOf(p.str) }

// plainComment reads COMMENT 'text' of a table or another object.
func (p *parser) plainComment() *Comment { return p.commentOf(p.plainStr) }

func (p *parser) commentOf(text func(what string) *Str) *Comment {
	lo := p.start()
	p.advance()
	c := p.slabs.comments.put(Comment{Kw: p.since(lo)})
	c.Text = text("the comment in quotes")
	c.Range = p.since(lo)
	return c
}

// distribution reads DISTRIBUTED, or DISTRIBUTION in ALTER TABLE, and what
// follows.
func (p *parser) distribution() *Distribution {
	lo := p.start()
	p.advance()
	d := &Distribution{Kw: p.since(lo)}
	by := p.got(kwBy)
	if by {
		if p.isAny(kwHash, kwRange) {
			d.Kind = p.tok.word()
			p.advance()
		} else if !p.is(lparen) {
			p.expected("HASH, RANGE or '('")
		}
		d.Columns = p.idents("a column")
	}
	switch {
	case p.got(kwInto):
		d.Buckets = p.whole("the number of buckets")
		p.need(kwBuckets)
	case !by:
		p.expected("BY or INTO")
	}
	d.Range = p.since(lo)
	return d
}

func (p *parser) partitionedBy() *PartitionedBy {
	lo := p.start()
	p.advance()
	p.need(kwBy)
	by := &PartitionedBy{Kw: p.since(lo)}
	by.Columns = p.idents("a column")
	by.Range = p.since(lo)
	return by
}

// withOptions reads WITH and options.
func (p *parser) withOptions() *Options {
	lo := p.start()
	p.advance()
	kw := p.since(lo)
	o := p.options()
	o.Kw = kw
	o.Range = p.since(lo)
	return o
}

// options reads options in brackets.
func (p *parser) options() *Options {
	lo := p.start()
	o := p.slabs.withs.new()
	if p.gotSeq(lparen, rparen) {
		o.Range = p.since(lo)
		return o
	}
	p.parens(func() string { return afterOption(o) }, func() { p.addOptions(o) })
	o.Range = p.since(lo)
	return o
}

// addOptions reads an option. Behind a placeholder for whole options, which may end
// with a comma of its own, the next one may follow without.
func (p *parser) addOptions(o *Options) {
	for {
		next := p.option()
		o.List = p.lists.options.add(o.List, next)
		if next.Value == nil || next.Value.Pos() != next.Key.Pos() || !p.startsOption() {
			return
		}
	}
}

// startsOption reports whether the current token begins an option.
func (p *parser) startsOption() bool {
	return p.tok.kind == stringToken || p.isHole()
}

// afterOption names the option read last.
func afterOption(o *Options) string {
	if len(o.List) == 0 {
		return ""
	}
	return " after option " + named(o.List[len(o.List)-1].Key)
}

// named quotes a key for a message.
func named(key *Str) string { return "'" + key.Value() + "'" }

// option reads 'key' = 'value'.
func (p *parser) option() *Option {
	o := p.slabs.options.new()
	lo := p.start()
	if p.isHole() && p.peek(1).id != equal {
		// A placeholder for whole options is its own value.
		o.Value = p.hole()
		o.Key = &Str{Range: p.since(lo), Text: p.text.Slice(int(lo), int(p.last)), Form: bare}
		if v, ok := o.Value.(*Placeholder); ok {
			o.Key.Form = &StrForm{Var: v, Bare: true}
		}
		o.Range = o.Key.Range
		return o
	}
	o.Key = p.optionKey()
	if !p.got(equal) {
		msg := "expected '=' after option " + named(o.Key) + "; found " + p.found(p.tok)
		if p.tok.kind == stringToken {
			p.complain(p.tok, msg)
		} else {
			p.fail(p.tok, msg)
		}
	}
	o.Value = p.optionValue(o.Key)
	o.Range = p.since(lo)
	return o
}

// optionKey reads a key. One without quotes is reported and read, dots and all.
func (p *parser) optionKey() *Str {
	t := p.tok
	if t.kind != wordToken && t.kind != quotedToken || p.isDoubleQuoted() {
		return p.keyStr()
	}
	p.complain(t, "write the option's key in single quotes")
	lo := p.start()
	for p.tok.kind == wordToken || p.tok.kind == quotedToken || p.isAny(dot, minus) || p.tok.kind == decimalToken || p.tok.kind == intToken {
		p.advance()
	}
	return &Str{Range: p.since(lo), Text: p.text.Slice(int(lo), int(p.last)), Form: bare}
}

// keyStr reads a key in quotes. What follows one without '=' is its value, and
// no continuation of it.
func (p *parser) keyStr() *Str {
	n := 0
	for p.peek(n).kind == stringToken {
		n++
	}
	if n > 1 && p.peek(n).id != equal {
		return p.oneStr()
	}
	s := p.str("an option's key in quotes")
	if p.tok.kind == stringToken {
		p.joinStrs(s, true)
	}
	return s
}

// optionValue reads a value. A literal of another kind, or a name, is reported
// and read.
func (p *parser) optionValue(key *Str) Expr {
	switch p.tok.kind {
	case stringToken:
		return p.str("the option's value in quotes")
	case varToken, holeToken:
		return p.hole()
	case intToken, decimalToken, approxToken, quotedToken:
		if p.isDoubleQuoted() {
			return p.strOrVar("")
		}
		p.complain(p.tok, "write the value of option "+named(key)+" in single quotes")
		return p.primary()
	case wordToken:
		if p.peek(1).id == comma || p.peek(1).id == rparen {
			p.complain(p.tok, "write the value of option "+named(key)+" in single quotes")
			return p.keywordName()
		}
	}
	// What stands here may be a secret without its quotes: it is not shown.
	p.fail(p.tok, "expected the value of option "+named(key)+" in single quotes")
	return p.badExpr()
}

// likeFeatures are what an option of LIKE may be about.
var likeFeatures = []wordID{
	kwAll, kwConstraints, kwDistribution, kwGenerated, kwMetadata, kwOptions, kwPartitions, kwWatermarks,
}

// tableLike reads LIKE table and its options, which have no commas between
// them.
func (p *parser) tableLike() *TableLike {
	lo := p.start()
	p.advance()
	l := &TableLike{Kw: p.since(lo)}
	l.Table = p.name("a table")
	if p.got(lparen) {
		level := p.open
		for p.isAny(kwIncluding, kwExcluding, kwOverwriting) {
			l.Options = append(l.Options, p.likeOption())
		}
		if len(l.Options) == 0 {
			p.expected("INCLUDING, EXCLUDING or OVERWRITING")
		}
		p.closeBracket(level, "the options of LIKE, which have no commas between them")
	}
	l.Range = p.since(lo)
	return l
}

func (p *parser) likeOption() *LikeOption {
	lo := p.start()
	o := &LikeOption{Merge: p.tok.word()}
	p.advance()
	if o.Feature = p.gotAny(likeFeatures...); o.Feature == "" {
		p.expected("ALL, CONSTRAINTS, DISTRIBUTION, GENERATED, METADATA, OPTIONS, PARTITIONS or WATERMARKS")
	}
	o.Range = p.since(lo)
	return o
}
