package sql

// query writes a query.
func (p *printer) query(q Query) {
	switch q := q.(type) {
	case *Select:
		p.selectQuery(q)
	case *SetOp:
		p.setOp(q)
	case *Values:
		p.put("VALUES ")
		separated(p, ",\n", q.Rows, p.valuesRow)
	case *TableQuery:
		p.put("(TABLE ")
		p.name(q.Name)
		p.put(")")
		p.hints(q.Hints)
	case *With:
		p.with(q)
	case *Ordered:
		p.ordered(q)
	case *ParenQuery:
		p.query(q.Query)
	}
}

// bracketed writes a query in brackets, of which it needs one pair only.
func (p *printer) bracketed(q Query) {
	outer := p.inner
	p.inner = false
	defer func() { p.inner = outer }()
	q = unparenQuery(q)
	if _, ok := q.(*TableQuery); ok {
		p.query(q)
		return
	}
	p.put("(")
	p.query(q)
	p.put(")")
}

// unparenQuery returns the query inside brackets.
func unparenQuery(q Query) Query {
	for {
		inner, ok := q.(*ParenQuery)
		if !ok {
			return q
		}
		q = inner.Query
	}
}

// valuesRow writes a row of VALUES, which is one also where it is written as a
// single expression.
func (p *printer) valuesRow(x Expr) {
	if r, ok := Unparen(x).(*Row); ok {
		p.expr(r)
		return
	}
	p.put("(ROW(")
	p.expr(x)
	p.put("))")
}

func (p *printer) setOp(q *SetOp) {
	p.operand(q.Left, q, false)
	p.put("\n", q.Op)
	if q.All {
		p.put(" ALL")
	}
	p.put("\n")
	p.operand(q.Right, q, true)
}

// operand writes an operand of a set operation, in brackets where it binds less
// tightly.
func (p *printer) operand(q Query, of *SetOp, right bool) {
	q = unparenQuery(q)
	brackets := false
	switch q := q.(type) {
	case *SetOp:
		inner, outer := setBindings.of(words.find(q.Op)), setBindings.of(words.find(of.Op))
		brackets = inner < outer || right && inner == outer
	case *Ordered, *With:
		brackets = true
	case *Values:
		brackets = true
	}
	if brackets {
		p.put("(")
	}
	p.query(q)
	if brackets {
		p.put(")")
	}
}

func (p *printer) with(q *With) {
	p.put("WITH ")
	if q.Recursive {
		p.put("RECURSIVE ")
	}
	list(p, q.CTEs, func(c *CTE) {
		p.ident(c.Name)
		if c.Columns != nil {
			p.put(" ")
			p.idents(c.Columns)
		}
		p.put(" AS ")
		p.bracketed(c.Query)
	})
	p.put(" ")
	p.query(q.Body)
}

func (p *printer) ordered(q *Ordered) {
	p.query(q.Query)
	if q.OrderBy != nil {
		p.put("\nORDER BY ")
		list(p, q.OrderBy, p.sortItem)
	}
	if q.Offset != nil {
		p.put("\nOFFSET ")
		p.expr(q.Offset)
		p.put(" ROWS")
	}
	if q.Limit != nil {
		p.put("\nFETCH NEXT ")
		p.expr(q.Limit)
		p.put(" ROWS ONLY")
	}
}

func (p *printer) selectQuery(q *Select) {
	p.put("SELECT")
	p.hints(q.Hints)
	if len(q.Hints) > 0 {
		p.put("\n")
	} else {
		p.put(" ")
	}
	if q.Stream {
		p.put("STREAM ")
	}
	switch {
	case q.Distinct:
		p.put("DISTINCT ")
	case q.All:
		p.put("ALL ")
	}
	list(p, q.Items, p.selectItem)
	if q.From != nil {
		p.put("\nFROM ")
		p.rel(q.From)
	}
	p.filter("\nWHERE ", q.Where)
	p.groupBy(q.GroupBy)
	p.filter("\nHAVING ", q.Having)
	if q.Windows != nil {
		p.put("\nWINDOW ")
		list(p, q.Windows, func(w *NamedWindow) {
			p.ident(w.Name)
			p.put(" AS ")
			p.window(w.Window)
		})
	}
	p.filter("\nQUALIFY ", q.Qualify)
}

func (p *printer) selectItem(item *SelectItem) {
	p.expr(item.Expr)
	if item.Alias != nil {
		p.put(" AS ")
		p.ident(item.Alias)
	}
}

func (p *printer) filter(kw string, f *Filter) {
	if f != nil {
		p.put(kw)
		p.expr(f.Cond)
	}
}

func (p *printer) groupBy(g *GroupBy) {
	if g == nil {
		return
	}
	p.put("\nGROUP BY ")
	if g.Distinct {
		p.put("DISTINCT ")
	}
	list(p, g.Items, p.groupItem)
}
