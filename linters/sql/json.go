package sql

import "strings"

// jsonCall reads a call of one of SQL's JSON functions, whose clauses Call.Words
// keeps.
func (p *parser) jsonCall(name string) Expr {
	switch name {
	case "JSON_EXISTS":
		return p.form(p.jsonExistsArgs)
	case "JSON_VALUE":
		return p.form(p.jsonValueArgs)
	case "JSON_QUERY":
		return p.form(p.jsonQueryArgs)
	case "JSON_OBJECT":
		return p.suffixes(p.form(p.jsonObjectArgs))
	case "JSON_OBJECTAGG":
		return p.suffixes(p.form(p.jsonObjectAggArgs))
	case "JSON_ARRAY":
		return p.suffixes(p.form(p.jsonArrayArgs))
	}
	return p.suffixes(p.form(p.jsonArrayAggArgs))
}

// jsonPath reads what JSON_EXISTS, JSON_VALUE and JSON_QUERY begin with: the
// document, the path, and perhaps what is passed to it.
func (p *parser) jsonPath(c *Call) {
	c.Args = append(c.Args, p.valueExpr())
	p.need(",")
	c.Args = append(c.Args, p.valueExpr())
	if !p.gotWord(c, "PASSING") {
		return
	}
	for {
		c.Args = append(c.Args, p.valueExpr())
		p.needWord(c, "AS")
		c.Args = append(c.Args, p.simpleName("a name"))
		if !p.got(",") {
			return
		}
	}
}

// returning reads RETURNING type.
func (p *parser) returning(c *Call) {
	if p.gotWord(c, "RETURNING") {
		c.Args = append(c.Args, p.castType())
	}
}

func (p *parser) jsonExistsArgs(c *Call) {
	p.jsonPath(c)
	p.gotAnyWord(c, "TRUE ON ERROR", "FALSE ON ERROR", "UNKNOWN ON ERROR", "ERROR ON ERROR")
}

// gotAnyWord takes the first of the phrases that comes next.
func (p *parser) gotAnyWord(c *Call, phrases ...string) bool {
	for _, phrase := range phrases {
		if p.gotWord(c, strings.Fields(phrase)...) {
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
		case p.gotAnyWord(c, "NULL ON EMPTY", "NULL ON ERROR", "ERROR ON EMPTY", "ERROR ON ERROR"):
		case p.gotWord(c, "DEFAULT"):
			c.Args = append(c.Args, p.valueExpr())
			if !p.gotAnyWord(c, "ON EMPTY", "ON ERROR") {
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
	if p.gotAnyWord(c, "WITHOUT ARRAY", "WITH CONDITIONAL ARRAY", "WITH UNCONDITIONAL ARRAY", "WITH ARRAY",
		"WITHOUT", "WITH CONDITIONAL", "WITH UNCONDITIONAL", "WITH") {
		p.need("WRAPPER")
	}
	for p.gotAnyWord(c, "ERROR ON EMPTY", "ERROR ON ERROR", "NULL ON EMPTY", "NULL ON ERROR", "EMPTY ARRAY ON EMPTY",
		"EMPTY ARRAY ON ERROR", "EMPTY OBJECT ON EMPTY", "EMPTY OBJECT ON ERROR") {
	}
}

// jsonPair reads a key and its value: KEY k VALUE v, k VALUE v, k : v or k, v.
func (p *parser) jsonPair(c *Call) {
	key := p.is("KEY") && p.keyFollows() && p.gotWord(c, "KEY")
	c.Args = append(c.Args, p.valueExpr())
	switch {
	case p.gotWord(c, "VALUE"):
	case !key && (p.gotWord(c, ",") || p.got(":")):
	case p.isAny(",", ":"):
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
	switch p.peek(1).word {
	case "VALUE", ",", ":", ".", "(", ")":
		return false
	}
	return true
}

// nullOnNull reads NULL ON NULL or ABSENT ON NULL.
func (p *parser) nullOnNull(c *Call) { p.gotAnyWord(c, "NULL ON NULL", "ABSENT ON NULL") }

// onNullFollows reports whether only a clause is left of a constructor.
func (p *parser) onNullFollows() bool {
	return p.is(")") || p.isSeq("NULL", "ON") || p.isSeq("ABSENT", "ON")
}

func (p *parser) jsonObjectArgs(c *Call) {
	if !p.onNullFollows() {
		p.jsonPair(c)
		for p.got(",") {
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
		for p.got(",") {
			c.Args = append(c.Args, p.valueExpr())
		}
	}
	p.nullOnNull(c)
}

func (p *parser) jsonArrayAggArgs(c *Call) {
	c.Args = append(c.Args, p.valueExpr())
	if p.is("ORDER") {
		c.clauses().OrderBy = p.orderBy()
	}
	p.nullOnNull(c)
}
