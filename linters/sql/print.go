package sql

import (
	"fmt"
	"strings"
)

// Format returns a node in the canonical form in which Flink itself writes
// statements back (SqlNode.toSqlString with Calcite's ANSI dialect and
// backticks): keywords in upper case, every identifier quoted, every operation
// in brackets. What could not be read is left out.
func Format(n Node) string {
	p := &printer{}
	p.node(n)
	return p.b.String()
}

// A printer writes nodes in canonical form.
type printer struct {
	b strings.Builder
	// upper says that identifiers without quotes are written in upper case, as
	// Flink's own tests have it.
	upper bool
	// inner says that a join in brackets is written, which stays on one line.
	inner bool
}

// put writes text as it is.
func (p *printer) put(texts ...string) {
	for _, t := range texts {
		p.b.WriteString(t)
	}
}

// node writes a node of any kind.
func (p *printer) node(n Node) {
	switch n := n.(type) {
	case Stmt:
		p.stmt(n)
	case Query:
		p.query(n)
	case Rel:
		p.rel(n)
	case Expr:
		p.expr(n)
	case Action:
		p.action(n)
	case Pattern:
		p.pattern(n)
	default:
		p.part(n)
	}
}

// part writes a node that is neither a statement, a query, a relation nor an
// expression.
func (p *printer) part(n Node) {
	switch n := n.(type) {
	case *Ident:
		p.ident(n)
	case *Option:
		p.option(n)
	case *Options:
		p.options(n)
	case *Hint:
		p.hint(n)
	case *HintOption:
		p.hintOption(n)
	case *Column:
		p.column(n)
	case *Constraint:
		p.constraint(n)
	case *Watermark:
		p.watermark(n)
	case *SelectItem:
		p.selectItem(n)
	case *SortItem:
		p.sortItem(n)
	case *Window:
		p.window(n)
	case *Partition:
		p.partition(n)
	case *IntervalUnit:
		p.unit(n)
	}
}

// list writes items with commas between them.
func list[T any](p *printer, items []T, write func(T)) { separated(p, ", ", items, write) }

// separated writes items with something between them.
func separated[T any](p *printer, between string, items []T, write func(T)) {
	for i, item := range items {
		if i > 0 {
			p.put(between)
		}
		write(item)
	}
}

// ident writes an identifier in backticks. A placeholder stands inside them, as
// the platforms want it.
func (p *printer) ident(id *Ident) {
	if id == nil {
		return
	}
	name := id.Name
	if !id.Quoted() && name != "" && (name[0] == '{' || name[0] == '%') {
		// A hole of a template has no quotes of its own.
		p.put(name)
		return
	}
	if p.upper && !id.Quoted() {
		name = strings.ToUpper(name)
	}
	p.put("`", strings.ReplaceAll(name, "`", "``"), "`")
}

func (p *printer) name(n *Name) {
	if n != nil {
		separated(p, ".", n.Parts, func(id Ident) { p.ident(&id) })
	}
}

// idents writes identifiers in brackets.
func (p *printer) idents(ids []*Ident) {
	p.put("(")
	list(p, ids, p.ident)
	p.put(")")
}

func (p *printer) names(ns []*Name) {
	p.put("(")
	list(p, ns, p.name)
	p.put(")")
}

// str writes a string, of which each piece has its own line.
func (p *printer) str(s *Str) {
	switch {
	case s == nil:
	case s.Var() != nil:
		p.put("${", s.Var().Name, "}")
	case s.Form == nil:
		p.quote("", s.Value())
	case s.Form.Pieces == nil:
		p.formed(s.Form, s.Value())
	default:
		for i, piece := range s.Form.Pieces {
			if i > 0 {
				p.put("\n")
				p.quote("", piece.String())
			} else {
				p.formed(s.Form, piece.String())
			}
		}
	}
}

// formed writes a string with what stands before its quote.
func (p *printer) formed(form *StrForm, text string) {
	switch prefix := strings.ToUpper(form.Prefix); prefix {
	case "U&":
		p.unicode(text, form.Escape)
	case "E":
		p.put("_UTF16")
		p.quote("", text)
	case "N":
		p.quote("_ISO-8859-1", text)
	default:
		p.quote(prefix, text)
	}
}

// unicode writes what a U& string stands for.
func (p *printer) unicode(text, escape string) {
	mark := '\\'
	if len(escape) > 2 {
		mark = []rune(escape)[1]
	}
	var plain strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if runes[i] != mark {
			plain.WriteRune(runes[i])
			continue
		}
		if i+1 < len(runes) && runes[i+1] == mark {
			plain.WriteRune(mark)
			i++
			continue
		}
		var code rune
		if i+4 < len(runes) {
			fmt.Sscanf(string(runes[i+1:i+5]), "%04x", &code)
			i += 4
		}
		plain.WriteRune(code)
	}
	p.put("_UTF16")
	p.quote("", plain.String())
}

func (p *printer) quote(prefix, text string) {
	p.put(prefix, "'", strings.ReplaceAll(text, "'", "''"), "'")
}

// options writes WITH and options, each on its line.
func (p *printer) options(o *Options) {
	if o == nil {
		return
	}
	p.put("WITH ")
	p.optionList(o)
}

func (p *printer) optionList(o *Options) {
	p.put("(\n")
	for i, option := range o.List {
		if i > 0 {
			p.put(",\n")
		}
		p.put("  ")
		p.option(option)
	}
	if len(o.List) > 0 {
		p.put("\n")
	}
	p.put(")")
}

func (p *printer) option(o *Option) {
	if o.Value != nil && o.Value.Pos() == o.Key.Pos() {
		p.put(o.Key.Value()) // a placeholder for whole options
		return
	}
	p.str(o.Key)
	p.put(" = ")
	p.expr(o.Value)
}

// hints writes hints on a line of their own.
func (p *printer) hints(hints []*Hint) {
	if len(hints) == 0 {
		return
	}
	p.put("\n/*+ ")
	list(p, hints, p.hint)
	p.put(" */")
}

func (p *printer) hint(h *Hint) {
	p.ident(h.Name)
	if len(h.Args) == 0 {
		return
	}
	p.put("(")
	list(p, h.Args, func(arg Node) {
		if o, ok := arg.(*HintOption); ok {
			p.hintOption(o)
			return
		}
		p.node(arg)
	})
	p.put(")")
}

func (p *printer) hintOption(o *HintOption) {
	if o.Key.Bare() {
		p.ident(&Ident{Name: o.Key.Value()})
	} else {
		p.str(o.Key)
	}
	p.put(" = ")
	p.expr(o.Value)
}
