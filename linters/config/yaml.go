package config

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
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
	b := &builder{source: s, hi: hi, lines: lineStarts(s.plain[:hi], lo), shared: map[*yaml.Node]built{}}
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
	hi      int   // where the library's text ends
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
		return b.hi
	}
	at := cursor{line, 1, b.lines[line-1]}
	if b.last.line == line && b.last.column <= column {
		at = b.last
	}
	for at.column < column && at.off < b.hi {
		_, size := utf8.DecodeRune(b.plain[at.off:])
		at.off += size
		at.column++
	}
	b.last = at
	return at.off
}

// fault takes the library's error apart: where to point and where to mend.
func (b *builder) fault(err error) *fault {
	b.last = cursor{}
	var load *yaml.LoadError
	if !errors.As(err, &load) || load.Mark.Line < 1 {
		return &fault{span: span{b.hi, b.hi}, repair: b.hi, msg: faultMessage(err.Error())}
	}
	off := b.offset(load.Mark.Line, load.Mark.Column)
	f := &fault{span: span{off, b.runeEnd(off)}, repair: off, msg: faultMessage(load.Message + ", " + load.ContextMsg)}
	b.last = cursor{}
	if load.ContextMark.Line > 0 && blamesContext(load.ContextMsg) {
		f.repair = b.offset(load.ContextMark.Line, load.ContextMark.Column)
	}
	if stray := b.strayLine(off); stray.hi > stray.lo && strings.Contains(load.Message, "mapping values") {
		return &fault{span: stray, repair: stray.lo, msg: faultMessage("could not find expected ':'")}
	}
	if off >= b.hi || slices.ContainsFunc([]string{"quoted", "simple key", "alias", "anchor"}, func(what string) bool { return strings.Contains(load.ContextMsg, what) }) {
		f.span = span{f.repair, b.runeEnd(f.repair)}
	}
	return f
}
