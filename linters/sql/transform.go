package sql

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A Pipeline is a Flink CDC pipeline in the place of a statement that writes
// tables. It stands in no script, and no text of SQL is read as one.
type Pipeline struct {
	draft.Range
	// Head is where the pipeline says what it writes to.
	Head       draft.Range
	Transforms []*Transform
}

// A Transform is what a Flink CDC pipeline makes of the rows of tables: a select
// list and a condition, each a text of its own (Flink CDC: page "Transform").
type Transform struct {
	draft.Range
	// Items are what is selected, none where all columns are.
	Items []*SelectItem
	// Where is the condition, nil where there is none; its Kw is invalid.
	Where *Filter
	// Errors are the mistakes in either text.
	Errors []draft.Error
}

func (n *Pipeline) node() *draft.Range  { return &n.Range }
func (n *Transform) node() *draft.Range { return &n.Range }
func (*Pipeline) stmt()                 {}

// ParseTransform reads the projection and the filter of a transform; an empty
// text is none. In a projection \* stands for *, as Flink CDC has it. What cannot
// be read becomes a Bad node, and an Error.
func ParseTransform(projection, filter draft.Text) *Transform {
	t := &Transform{}
	if strings.TrimSpace(projection.String()) != "" {
		p := newParser(unescapeStars(projection))
		p.cdc = true
		p.fill()
		t.Items, t.Errors = p.projection(), p.sortedErrors()
	}
	if strings.TrimSpace(filter.String()) != "" {
		p := newParser(filter)
		p.cdc = true
		p.fill()
		t.Where = p.transformFilter()
		t.Errors = append(t.Errors, p.sortedErrors()...)
	}
	return t
}

// unescapeStars takes the backslashes before stars away: YAML takes a star at the
// beginning for an alias.
func unescapeStars(text draft.Text) draft.Text {
	s := text.String()
	if !strings.Contains(s, `\*`) {
		return text
	}
	var b draft.TextBuilder
	for lo := 0; lo < len(s); {
		hi := len(s)
		if i := strings.Index(s[lo:], `\*`); i >= 0 {
			hi = lo + i
		}
		b.Append(text.Slice(lo, hi))
		lo = hi + 1
	}
	return b.Text(text.Pos(0))
}

// freeInTransforms are the words that Flink reserves and Calcite's own parser does
// not (Flink CDC 3.5, asked for each reserved word).
var freeInTransforms = map[string]bool{
	"BYTES": true, "CATALOGS": true, "COMMENT": true, "DATABASES": true, "EXTENDED": true, "FUNCTIONS": true, "MODULES": true,
	"PIVOT": true, "RAW": true, "RENAME": true, "SCALA": true, "STRING": true, "TABLES": true, "TIMESTAMP_LTZ": true, "USE": true,
	"VIEWS": true, "WATERMARK": true, "WATERMARKS": true,
}

// stringAlias reads an alias in quotes, which Flink CDC takes.
func (p *parser) stringAlias() *Ident {
	lo := p.start()
	text := p.src[p.tok.off:p.tok.end]
	p.advance()
	return &Ident{Range: p.since(lo), Name: strings.Trim(text, "'"), Form: &IdentForm{Quoted: true}}
}

// projection reads a select list up to the end of the text. DISTINCT in front of it
// means nothing.
func (p *parser) projection() (items []*SelectItem) {
	if p.is(kwDistinct) || p.is(kwAll) {
		p.advance()
	}
	p.list(func() { items = append(items, p.selectItem()) })
	p.atEnd("',' or the end of the projection")
	return items
}

// transformFilter reads a condition up to the end of the text.
func (p *parser) transformFilter() *Filter {
	f := &Filter{}
	lo := p.start()
	f.Cond = p.expr()
	p.atEnd("an operator or the end of the filter")
	f.Range = p.since(lo)
	return f
}

func (p *parser) atEnd(what string) {
	if p.tok.kind != endOfText {
		p.expected(what)
	}
}

// transformChildren knows what pipelines are made of.
func transformChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *Pipeline:
		each(f, n.Transforms)
	case *Transform:
		each(f, n.Items)
		one(f, n.Where)
	default:
		return false
	}
	return true
}
