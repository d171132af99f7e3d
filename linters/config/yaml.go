package config

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// Limits that make a tree safe to walk without a look at what is shared in it:
// a hundred thousand values may come from aliases, and no value lies deeper
// than a thousand levels.
const (
	maxAliased = 100_000
	maxDepth   = 1_000
)

// load reads the documents in the source from lo up to hi. What comes before
// a fault is returned with it.
func (s *source) load(lo, hi int) ([]*Value, *fault) {
	loader, err := yaml.NewLoader(bytes.NewReader(s.plain[lo:hi]))
	if err != nil {
		return nil, &fault{span: span{lo, lo}, repair: lo, msg: faultMessages[0].says}
	}
	b := &builder{source: s, lines: lineStarts(s.plain[:hi], lo), shared: map[*yaml.Node]built{}}
	var trees []*Value
	for {
		var doc yaml.Node
		switch err := loader.Load(&doc); {
		case errors.Is(err, io.EOF):
			return trees, nil
		case err != nil:
			return trees, b.fault(err)
		case doc.Kind == yaml.DocumentNode && len(doc.Content) == 1:
			trees = append(trees, b.build(doc.Content[0], 0).value)
		}
	}
}

// A builder makes values of the library's nodes, which know nothing of their
// ends and only the line and the column, in runes, of their starts.
type builder struct {
	*source
	lines   []int // where each line begins
	last    cursor
	shared  map[*yaml.Node]built // anchored nodes, without a value while they are being built
	aliased int
}

// A built is a value, the stretch that it stands on, and how many values a
// walk through it meets.
type built struct {
	value  *Value
	at     span
	weight int
}

func (b *builder) build(n *yaml.Node, depth int) built {
	off := b.offset(n.Line, n.Column)
	switch {
	case n.Kind == yaml.AliasNode:
		return b.alias(n, off)
	case depth > maxDepth:
		b.failOnce(off, off+1, "this is nested too deeply; flatten it")
		return b.null(off, off)
	case n.Anchor == "":
		return b.node(n, off, depth)
	}
	b.shared[n] = built{}
	got := b.node(n, off, depth)
	b.shared[n] = got
	return got
}

func (b *builder) node(n *yaml.Node, off, depth int) built {
	switch n.Kind {
	case yaml.MappingNode:
		return b.mapping(n, off, depth)
	case yaml.SequenceNode:
		return b.sequence(n, off, depth)
	}
	return b.scalar(n, off)
}

func (b *builder) null(lo, hi int) built {
	return built{&Value{Range: b.span(lo, hi), Text: b.text.Slice(lo, lo)}, span{lo, hi}, 1}
}

// alias shares the value of the anchor. The value keeps the range of where it
// is written.
func (b *builder) alias(n *yaml.Node, off int) built {
	end := off + 1 + len(n.Value)
	target, ok := b.shared[n.Alias]
	switch {
	case !ok || target.value == nil:
		b.failOnce(off, end, "this alias stands inside its own anchor; write the value out")
		return b.null(off, end)
	case b.aliased+target.weight > maxAliased:
		b.failOnce(off, end, "the aliases of this file stand for too many values; write out what is meant")
		return b.null(off, end)
	}
	b.aliased += target.weight
	return built{target.value, span{off, end}, target.weight}
}

func (b *builder) mapping(n *yaml.Node, off, depth int) built {
	got := b.open(n, off)
	v := &Value{Form: Map}
	taken := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		taken[n.Content[i].Value] = true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := b.build(n.Content[i], depth+1)
		val := b.build(n.Content[i+1], depth+1)
		got.include(key)
		got.include(val)
		if n.Content[i].ShortTag() == "!!merge" {
			v.merge(val.value, taken)
			continue
		}
		entry := b.span(key.at.lo, max(key.at.hi, val.at.hi))
		v.Entries = append(v.Entries, &Entry{Range: entry, Key: key.value, Value: val.value})
	}
	return b.close(got, v)
}

func (b *builder) sequence(n *yaml.Node, off, depth int) built {
	got := b.open(n, off)
	v := &Value{Form: List}
	for _, item := range n.Content {
		it := b.build(item, depth+1)
		got.include(it)
		v.Items = append(v.Items, it.value)
	}
	return b.close(got, v)
}

// open begins a collection: at its bracket, or, without brackets, at its first
// key or dash.
func (b *builder) open(n *yaml.Node, off int) built {
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		off = b.skipProperties(off)
	}
	return built{at: span{off, off}, weight: 1}
}

func (c *built) include(part built) {
	c.at.hi = max(c.at.hi, part.at.hi)
	c.weight = min(c.weight+part.weight, maxAliased+1)
}

// close ends a collection behind its bracket, or behind its last part.
func (b *builder) close(c built, v *Value) built {
	if lo := c.at.lo; lo < len(b.plain) && (b.plain[lo] == '{' || b.plain[lo] == '[') {
		c.at.hi = b.bracketEnd(lo, c.at.hi)
	}
	v.Range = b.span(c.at.lo, c.at.hi)
	c.value = v
	return c
}

// merge adds the entries of the maps behind a "<<" key, as far as their keys
// are not taken.
func (v *Value) merge(from *Value, taken map[string]bool) {
	for _, item := range from.Items {
		v.merge(item, taken)
	}
	for _, e := range from.Entries {
		if key := e.Key.Text.String(); !taken[key] {
			taken[key] = true
			v.Entries = append(v.Entries, e)
		}
	}
}

func (b *builder) scalar(n *yaml.Node, off int) built {
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if n.Value == "" && !quoted {
		return b.null(off, off)
	}
	off = b.skipProperties(off)
	text, end := b.decode(off, n.Value, quoted)
	v := &Value{Range: b.span(off, end), Form: Scalar, Text: text, Quoted: quoted}
	if !quoted && n.ShortTag() == "!!null" {
		v.Form = Null
	}
	return built{v, span{off, end}, 1}
}

// A cursor is where the last node was found, so that of many nodes on one line
// not each is counted from the line's start.
type cursor struct{ line, column, off int }

// offset turns a line and a column in runes, both from 1 on, into an offset.
func (b *builder) offset(line, column int) int {
	if line < 1 || line > len(b.lines) {
		return len(b.plain)
	}
	at := cursor{line, 1, b.lines[line-1]}
	if b.last.line == line && b.last.column <= column {
		at = b.last
	}
	for at.column < column && at.off < len(b.plain) {
		_, size := utf8.DecodeRune(b.plain[at.off:])
		at.off += size
		at.column++
	}
	b.last = at
	return at.off
}

// lineStarts returns where the lines of text[from:] begin, with the line
// breaks that the library knows: it follows YAML 1.1, where NEL, LS and PS are
// breaks as well.
func lineStarts(text []byte, from int) []int {
	starts := []int{from}
	for i := from; i < len(text); {
		if n := breakLen(text, i); n > 0 {
			i += n
			starts = append(starts, i)
			continue
		}
		i++
	}
	return starts
}

// breakLen returns the length of the line break at i, 0 where there is none.
func breakLen(text []byte, i int) int {
	if i >= len(text) {
		return 0
	}
	rest := text[i:]
	switch {
	case rest[0] == '\n':
		return 1
	case rest[0] == '\r':
		if len(rest) > 1 && rest[1] == '\n' {
			return 2
		}
		return 1
	case rest[0] == 0xC2 && bytes.HasPrefix(rest, []byte("\u0085")):
		return 2
	case rest[0] == 0xE2 && (bytes.HasPrefix(rest, []byte("\u2028")) || bytes.HasPrefix(rest, []byte("\u2029"))):
		return 3
	}
	return 0
}

// A fault is what made a document unreadable: where it shows, in which line a
// repair may help, and what to say.
type fault struct {
	span
	repair int
	msg    string
}

func (b *builder) fault(err error) *fault {
	b.last = cursor{}
	var load *yaml.LoadError
	if !errors.As(err, &load) || load.Mark.Line < 1 {
		end := len(b.plain)
		return &fault{span: span{end, end}, repair: end, msg: faultMessage(err.Error())}
	}
	off := b.offset(load.Mark.Line, load.Mark.Column)
	f := &fault{span: span{off, b.runeEnd(off)}, repair: off, msg: faultMessage(load.Message)}
	b.last = cursor{}
	if load.ContextMark.Line > 0 && blamesContext(load.ContextMsg) {
		f.repair = b.offset(load.ContextMark.Line, load.ContextMark.Column)
	}
	if stray := b.strayLine(off); stray.hi > stray.lo && strings.Contains(load.Message, "mapping values") {
		return &fault{span: stray, repair: stray.lo, msg: faultMessage("could not find expected ':'")}
	}
	if off >= len(b.plain) || strings.Contains(load.ContextMsg, "quoted") || strings.Contains(load.ContextMsg, "simple key") {
		f.span = span{f.repair, b.runeEnd(f.repair)}
	}
	return f
}

// strayLine returns the text of the line before off's where it is neither a
// key nor an item: the next line, which continues it, is then blamed for its
// colon. Empty where there is no such line.
func (s *source) strayLine(off int) span {
	start := bytes.LastIndexAny(s.plain[:off], "\r\n") + 1
	hi := len(bytes.TrimRight(s.plain[:start], " \t\r\n"))
	lo := bytes.LastIndexAny(s.plain[:hi], "\r\n") + 1
	text := bytes.TrimLeft(s.plain[lo:hi], " \t")
	if len(text) == 0 || text[0] == '#' || text[0] == '-' || keyLine.Match(s.plain[lo:hi]) {
		return span{}
	}
	return span{hi - len(text), hi}
}

// runeEnd returns the offset behind the character at off.
func (s *source) runeEnd(off int) int {
	if off >= len(s.plain) {
		return len(s.plain)
	}
	_, size := utf8.DecodeRune(s.plain[off:])
	return off + size
}

// blamesContext reports whether the mistake is rather where a construct began
// than where the library gave up.
func blamesContext(msg string) bool {
	return strings.Contains(msg, "scanning") && !strings.Contains(msg, "block scalar") || strings.Contains(msg, "flow")
}

// faultMessages say in the words of this program what the library says, and
// never what a file holds: a value may be a secret.
var faultMessages = []struct{ part, says string }{
	{"", "this is not valid YAML"},
	{"cannot start any token", "this character is reserved in YAML; put the value in quotes"},
	{"mapping values are not allowed", "this colon stands where no key can be; check the indentation, or put the value in quotes"},
	{"could not find expected ':'", "this key has no colon; add it, or check the indentation"},
	{"did not find expected key", "this is not in line with the keys above it; check the indentation"},
	{"expected '-' indicator", "this is not in line with the list items above it; check the indentation"},
	{"unexpected end of stream", "this quote is never closed; close it"},
	{"expected ',' or", "a list or map in brackets is still open here; check commas and brackets"},
	{"tab", "this indentation has a tab; use spaces"},
	{"escape", "this string has an escape that YAML does not know; double the backslash"},
	{"unknown anchor", "this alias has no anchor; put the value in quotes if it is no alias"},
	{"block sequence entries", "this list item stands where none can be; put it on a line of its own"},
	{"max depth", "this is nested too deeply; flatten it"},
}

func faultMessage(library string) string {
	for _, m := range faultMessages[1:] {
		if strings.Contains(library, m.part) {
			return m.says
		}
	}
	return faultMessages[0].says
}

// failOnce adds an error unless the same was said before.
func (s *source) failOnce(lo, hi int, msg string) {
	if !slices.ContainsFunc(s.errors, func(e draft.Error) bool { return e.Msg == msg }) {
		s.fail(lo, hi, msg)
	}
}
