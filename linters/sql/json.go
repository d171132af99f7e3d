package sql

// jsonCall reads a call of one of SQL's JSON functions, whose clauses Call.Words
// keeps.
func (p *parser) jsonCall(name wordID) Expr {
	switch name {
	case kwJsonExists:
		return p.form(p.jsonExistsArgs)
	case kwJsonValue:
		return p.form(p.jsonValueArgs)
	case kwJsonQuery:
		return p.form(p.jsonQueryArgs)
	case kwJsonObject:
		return p.suffixes(p.form(p.jsonObjectArgs))
	case kwJsonObjectagg:
		return p.suffixes(p.form(p.jsonObjectAggArgs))
	case kwJsonArray:
		return p.suffixes(p.form(p.jsonArrayArgs))
	}
	return p.suffixes(p.form(p.jsonArrayAggArgs))
}

// What may stand behind the arguments of the JSON functions.
var (
	existsOnError  = phrases("TRUE ON ERROR", "FALSE ON ERROR", "UNKNOWN ON ERROR", "ERROR ON ERROR")
	valueOnError   = phrases("NULL ON EMPTY", "NULL ON ERROR", "ERROR ON EMPTY", "ERROR ON ERROR")
	defaultOnError = phrases("ON EMPTY", "ON ERROR")
	wrappers       = phrases("WITHOUT ARRAY", "WITH CONDITIONAL ARRAY", "WITH UNCONDITIONAL ARRAY", "WITH ARRAY",
		"WITHOUT", "WITH CONDITIONAL", "WITH UNCONDITIONAL", "WITH")
	queryOnError = phrases("ERROR ON EMPTY", "ERROR ON ERROR", "NULL ON EMPTY", "NULL ON ERROR", "EMPTY ARRAY ON EMPTY",
		"EMPTY ARRAY ON ERROR", "EMPTY OBJECT ON EMPTY", "EMPTY OBJECT ON ERROR")
	onNull = phrases("NULL ON NULL", "ABSENT ON NULL")
)

// jsonPath reads what JSON_EXISTS, JSON_VALUE and JSON_QUERY begin with: the
// document, the path, and perhaps what is passed to it.
func (p *parser) jsonPath(c *Call) {
	c.Args = append(c.Args, p.valueExpr())
	p.need(comma)
	c.Args = append(c.Args, p.valueExpr())
	if !p.gotWord(c, kwPassing) {
		return
	}
	for {
		c.Args = append(c.Args, p.valueExpr())
		p.needWord(c, kwAs)
		c.Args = append(c.Args, p.simpleName("a name"))
		if !p.got(comma) {
			return
		}
	}
}

// returning reads RETURNING type.
func (p *parser) returning(c *Call) {
	if p.gotWord(c, kwReturning) {
		c.Args = append(c.Args, p.castType())
	}
}

func (p *parser) jsonExistsArgs(c *Call) {
	p.jsonPath(c)
	p.gotAnyWord(c, existsOnError)
}

// gotAnyWord takes the first of the phrases that comes next.
func (p *parser) gotAnyWord(c *Call, phrases [][]wordID) bool {
	for _, phrase := range phrases {
		if p.gotWord(c, phrase...) {
			return true
		}
	}
	return false
}

func (p *parser) jsonValueArgs(c *Call) {
	p.jsonPath(c)
	p.returning(c)
	for {
		switch {
		case p.gotAnyWord(c, valueOnError):
		case p.gotWord(c, kwDefault):
			c.Args = append(c.Args, p.valueExpr())
			if !p.gotAnyWord(c, defaultOnError) {
				p.expected("ON EMPTY or ON ERROR")
			}
		default:
			return
		}
	}
}

func (p *parser) jsonQueryArgs(c *Call) {
	p.jsonPath(c)
	p.returning(c)
	if p.gotAnyWord(c, wrappers) {
		p.need(kwWrapper)
	}
	for p.gotAnyWord(c, queryOnError) {
	}
}

// jsonPair reads a key and its value: KEY k VALUE v, k VALUE v, k : v or k, v.
func (p *parser) jsonPair(c *Call) {
	key := p.is(kwKey) && p.keyFollows() && p.gotWord(c, kwKey)
	c.Args = append(c.Args, p.valueExpr())
	switch {
	case p.gotWord(c, kwValue):
	case !key && (p.gotWord(c, comma) || p.got(colon)):
	case p.isAny(comma, colon):
		p.fail(p.tok, "a key that follows KEY is separated from its value by VALUE")
		return
	default:
		p.expected("VALUE or ':' after the key")
		return
	}
	c.Args = append(c.Args, p.valueExpr())
}

// keyFollows reports whether KEY is a keyword here and not itself a column.
func (p *parser) keyFollows() bool {
	switch p.peek(1).id {
	case kwValue, comma, colon, dot, lparen, rparen:
		return false
	}
	return true
}

// nullOnNull reads NULL ON NULL or ABSENT ON NULL.
func (p *parser) nullOnNull(c *Call) { p.gotAnyWord(c, onNull) }

// onNullFollows reports whether only a clause is left of a constructor.
func (p *parser) onNullFollows() bool {
	return p.is(rparen) || p.isSeq(kwNull, kwOn) || p.isSeq(kwAbsent, kwOn)
}

func (p *parser) jsonObjectArgs(c *Call) {
	if !p.onNullFollows() {
		p.jsonPair(c)
		for p.got(comma) {
			p.jsonPair(c)
		}
	}
	p.nullOnNull(c)
}

func (p *parser) jsonObjectAggArgs(c *Call) {
	p.jsonPair(c)
	p.nullOnNull(c)
}

func (p *parser) jsonArrayArgs(c *Call) {
	if !p.onNullFollows() {
		c.Args = append(c.Args, p.valueExpr())
		for p.got(comma) {
			c.Args = append(c.Args, p.valueExpr())
		}
	}
	p.nullOnNull(c)
}

func (p *parser) jsonArrayAggArgs(c *Call) {
	c.Args = append(c.Args, p.valueExpr())
	if p.is(kwOrder) {
		c.clauses().OrderBy = p.orderBy()
	}
	p.nullOnNull(c)
}
