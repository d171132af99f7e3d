package sql

// hints reads the hints in /*+ … */, if they come next.
func (p *parser) hints() []*Hint {
	if !p.is(hintBegin) {
		return nil
	}
	open := p.tok
	p.advance()
	var hints []*Hint
	level := p.open
	for {
		hints = append(hints, p.hint())
		if p.broken() {
			p.resume(level, comma, hintEnd)
		}
		if p.got(comma) {
			continue
		}
		if p.got(hintEnd) {
			return hints
		}
		if p.tok.kind == endOfText || p.is(semicolon) {
			p.fail(open, "this hint is never closed; close it with */")
			return hints
		}
		p.expected("',' or '*/' after the hint")
		p.resume(level, hintEnd)
		p.got(hintEnd)
		return hints
	}
}

// lateHints reports hints that stand behind what they should stand before.
func (p *parser) lateHints(msg string) {
	if p.is(hintBegin) {
		p.complain(p.tok, msg)
		p.hints()
	}
}

// hint reads one hint: a name, and perhaps arguments, which are either all
// options, all names, or all literals.
func (p *parser) hint() *Hint {
	lo := p.start()
	h := &Hint{Name: p.ident("a hint")}
	if p.is(lparen) {
		if p.peek(1).id == rparen {
			p.gotSeq(lparen, rparen)
		} else {
			p.parens(nil, func() { p.hintArg(h) })
		}
	}
	h.Range = p.since(lo)
	return h
}

// hintArg reads an argument: 'k' = 'v', k = v, a name, a string or a number.
func (p *parser) hintArg(h *Hint) {
	if p.peek(1).id == equal && (isIdent(p.tok) || p.tok.kind == stringToken) {
		h.Args = append(h.Args, p.hintOption())
		return
	}
	switch p.tok.kind {
	case stringToken:
		h.Args = append(h.Args, p.plainStr("a string"))
	case intToken, decimalToken, approxToken:
		h.Args = append(h.Args, p.oneNumber())
	default:
		n := p.name("an argument of the hint")
		if len(n.Parts) > 1 {
			p.complainAt(n, "a hint takes the alias or the plain name of a table; write "+n.Last().Name)
		}
		h.Args = append(h.Args, n)
	}
}

func (p *parser) hintOption() *HintOption {
	lo, key := p.start(), p.tok
	o := &HintOption{}
	if p.tok.kind == stringToken {
		o.Key = p.oneStr()
	} else {
		t, quotes := p.tok, int32(0)
		if t.kind == quotedToken {
			quotes = 1
		}
		p.advance()
		o.Key = &Str{Range: p.rangeOf(t.off, t.end), Text: p.decodeQuotes(t.off+quotes, max(t.end-quotes, t.off+quotes)), Form: bare}
	}
	p.need(equal)
	switch p.tok.kind {
	case stringToken:
		o.Value = p.plainStr("a string")
	case varToken, holeToken:
		o.Value = p.hole()
	case intToken, decimalToken, approxToken:
		p.complain(key, "write the value of this hint in single quotes")
		o.Value = p.oneNumber()
		if p.tok.kind == wordToken && p.tok.off == p.last {
			p.advance() // the unit of 1d
		}
	case quotedToken:
		o.Value = p.strOrVar("the value in quotes")
	default:
		p.expected("the value in quotes")
		o.Value = p.badExpr()
	}
	o.Range = p.since(lo)
	return o
}
