package sql

// dataType reads a data type with NULL or NOT NULL behind it, as columns have
// it: ARRAY<INT NOT NULL> NOT NULL.
func (p *parser) dataType() *Type {
	lo := p.start()
	if p.is(kwInterval) {
		p.fail(p.tok, "INTERVAL is no data type of a column")
		return p.noType()
	}
	t := p.typeName()
	for {
		p.nullability(t)
		if !p.isAny(kwArray, kwMultiset) {
			return t
		}
		t = p.postfixType(lo, t)
	}
}

// castType reads a data type without NOT NULL behind it, as CAST has it.
func (p *parser) castType() *Type {
	lo := p.start()
	t := p.typeName()
	for p.isAny(kwArray, kwMultiset) {
		t = p.postfixType(lo, t)
	}
	return t
}

// postfixType reads ARRAY or MULTISET behind its element type.
func (p *parser) postfixType(lo int32, elem *Type) *Type {
	t := p.slabs.types.new()
	t.Name, t.Form = p.tok.word(), &TypeForm{Elems: []*Type{elem}, Postfix: true}
	p.advance()
	t.Range = p.since(lo)
	return t
}

// nullability reads NULL or NOT NULL behind a type.
func (p *parser) nullability(t *Type) {
	switch {
	case p.got(kwNull):
		t.Null = true
	case p.gotSeq(kwNot, kwNull):
		t.NotNull = true
	default:
		return
	}
	t.Range.To = p.end(p.last)
}

// A scalar is a type of one word: whether a word is one, and how many numbers may
// stand behind it in brackets.
type scalar struct {
	known   bool
	numbers int
}

// scalars are the types of one word.
var scalars = wordTable[scalar]{
	kwChar: {true, 1}, kwCharacter: {true, 1}, kwVarchar: {true, 1}, kwBinary: {true, 1}, kwVarbinary: {true, 1},
	kwTime: {true, 1}, kwTimestamp: {true, 1}, kwTimestampLtz: {true, 1},
	kwDecimal: {true, 2}, kwDec: {true, 2}, kwNumeric: {true, 2}, kwAny: {true, 2},
	kwString: {true, 0}, kwBytes: {true, 0}, kwDate: {true, 0}, kwBoolean: {true, 0},
	kwInt: {true, 0}, kwInteger: {true, 0}, kwTinyint: {true, 0}, kwSmallint: {true, 0}, kwBigint: {true, 0},
	kwReal: {true, 0}, kwDouble: {true, 0}, kwFloat: {true, 0},
	kwVariant: {true, 0}, kwUnsigned: {true, 0}, kwGeometry: {true, 0}, kwBitmap: {true, 0},
}

func (p *parser) typeName() *Type {
	lo := p.start()
	t := p.slabs.types.new()
	t.Range = p.nowhere()
	if !p.enter() {
		p.leave()
		return t
	}
	switch p.tok.id {
	case kwRow:
		p.rowType(t)
	case kwMap, kwArray, kwMultiset:
		p.collectionType(t)
	case kwRaw:
		p.rawType(t)
	case kwStructured:
		p.structuredType(t)
	case kwInterval:
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
	if units.of(p.peek(1).id) == noWord {
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
	kind := scalars.of(p.tok.id)
	if !kind.known || p.peek(1).id == dot {
		p.userType(t)
		return
	}
	word := p.tok.id
	t.Name = word.word()
	p.advance()
	switch word {
	case kwChar, kwCharacter, kwBinary:
		if p.got(kwVarying) {
			t.Name += " VARYING"
		}
	case kwDouble:
		if p.got(kwPrecision) {
			t.Name += " PRECISION"
		}
	case kwTinyint, kwSmallint, kwInt, kwInteger, kwBigint:
		if p.got(kwUnsigned) {
			t.Name += " UNSIGNED"
		}
	case kwGeometry:
		p.complain(p.lastToken(), "Flink has no GEOMETRY")
	}
	if kind.numbers > 0 && p.is(lparen) {
		p.typeArgs(t, kind.numbers)
	}
	switch word {
	case kwTime, kwTimestamp:
		p.zone(t)
	case kwChar, kwCharacter, kwVarchar:
		if p.gotSeq(kwCharacter, kwSet) {
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
	if most == 2 && p.got(comma) {
		t.Args = p.lists.exprs.add(t.Args, p.scale())
	}
	p.need(rparen)
}

// scale reads the scale of a decimal, which may have a sign.
func (p *parser) scale() Expr {
	lo := p.start()
	sign := p.gotAny(minus, plus)
	n := p.whole("the scale")
	if sign == "" {
		return n
	}
	return &Unary{Range: p.since(lo), Op: sign, OpKw: p.rangeOf(lo, lo+1), X: n}
}

func (p *parser) zone(t *Type) {
	switch {
	case p.gotSeq(kwWithout, kwTime, kwZone):
		p.typeForm(t).Zone = "WITHOUT TIME ZONE"
	case p.isSeq(kwWith, kwLocal):
		p.typeForm(t).Zone = "WITH LOCAL TIME ZONE"
		p.needSeq(kwWith, kwLocal, kwTime, kwZone)
	case p.isSeq(kwWith, kwTime):
		p.typeForm(t).Zone = "WITH TIME ZONE"
		p.needSeq(kwWith, kwTime, kwZone)
	}
}

// rowType reads ROW<…>, ROW(…) and ROW<>.
func (p *parser) rowType(t *Type) {
	t.Name = "ROW"
	p.advance()
	switch {
	case p.got(notEqual):
		p.typeForm(t).Angle = true
	case p.is(less):
		p.typeForm(t).Angle = true
		p.angles(t, false)
	case p.is(lparen):
		if p.peek(1).id == rparen {
			p.gotSeq(lparen, rparen)
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
	if p.is(less) {
		p.angles(t, true)
		return
	}
	p.expected("'<' after STRUCTURED")
}

// angles reads fields in angle brackets, the first perhaps a class.
func (p *parser) angles(t *Type, class bool) {
	p.need(less)
	if class {
		t.Args = append(t.Args, p.str("the class in quotes"))
		if !p.got(comma) {
			p.need(greater)
			return
		}
	}
	if p.got(greater) {
		return
	}
	for {
		p.addField(t)
		if p.broken() || !p.isAny(comma, greater) {
			p.expected("',' or '>' after the field")
			p.resumeAngles()
		}
		for p.is(comma) && p.peek(1).id == comma {
			p.advance()
			p.complain(p.tok, "found ',' twice; remove one")
		}
		if !p.got(comma) {
			break
		}
	}
	p.closeAngle("',' or '>' after the field")
}

// closeAngle takes the > that closes a type.
func (p *parser) closeAngle(what string) {
	if !p.got(greater) {
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
	} else if p.is(kwComment) && p.peek(1).kind == stringToken {
		p.complain(p.tok, "the comment of a field stands without COMMENT; remove the word")
		p.advance()
		f.Comment = p.plainStr("a comment")
	}
	f.Range = p.since(lo)
	return f
}

// collectionType reads ARRAY<…>, MULTISET<…> and MAP<…, …>.
func (p *parser) collectionType(t *Type) {
	t.Name = p.tok.word()
	p.advance()
	if !p.got(less) {
		p.expected("'<' after " + t.Name)
		return
	}
	p.typeForm(t).Elems = append(p.typeForm(t).Elems, p.dataType())
	if t.Name == "MAP" {
		if !p.got(comma) {
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
	p.need(lparen)
	t.Args = append(t.Args, p.str("the class in quotes"))
	p.need(comma)
	t.Args = append(t.Args, p.str("the serializer in quotes"))
	p.need(rparen)
}

// units are the units of time, in the plural as well.
var units = wordTable[wordID]{
	kwYear: kwYear, kwYears: kwYear, kwQuarter: kwQuarter, kwQuarters: kwQuarter, kwMonth: kwMonth, kwMonths: kwMonth,
	kwWeek: kwWeek, kwWeeks: kwWeek, kwDay: kwDay, kwDays: kwDay, kwHour: kwHour, kwHours: kwHour,
	kwMinute: kwMinute, kwMinutes: kwMinute, kwSecond: kwSecond, kwSeconds: kwSecond,
}

// lowerUnits are the units that an interval from a unit may go down to.
var lowerUnits = map[string][]string{
	"YEAR": {"MONTH"}, "DAY": {"HOUR", "MINUTE", "SECOND"}, "HOUR": {"MINUTE", "SECOND"}, "MINUTE": {"SECOND"},
}

// intervalUnit reads the qualifier of an interval.
func (p *parser) intervalUnit() *IntervalUnit {
	lo := p.start()
	u := p.slabs.units.put(IntervalUnit{From: units.of(p.tok.id).word(), Range: p.nowhere()})
	if u.From == "" {
		p.expected("a unit of time: YEAR, MONTH, DAY, HOUR, MINUTE or SECOND")
		u.Range = p.nowhere() // a string before it may have become shorter
		return u
	}
	p.advance()
	if p.got(lparen) {
		u.Precision = p.whole("the precision")
		if u.From == "SECOND" && p.got(comma) {
			u.FractionPrecision = p.whole("the precision of fractions")
		}
		p.need(rparen)
	}
	if p.is(kwTo) && units.of(p.peek(1).id) != noWord {
		p.lowerUnit(u)
	}
	u.Range = p.since(lo)
	return u
}

// lowerUnit reads TO and the unit that the interval goes down to.
func (p *parser) lowerUnit(u *IntervalUnit) {
	to := units.of(p.peek(1).id).word()
	for _, allowed := range lowerUnits[u.From] {
		if to != allowed {
			continue
		}
		p.gotSeq(kwTo, p.peek(1).id)
		u.To = to
		if to == "SECOND" && p.got(lparen) {
			u.FractionPrecision = p.whole("the precision of fractions")
			p.need(rparen)
		}
		return
	}
	p.fail(p.tok, "an interval from "+u.From+" cannot go down to "+to)
}

// noType stands for a type that is missing.
func (p *parser) noType() *Type { return &Type{Range: p.nowhere()} }
