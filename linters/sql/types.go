package sql

// dataType reads a data type with NULL or NOT NULL behind it, as columns have
// it: ARRAY<INT NOT NULL> NOT NULL.
func (p *parser) dataType() *Type {
	lo := p.start()
	if p.is("INTERVAL") {
		p.fail(p.tok, "INTERVAL is no data type of a column")
		return p.noType()
	}
	t := p.typeName()
	for {
		p.nullability(t)
		if !p.isAny("ARRAY", "MULTISET") {
			return t
		}
		t = p.postfixType(lo, t)
	}
}

// castType reads a data type without NOT NULL behind it, as CAST has it.
func (p *parser) castType() *Type {
	lo := p.start()
	t := p.typeName()
	for p.isAny("ARRAY", "MULTISET") {
		t = p.postfixType(lo, t)
	}
	return t
}

// postfixType reads ARRAY or MULTISET behind its element type.
func (p *parser) postfixType(lo int32, elem *Type) *Type {
	t := p.slabs.types.new()
	t.Name, t.Form = p.tok.word, &TypeForm{Elems: []*Type{elem}, Postfix: true}
	p.advance()
	t.Range = p.since(lo)
	return t
}

// nullability reads NULL or NOT NULL behind a type.
func (p *parser) nullability(t *Type) {
	switch {
	case p.got("NULL"):
		t.Null = true
	case p.gotSeq("NOT", "NULL"):
		t.NotNull = true
	default:
		return
	}
	t.Range.To = p.end(p.last)
}

// precisions says how many numbers may stand behind a type in brackets.
var precisions = map[string]int{
	"CHAR": 1, "CHARACTER": 1, "VARCHAR": 1, "BINARY": 1, "VARBINARY": 1, "TIME": 1, "TIMESTAMP": 1, "TIMESTAMP_LTZ": 1,
	"DECIMAL": 2, "DEC": 2, "NUMERIC": 2, "ANY": 2, "STRING": 0, "BYTES": 0, "DATE": 0,
	"BOOLEAN": 0, "INT": 0, "INTEGER": 0, "TINYINT": 0, "SMALLINT": 0, "BIGINT": 0, "REAL": 0, "DOUBLE": 0, "FLOAT": 0,
	"VARIANT": 0, "UNSIGNED": 0, "GEOMETRY": 0, "BITMAP": 0,
}

func (p *parser) typeName() *Type {
	lo := p.start()
	t := p.slabs.types.new()
	t.Range = p.nowhere()
	if !p.enter() {
		p.leave()
		return t
	}
	switch p.tok.word {
	case "ROW":
		p.rowType(t)
	case "MAP", "ARRAY", "MULTISET":
		p.collectionType(t)
	case "RAW":
		p.rawType(t)
	case "STRUCTURED":
		p.structuredType(t)
	case "INTERVAL":
		p.intervalType(t)
	default:
		p.scalarType(t)
	}
	p.leave()
	if !p.broken() || p.last > lo {
		t.Range = p.since(lo)
	} else {
		t.Range = p.nowhere()
	}
	return t
}

// intervalType reads INTERVAL and its unit.
func (p *parser) intervalType(t *Type) {
	if units[p.peek(1).word] == "" {
		p.expected("a data type, or INTERVAL with a unit of time")
		return
	}
	t.Name = "INTERVAL"
	p.advance()
	p.typeForm(t).Interval = p.intervalUnit()
}

// scalarType reads a type that is made of words and numbers, or the name of a
// type of the user's.
func (p *parser) scalarType(t *Type) {
	most, known := precisions[p.tok.word]
	if !known || p.peek(1).word == "." {
		p.userType(t)
		return
	}
	t.Name = p.tok.word
	p.advance()
	switch t.Name {
	case "CHAR", "CHARACTER", "BINARY":
		if p.got("VARYING") {
			t.Name += " VARYING"
		}
	case "DOUBLE":
		if p.got("PRECISION") {
			t.Name += " PRECISION"
		}
	case "TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT":
		if p.got("UNSIGNED") {
			t.Name += " UNSIGNED"
		}
	case "GEOMETRY":
		p.complain(p.lastToken(), "Flink has no GEOMETRY")
	}
	if most > 0 && p.is("(") {
		p.typeArgs(t, most)
	}
	switch t.Name {
	case "TIME", "TIMESTAMP":
		p.zone(t)
	case "CHAR", "CHARACTER", "VARCHAR", "CHAR VARYING", "CHARACTER VARYING":
		if p.gotSeq("CHARACTER", "SET") {
			p.typeForm(t).Charset = p.ident("a character set").Name
		}
	}
}

func (p *parser) userType(t *Type) {
	if !isIdent(p.tok) {
		p.expected("a data type")
		return
	}
	p.typeForm(t).User = p.name("a data type")
}

// typeArgs reads a precision and perhaps a scale.
func (p *parser) typeArgs(t *Type, most int) {
	p.advance()
	t.Args = p.lists.exprs.add(t.Args, p.whole("the precision"))
	if most == 2 && p.got(",") {
		t.Args = p.lists.exprs.add(t.Args, p.scale())
	}
	p.need(")")
}

// scale reads the scale of a decimal, which may have a sign.
func (p *parser) scale() Expr {
	lo := p.start()
	sign := p.gotAny("-", "+")
	n := p.whole("the scale")
	if sign == "" {
		return n
	}
	return &Unary{Range: p.since(lo), Op: sign, OpKw: p.rangeOf(lo, lo+1), X: n}
}

func (p *parser) zone(t *Type) {
	switch {
	case p.gotSeq("WITHOUT", "TIME", "ZONE"):
		p.typeForm(t).Zone = "WITHOUT TIME ZONE"
	case p.isSeq("WITH", "LOCAL"):
		p.typeForm(t).Zone = "WITH LOCAL TIME ZONE"
		p.needSeq("WITH", "LOCAL", "TIME", "ZONE")
	case p.isSeq("WITH", "TIME"):
		p.typeForm(t).Zone = "WITH TIME ZONE"
		p.needSeq("WITH", "TIME", "ZONE")
	}
}

// rowType reads ROW<…>, ROW(…) and ROW<>.
func (p *parser) rowType(t *Type) {
	t.Name = "ROW"
	p.advance()
	switch {
	case p.got("<>"):
		p.typeForm(t).Angle = true
	case p.is("<"):
		p.typeForm(t).Angle = true
		p.angles(t, false)
	case p.is("("):
		if p.peek(1).word == ")" {
			p.gotSeq("(", ")")
			return
		}
		p.parens(nil, func() { p.addField(t) })
	default:
		p.expected("'<' or '(' after ROW")
	}
}

// structuredType reads STRUCTURED<'class', field type, …>.
func (p *parser) structuredType(t *Type) {
	t.Name, p.typeForm(t).Angle = "STRUCTURED", true
	p.advance()
	if p.is("<") {
		p.angles(t, true)
		return
	}
	p.expected("'<' after STRUCTURED")
}

// angles reads fields in angle brackets, the first perhaps a class.
func (p *parser) angles(t *Type, class bool) {
	p.need("<")
	if class {
		t.Args = append(t.Args, p.str("the class in quotes"))
		if !p.got(",") {
			p.need(">")
			return
		}
	}
	if p.got(">") {
		return
	}
	for {
		p.addField(t)
		if p.broken() || !p.isAny(",", ">") {
			p.expected("',' or '>' after the field")
			p.resumeAngles()
		}
		for p.is(",") && p.peek(1).word == "," {
			p.advance()
			p.complain(p.tok, "found ',' twice; remove one")
		}
		if !p.got(",") {
			break
		}
	}
	p.closeAngle("',' or '>' after the field")
}

// closeAngle takes the > that closes a type.
func (p *parser) closeAngle(what string) {
	if !p.got(">") {
		p.expected(what)
	}
}

// typeForm returns a type's form, to be filled.
func (p *parser) typeForm(t *Type) *TypeForm {
	if t.Form == nil {
		t.Form = p.slabs.forms.new()
	}
	return t.Form
}

func (p *parser) addField(t *Type) {
	f := p.typeForm(t)
	f.Fields = p.lists.fields.add(f.Fields, p.rowField())
}

func (p *parser) rowField() *RowField {
	lo := p.start()
	f := p.slabs.fields.put(RowField{Name: p.ident("a field")})
	f.Type = p.dataType()
	if p.tok.kind == stringToken {
		f.Comment = p.plainStr("a comment")
	} else if p.is("COMMENT") && p.peek(1).kind == stringToken {
		p.complain(p.tok, "the comment of a field stands without COMMENT; remove the word")
		p.advance()
		f.Comment = p.plainStr("a comment")
	}
	f.Range = p.since(lo)
	return f
}

// collectionType reads ARRAY<…>, MULTISET<…> and MAP<…, …>.
func (p *parser) collectionType(t *Type) {
	t.Name = p.tok.word
	p.advance()
	if !p.got("<") {
		p.expected("'<' after " + t.Name)
		return
	}
	p.typeForm(t).Elems = append(p.typeForm(t).Elems, p.dataType())
	if t.Name == "MAP" {
		if !p.got(",") {
			p.expected("',' and the type of the map's values")
			return
		}
		p.typeForm(t).Elems = append(p.typeForm(t).Elems, p.dataType())
	}
	p.closeAngle("'>' after the element type of " + t.Name)
}

// rawType reads RAW('class', 'serializer').
func (p *parser) rawType(t *Type) {
	t.Name = "RAW"
	p.advance()
	p.need("(")
	t.Args = append(t.Args, p.str("the class in quotes"))
	p.need(",")
	t.Args = append(t.Args, p.str("the serializer in quotes"))
	p.need(")")
}

// units are the units of time, in the plural as well.
var units = map[string]string{
	"YEAR": "YEAR", "YEARS": "YEAR", "QUARTER": "QUARTER", "QUARTERS": "QUARTER", "MONTH": "MONTH", "MONTHS": "MONTH",
	"WEEK": "WEEK", "WEEKS": "WEEK", "DAY": "DAY", "DAYS": "DAY", "HOUR": "HOUR", "HOURS": "HOUR",
	"MINUTE": "MINUTE", "MINUTES": "MINUTE", "SECOND": "SECOND", "SECONDS": "SECOND",
}

// lowerUnits are the units that an interval from a unit may go down to.
var lowerUnits = map[string][]string{
	"YEAR": {"MONTH"}, "DAY": {"HOUR", "MINUTE", "SECOND"}, "HOUR": {"MINUTE", "SECOND"}, "MINUTE": {"SECOND"},
}

// intervalUnit reads the qualifier of an interval.
func (p *parser) intervalUnit() *IntervalUnit {
	lo := p.start()
	u := p.slabs.units.put(IntervalUnit{From: units[p.tok.word], Range: p.nowhere()})
	if u.From == "" {
		p.expected("a unit of time: YEAR, MONTH, DAY, HOUR, MINUTE or SECOND")
		u.Range = p.nowhere() // a string before it may have become shorter
		return u
	}
	p.advance()
	if p.got("(") {
		u.Precision = p.whole("the precision")
		if u.From == "SECOND" && p.got(",") {
			u.FractionPrecision = p.whole("the precision of fractions")
		}
		p.need(")")
	}
	if p.is("TO") && units[p.peek(1).word] != "" {
		p.lowerUnit(u)
	}
	u.Range = p.since(lo)
	return u
}

// lowerUnit reads TO and the unit that the interval goes down to.
func (p *parser) lowerUnit(u *IntervalUnit) {
	to := units[p.peek(1).word]
	for _, allowed := range lowerUnits[u.From] {
		if to != allowed {
			continue
		}
		p.gotSeq("TO", p.peek(1).word)
		u.To = to
		if to == "SECOND" && p.got("(") {
			u.FractionPrecision = p.whole("the precision of fractions")
			p.need(")")
		}
		return
	}
	p.fail(p.tok, "an interval from "+u.From+" cannot go down to "+to)
}

// noType stands for a type that is missing.
func (p *parser) noType() *Type { return &Type{Range: p.nowhere()} }
