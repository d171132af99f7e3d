package config

import (
	"bytes"
	"regexp"
	"sort"
	"sync"
)

// maxRepairs is how often a broken document is mended and read again; a large
// one gets fewer tries, as each reads all of it.
const (
	maxRepairs   = 24
	largeRepairs = 3
	large        = 1 << 20
)

// read returns the source's documents. A document that is not YAML costs one
// error and is read as far as it goes: its other documents, then itself with
// the offending values masked, then its lines.
func (s *source) read() []*Value {
	trees, f := s.load(0, len(s.plain))
	if f == nil {
		return trees
	}
	trees, s.scalars = nil, nil
	for _, part := range s.parts() {
		trees = append(trees, s.readPart(part)...)
	}
	return trees
}

// readPart reads one document, mending it where it is broken.
func (s *source) readPart(part span) []*Value {
	tries := maxRepairs
	if part.hi-part.lo > large {
		tries = largeRepairs
	}
	before := len(s.scalars)
	for i := 0; ; i++ {
		trees, f := s.load(part.lo, part.hi)
		if f == nil {
			return s.keepLost(trees)
		}
		s.scalars = s.scalars[:before]
		if i == 0 && !s.hasActions(part) {
			s.fail(f.lo, f.hi, f.msg)
		}
		if i == tries || !s.mend(f.repair, part) && !s.mend(f.lo, part) {
			return s.keepLost([]*Value{s.scanLines(part)})
		}
	}
}

// keepLost adds the entries of lines that had to be blanked to the last
// document's root: where they belonged is not known, but what they say is.
func (s *source) keepLost(trees []*Value) []*Value {
	lost := s.lost
	s.lost = nil
	if n := len(trees); n > 0 && trees[n-1].Form == Map {
		trees[n-1].Entries = append(trees[n-1].Entries, lost...)
	}
	return trees
}

func (s *source) hasActions(part span) bool {
	i := sort.Search(len(s.actions), func(i int) bool { return s.actions[i].lo >= part.lo })
	return i < len(s.actions) && s.actions[i].lo < part.hi
}

// templated reports whether an action of a template stands where a template
// engine must have been before the file is YAML: anywhere but in a string. The
// scalars are sorted.
func (s *source) templated() bool {
	for _, a := range s.actions {
		i := sort.Search(len(s.scalars), func(i int) bool { return s.scalars[i].lo > a.lo }) - 1
		if i < 0 || !s.scalars[i].quoted || s.scalars[i].hi < a.hi {
			return true
		}
	}
	return false
}

// parts returns the documents by their "---" lines; directives and comments
// belong to the document that follows.
func (s *source) parts() []span {
	var parts []span
	start, empty := 0, true
	for off := 0; off < len(s.plain); {
		l := s.line(off)
		text := s.plain[l.lo:l.hi]
		switch {
		case bytes.HasPrefix(text, []byte("---")) && (len(text) == 3 || text[3] == ' ' || text[3] == '\t'):
			if !empty {
				parts = append(parts, span{start, l.lo})
				start = l.lo
			}
			empty = len(bytes.TrimSpace(text)) == 3
		case len(bytes.TrimSpace(text)) > 0 && text[0] != '%' && text[0] != '#':
			empty = false
		}
		off = l.next
	}
	return append(parts, span{start, len(s.plain)})
}

var keyLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ \t]*(?:- +)*("[^"]*"|'[^']*'|[^\s#'":][^\s:]*(?: [^\s:#]+)*)[ \t]*:(?:[ \t]+(.*))?$`)
})

// mend changes the line at off so that the document may be read with it: tabs
// become spaces, a value is masked, and in the end the line is blanked.
func (s *source) mend(off int, part span) bool {
	off = min(max(off, part.lo), part.hi)
	start := part.lo + bytes.LastIndexAny(s.plain[part.lo:off], "\r\n") + 1
	l := s.line(start)
	text := s.plain[l.lo:l.hi]
	body := bytes.TrimLeft(text, " \t")
	indent := len(text) - len(body)
	switch value := maskable(text); {
	case len(body) == 0:
		return false
	case bytes.IndexByte(text[:indent], '\t') >= 0:
		s.mask(l.lo, l.lo+indent, ' ')
	case value.hi > value.lo:
		s.mask(l.lo+value.lo, l.lo+value.hi, filler)
	default:
		s.lost = append(s.lost, s.scanLines(span{l.lo, l.next}).Entries...)
		s.mask(l.lo, l.hi, ' ')
	}
	return true
}

// maskable returns where the value of a line stands that is not masked yet.
func maskable(text []byte) span {
	at := span{}
	if m := keyLine().FindSubmatchIndex(text); m != nil && m[4] >= 0 {
		at = span{m[4], m[5]}
	} else if body := bytes.TrimLeft(text, " \t"); bytes.HasPrefix(body, []byte("- ")) {
		at = span{len(text) - len(body) + 2, len(text)}
	}
	value := text[at.lo:at.hi]
	if i := bytes.Index(value, []byte(" #")); i >= 0 {
		value = value[:i]
	}
	value = bytes.TrimRight(value, " \t")
	if len(value) == 0 || value[0] == '|' || value[0] == '>' || len(bytes.Trim(value, string(filler))) == 0 {
		return span{}
	}
	return span{at.lo, at.lo + len(value)}
}

// scanLines reads a hopeless document by its lines alone: every "key: value"
// is an entry, and indentation says of what.
func (s *source) scanLines(part span) *Value {
	root := &Value{Form: Map, Range: s.span(part.lo, part.lo)}
	open := []openMap{{-1, &Entry{Value: root}}}
	for off := part.lo; off < part.hi; {
		l := s.line(off)
		off = l.next
		m := keyLine().FindSubmatchIndex(s.plain[l.lo:l.hi])
		if m == nil {
			continue
		}
		for len(open) > 1 && (open[len(open)-1].indent >= m[2] || len(open) > maxDepth) {
			open = open[:len(open)-1]
		}
		e := &Entry{Key: s.piece(l.lo+m[2], l.lo+m[3]), Value: &Value{Range: s.span(l.lo+m[1], l.lo+m[1])}}
		e.Range = s.span(l.lo+m[2], l.lo+m[1])
		if m[4] >= 0 && m[5] > m[4] {
			e.Value = s.piece(l.lo+m[4], l.lo+m[5])
		}
		add(open, e)
		if e.Value.Form == Null {
			open = append(open, openMap{m[2], e})
		}
	}
	return root
}

// An openMap is an entry whose map the lines that are indented deeper belong to.
type openMap struct {
	indent int
	entry  *Entry
}

// add gives e to the innermost open map; all of them reach to its end.
func add(open []openMap, e *Entry) {
	parent := open[len(open)-1].entry.Value
	if parent.Form == Null {
		parent.Form, parent.From = Map, e.From
	}
	parent.Entries = append(parent.Entries, e)
	for _, o := range open {
		o.entry.To, o.entry.Value.To = e.To, e.To
	}
}

// piece returns a part of a line as a scalar, without a comment behind it and
// without quotes around it.
func (s *source) piece(lo, hi int) *Value {
	if i := bytes.Index(s.plain[lo:hi], []byte(" #")); i >= 0 {
		hi = lo + i
	}
	hi = lo + len(bytes.TrimRight(s.plain[lo:hi], " \t"))
	v := &Value{Form: Scalar, Range: s.span(lo, hi)}
	s.scalars = append(s.scalars, stretch{span{lo, hi}, false})
	if hi-lo >= 2 && (s.plain[lo] == '"' || s.plain[lo] == '\'') && s.plain[hi-1] == s.plain[lo] {
		v.Quoted = true
		lo, hi = lo+1, hi-1
	}
	v.Text = s.text.Slice(lo, hi)
	return v
}
