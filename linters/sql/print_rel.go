package sql

import "strings"

// rel writes a relation.
func (p *printer) rel(r Rel) {
	switch r := r.(type) {
	case *TableRef:
		p.tableRef(r)
	case *Subquery:
		p.lateral(r.Lateral)
		p.bracketed(r.Query)
	case *TableFunc:
		p.lateral(r.Lateral)
		p.put("TABLE(")
		p.expr(r.Call)
		p.put(")")
		p.hints(r.Hints)
	case *Unnest:
		p.unnest(r)
	case *Join:
		p.join(r)
	case *Snapshot:
		p.rel(r.Rel)
		p.put(" FOR SYSTEM_TIME AS OF ")
		p.expr(r.Period)
	case *Aliased:
		p.rel(r.Rel)
		p.put(" AS ")
		p.ident(r.Alias)
		if r.Columns != nil {
			p.put(" ")
			p.idents(r.Columns)
		}
	case *ParenRel:
		p.rel(r.Rel)
	case *Sample:
		p.sample(r)
	case *Pivot:
		p.pivot(r)
	case *Unpivot:
		p.unpivot(r)
	case *MatchRecognize:
		p.matchRecognize(r)
	}
}

func (p *printer) lateral(is bool) {
	if is {
		p.put("LATERAL ")
	}
}

func (p *printer) tableRef(r *TableRef) {
	p.name(r.Name)
	p.hints(r.Hints)
	if r.Extend != nil {
		p.put(" EXTEND ")
		p.extend(r.Extend)
	}
}

func (p *printer) extend(columns []*Column) {
	p.put("(")
	list(p, columns, func(c *Column) {
		plain := *c.Type
		plain.NotNull = false
		for _, outer := range c.More().Outer {
			p.ident(outer)
			p.put(".")
		}
		p.ident(c.Name)
		p.put(" ")
		p.dataType(&plain)
	})
	p.put(")")
}

func (p *printer) unnest(r *Unnest) {
	p.put("UNNEST(")
	if r.Query != nil {
		p.bracketed(r.Query)
	} else {
		list(p, r.Args, p.expr)
	}
	p.put(")")
	if r.Ordinality {
		p.put(" WITH ORDINALITY")
	}
}

// joinTexts are the canonical spellings of joins.
var joinTexts = map[JoinKind]string{
	InnerJoin: "INNER JOIN", LeftJoin: "LEFT JOIN", RightJoin: "RIGHT JOIN", FullJoin: "FULL JOIN", CrossJoin: "CROSS JOIN",
	AsofJoin: "ASOF JOIN", LeftAsofJoin: "LEFT ASOF JOIN",
	CrossApply: "CROSS APPLY", OuterApply: "OUTER APPLY",
}

func (p *printer) join(r *Join) {
	p.joinOperand(r.Left, false)
	if r.Kind == CommaJoin {
		p.put(",\n")
	} else {
		if p.inner {
			p.put(" ")
		} else {
			p.put("\n")
		}
		if r.Natural {
			p.put("NATURAL ")
		}
		p.put(joinTexts[r.Kind], " ")
	}
	p.joinOperand(r.Right, true)
	if r.Match != nil {
		p.put(" MATCH_CONDITION ")
		p.expr(r.Match)
	}
	if r.On != nil {
		p.put(" ON ")
		p.expr(r.On)
	}
	if r.Using != nil {
		p.put(" USING ")
		p.idents(r.Using)
	}
}

// joinOperand writes an operand of a join: one on the right that is itself a
// join has brackets.
func (p *printer) joinOperand(r Rel, right bool) {
	inner := r
	for {
		paren, ok := inner.(*ParenRel)
		if !ok {
			break
		}
		inner = paren.Rel
	}
	if _, ok := inner.(*Join); ok && right {
		outer := p.inner
		p.inner = true
		p.put("(")
		p.rel(inner)
		p.put(")")
		p.inner = outer
		return
	}
	p.rel(inner)
}

func (p *printer) sample(r *Sample) {
	p.rel(r.Rel)
	p.put(" TABLESAMPLE ", r.Method, "(")
	switch v := r.Value.(type) {
	case *Str:
		p.quote("", strings.ToUpper(v.Value()))
	case *Number:
		p.put(number(v.Text))
		p.flag(!strings.Contains(v.Text, ".") && v.Text != "0", ".0")
	default:
		p.expr(v)
	}
	p.put(")")
	if r.Repeatable != nil {
		p.put(" REPEATABLE(")
		p.expr(r.Repeatable)
		p.put(")")
	}
}

func (p *printer) pivot(r *Pivot) {
	p.rel(r.Rel)
	p.put(" PIVOT (")
	list(p, r.Aggs, p.selectItem)
	p.put(" FOR ")
	p.oneOrList(len(r.Axes) == 1, func() { list(p, r.Axes, p.expr) })
	p.put(" IN (")
	list(p, r.Values, func(item *SelectItem) {
		p.groupItem(item.Expr)
		if item.Alias != nil {
			p.put(" AS ")
			p.ident(item.Alias)
		}
	})
	p.put("))")
}

// oneOrList writes what needs brackets only where it is more than one.
func (p *printer) oneOrList(one bool, write func()) {
	if !one {
		p.put("(")
	}
	write()
	if !one {
		p.put(")")
	}
}

func (p *printer) unpivot(r *Unpivot) {
	p.rel(r.Rel)
	p.put(" UNPIVOT ")
	if r.Nulls == "INCLUDE" {
		p.put("INCLUDE NULLS ")
	} else {
		p.put("EXCLUDE NULLS ")
	}
	p.put("(")
	p.oneOrList(len(r.Measures) == 1, func() { list(p, r.Measures, p.ident) })
	p.put(" FOR ")
	p.oneOrList(len(r.Axes) == 1, func() { list(p, r.Axes, p.ident) })
	p.put(" IN (")
	list(p, r.In, func(item *UnpivotItem) {
		p.oneOrList(len(item.Columns) == 1, func() { list(p, item.Columns, p.name) })
		if item.Values != nil {
			p.put(" AS ")
			p.groupItem(item.Values)
		}
	})
	p.put("))")
}

func (p *printer) matchRecognize(m *MatchRecognize) {
	p.rel(m.Rel)
	p.put(" MATCH_RECOGNIZE(")
	if m.PartitionBy != nil {
		p.put("\nPARTITION BY ")
		list(p, m.PartitionBy, p.expr)
	}
	if m.OrderBy != nil {
		p.put("\nORDER BY ")
		list(p, m.OrderBy, p.sortItem)
	}
	if m.Measures != nil {
		p.put("\nMEASURES ")
		list(p, m.Measures, p.selectItem)
	}
	if m.RowsPerMatch != "" {
		p.put("\n", m.RowsPerMatch, " PER MATCH")
	}
	p.afterMatch(m.After)
	p.matchPattern(m)
	p.matchDefine(m)
}

func (p *printer) afterMatch(a *AfterMatch) {
	if a == nil {
		return
	}
	switch a.To {
	case "PAST LAST ROW":
		p.put("\nAFTER MATCH SKIP PAST LAST ROW")
	case "NEXT ROW":
		p.put("\nAFTER MATCH SKIP TO NEXT ROW")
	case "FIRST":
		p.put("\nAFTER MATCH SKIP TO FIRST ")
		p.ident(a.Var)
	default:
		p.put("\nAFTER MATCH SKIP TO LAST ")
		p.ident(a.Var)
	}
}

func (p *printer) matchPattern(m *MatchRecognize) {
	p.put("\nPATTERN (")
	if m.Start {
		p.put("^ ")
	}
	p.pattern(m.Pattern)
	if m.Finish {
		p.put(" $")
	}
	p.put(")")
	if m.Within != nil {
		p.put(" WITHIN ")
		p.expr(m.Within)
	}
	if m.Subsets != nil {
		p.put("\nSUBSET ")
		list(p, m.Subsets, func(s *Subset) {
			p.put("(")
			p.ident(s.Name)
			p.put(" = ")
			p.idents(s.Vars)
			p.put(")")
		})
	}
}

func (p *printer) matchDefine(m *MatchRecognize) {
	p.put("\nDEFINE ")
	list(p, m.Define, func(d *Define) {
		p.ident(d.Var)
		p.put(" AS ")
		p.expr(d.Cond)
	})
	p.put(")")
}

// pattern writes a row pattern. Sequences and choices have two operands each.
func (p *printer) pattern(x Pattern) {
	switch x := x.(type) {
	case *PatternVar:
		p.ident(x.Name)
	case *PatternGroup:
		p.pattern(x.Item)
	case *PatternSeq:
		p.patterns(x.Items, " ")
	case *PatternAlt:
		p.patterns(x.Items, " | ")
	case *PatternRepeat:
		p.repeat(x)
	case *PatternExclude:
		p.put("({- ")
		p.pattern(x.Item)
		p.put(" -})")
	case *PatternPermute:
		p.put("PERMUTE (")
		list(p, x.Items, p.pattern)
		p.put(")")
	}
}

func (p *printer) patterns(items []Pattern, between string) {
	p.put(strings.Repeat("(", len(items)-1))
	for i, item := range items {
		if i > 0 {
			p.put(between)
		}
		p.pattern(item)
		if i > 0 {
			p.put(")")
		}
	}
}

func (p *printer) repeat(x *PatternRepeat) {
	p.put("(")
	p.pattern(x.Item)
	p.put(" ")
	if x.Op != "{}" {
		p.put(x.Op)
	} else {
		p.bounds(x)
	}
	if x.Reluctant {
		p.put("?")
	}
	p.put(")")
}

func (p *printer) bounds(x *PatternRepeat) {
	p.put("{ ")
	if x.Low != nil {
		p.put(x.Low.Text)
	}
	if !x.Exact {
		if x.Low != nil {
			p.put(", ")
		} else {
			p.put(", ")
		}
		if x.High != nil {
			p.put(x.High.Text)
		}
	}
	p.put(" }")
}
