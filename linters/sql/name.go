package sql

import "strings"

// structure are reserved words that shape a statement. Where one of them stands
// in the place of a name, the name is missing; any other reserved word was
// meant as the name and only lacks its backticks.
var structure = wordSet(`
	ALL ALTER AND AS BETWEEN BY CASE COMMENT CONSTRAINT CREATE CROSS DEFAULT DISTINCT DROP ELSE END EXCEPT EXISTS
	FALSE FETCH FOR FROM FULL GROUP HAVING IN INNER INSERT INTERSECT INTO IS JOIN LATERAL LEFT LIKE LIMIT
	MATCH_RECOGNIZE MINUS NATURAL NOT NULL OFFSET ON OR ORDER OVER PARTITION PRIMARY QUALIFY RANGE RIGHT ROWS SELECT SET
	TABLE THEN TO TRUE UNION UNIQUE UNNEST USING VALUES WATERMARK WHEN WHERE WINDOW WITH`)

// wordSet returns the words as a set.
func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// isIdent reports whether t can be an identifier.
func isIdent(t lexeme) bool {
	switch t.kind {
	case quotedToken, varToken, holeToken:
		return true
	case wordToken:
		info := t.id.info()
		return !info.reserved || info.since != ""
	}
	return false
}

// isAlias reports whether the current token can be an alias that no AS
// introduces: a word that became reserved later is one only where nothing of
// what it begins can follow.
func (p *parser) isAlias() bool {
	t := p.tok
	return isIdent(t) && (!t.id.info().reserved || endsItem(p.peek(1)))
}

// ident reads an identifier. what names it for the message.
func (p *parser) ident(what string) *Ident {
	id := p.slabs.idents.new()
	p.identInto(id, what)
	return id
}

func (p *parser) identInto(id *Ident, what string) {
	t := p.tok
	if !isIdent(t) {
		if t.kind != wordToken || structure[t.word()] {
			p.expected(what)
			id.Range = p.nowhere()
			return
		}
		p.complainReserved(t, what)
	}
	p.takeIdent(id)
}

// takeIdent takes the current token as an identifier.
func (p *parser) takeIdent(id *Ident) {
	t := p.tok
	p.advance()
	p.setIdent(id, t)
}

// aliasAfterAs reads an alias behind AS. A reserved word that ends what it
// stands in was meant as the alias, whatever else it means.
func (p *parser) aliasAfterAs() *Ident {
	t := p.tok
	if t.kind != wordToken || isIdent(t) || !endsItem(p.peek(1)) {
		return p.ident("an alias")
	}
	p.complainReserved(t, "an alias")
	return p.keywordIdent()
}

// endsItem reports whether t ends an item of a list.
func endsItem(t lexeme) bool {
	switch t.id {
	case comma, rparen, semicolon, kwFrom, kwWhere, kwOn, kwJoin, kwLeft, kwGroup, kwOrder:
		return true
	}
	return t.kind == endOfText
}

// complainReserved reports a reserved word that stands where a name was meant.
func (p *parser) complainReserved(t lexeme, what string) {
	if p.cdc && freeInTransforms[t.word()] {
		return
	}
	if what == "an expression" {
		what = "a column"
	}
	calm := p.calm
	if p.i < p.recovered+calmTokens {
		return
	}
	p.calm = 0
	p.complain(t, t.word()+" is a reserved word; write `"+p.src[t.off:t.end]+"` to use it as "+what)
	p.calm = max(calm, p.i+calmTokens)
}

// noIdent stands for an identifier that is missing.
func (p *parser) noIdent() *Ident {
	return &Ident{Range: p.nowhere()}
}

// inQuotes is the form of all identifiers in quotes that are no placeholders.
var inQuotes = &IdentForm{Quoted: true}

func (p *parser) setIdent(id *Ident, t lexeme) {
	id.Range = p.rangeOf(t.off, t.end)
	text := p.src[t.off:t.end]
	switch t.kind {
	case quotedToken:
		id.Form = inQuotes
		var v *Placeholder
		if text, v = p.unquote(t, text); v != nil {
			id.Form = &IdentForm{Quoted: true, Var: v}
		}
	case varToken:
		if placeholderLen(text) == len(text) {
			id.Form = &IdentForm{Var: p.placeholder(t.off, text)}
		}
	}
	id.Name = text
}

// unquote returns the identifier that a quoted one stands for, and the
// placeholder where it is nothing else.
func (p *parser) unquote(t lexeme, text string) (string, *Placeholder) {
	if lo, hi := inQuotation(text); lo > 1 {
		return text[lo:hi], nil
	}
	quote := text[:1]
	text = text[1:]
	text = strings.TrimSuffix(text, quote)
	if placeholderLen(text) == len(text) && text != "" {
		return text, p.placeholder(t.off+1, text)
	}
	if strings.Contains(text, quote) {
		text = strings.ReplaceAll(text, quote+quote, quote)
	}
	return text, nil
}

// placeholder makes a placeholder of its text, which stands at off.
func (p *parser) placeholder(off int32, text string) *Placeholder {
	return p.slabs.placeholders.put(Placeholder{
		Range: p.rangeOf(off, off+int32(len(text))),
		Name:  strings.TrimSpace(text[2 : len(text)-1]),
	})
}

// simpleName reads a name of one part.
func (p *parser) simpleName(what string) *Name {
	n := p.slabs.names.new()
	n.Parts = p.slabs.idents.take(1)
	p.identInto(&n.Parts[0], what)
	return n
}

// name reads a name of one or more parts.
func (p *parser) name(what string) *Name {
	n := p.simpleName(what)
	for p.is(dot) && p.peek(1).id != star {
		p.advance()
		n.Parts = p.slabs.idents.extend(n.Parts)
		p.afterDot(n.Last(), what)
	}
	return n
}

// afterDot reads a further part of a name. Behind a dot no reserved word can
// mean anything else than a name.
func (p *parser) afterDot(id *Ident, what string) {
	t := p.tok
	if t.kind != wordToken || isIdent(t) || structure[t.word()] && p.last < t.off {
		p.identInto(id, what)
		return
	}
	p.complainReserved(t, what)
	p.takeIdent(id)
}

// keywordIdent takes a keyword as an identifier.
func (p *parser) keywordIdent() *Ident {
	id := p.slabs.idents.new()
	p.takeIdent(id)
	return id
}

// keywordName takes a keyword as a name.
func (p *parser) keywordName() *Name {
	n := p.slabs.names.new()
	n.Parts = p.slabs.idents.take(1)
	p.takeIdent(&n.Parts[0])
	return n
}

// idents reads identifiers in brackets.
func (p *parser) idents(what string) []*Ident {
	var ids []*Ident
	p.parens(nil, func() { ids = p.lists.idents.add(ids, p.ident(what)) })
	return ids
}

// identOrList reads one identifier, or several in brackets.
func (p *parser) identOrList(what string) []*Ident {
	if p.is(lparen) {
		return p.idents(what)
	}
	return []*Ident{p.ident(what)}
}

// ifExists reads an optional IF EXISTS.
func (p *parser) ifExists() bool { return p.gotSeq(kwIf, kwExists) }

// ifNotExists reads an optional IF NOT EXISTS.
func (p *parser) ifNotExists() bool { return p.gotSeq(kwIf, kwNot, kwExists) }
