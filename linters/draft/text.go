package draft

import (
	"go/token"
	"slices"
	"sort"
)

// A Range is a stretch of one file. Every node of every tree embeds it, so that
// every node satisfies analysis.Range. There are so many that each position has 32
// bits: the files of one draft hold fewer bytes than these can count.
type Range struct{ From, To int32 }

// Span returns the range between two positions.
func Span(from, to token.Pos) Range { return Range{int32(from), int32(to)} }

// Pos returns the position of the first byte.
func (r Range) Pos() token.Pos { return token.Pos(r.From) }

// End returns the position behind the last byte.
func (r Range) End() token.Pos { return token.Pos(r.To) }

// IsValid reports whether the range stands in a file.
func (r Range) IsValid() bool { return r.Pos().IsValid() }

// Holds reports whether o lies within r.
func (r Range) Holds(o Range) bool { return r.From <= o.From && o.To <= r.To }

// An Error is something that a reader could not make sense of. Msg is lower
// case, without a full stop, and says what would have been right.
type Error struct {
	Range
	Msg string
}

// A Comment is a comment and what it stands at: the rest of its line's
// statement, or, alone on its line, what follows it.
type Comment struct {
	Range
	// Text is the comment without its leader ("--", "#", "/*") and without
	// white space around it.
	Text   string
	Covers Range
}

// A Text is source text that knows where each of its bytes stands in a file,
// also when it was decoded from a string literal or a YAML block scalar. The
// zero Text is empty and stands nowhere.
type Text struct {
	str string
	// pos is where a text begins that stands in its file as it is.
	pos token.Pos
	// runs say where any other text stands, nil for those that do so.
	runs *[]run
}

// A run is a stretch of a text, up to the next run's off, that stands in the
// file as it is, or, where src differs from its length, that is what src bytes
// of the file were decoded to (an escape, a folded line break).
type run struct {
	off int
	pos token.Pos
	src int
}

// NewText returns s, which stands in a file verbatim from pos on.
func NewText(s string, pos token.Pos) Text {
	return Text{str: s, pos: pos}
}

// newRuns returns s, which stands in the runs.
func newRuns(s string, runs []run) Text {
	if len(runs) == 1 && runs[0].src == len(s) {
		return NewText(s, runs[0].pos)
	}
	return Text{str: s, runs: &runs}
}

// String returns the text's bytes.
func (t Text) String() string { return t.str }

// Len returns the number of the text's bytes.
func (t Text) Len() int { return len(t.str) }

// Verbatim reports whether the text stands in its file as it is, so that an
// edit may replace a part of it.
func (t Text) Verbatim() bool { return t.runs == nil }

// Pos returns where the byte at offset off stands; off may be the text's
// length, which is the position behind its last byte.
func (t Text) Pos(off int) token.Pos {
	switch {
	case t.runs == nil:
		return t.at(min(off, len(t.str)))
	case off >= len(t.str) && off > 0:
		return t.end(len(t.str))
	}
	i := t.runAt(off)
	return (*t.runs)[i].at(off, t.runEnd(i))
}

// Range returns the range of the bytes from lo up to hi. The end lies right
// behind the last byte, not where the byte at hi stands: in a block scalar a
// range never reaches over a line's indentation.
func (t Text) Range(lo, hi int) Range {
	from := t.Pos(lo)
	if hi <= lo {
		return Span(from, from)
	}
	return Span(from, t.end(hi))
}

// Whole returns the range of the whole text.
func (t Text) Whole() Range { return t.Range(0, len(t.str)) }

// at returns where a byte of a text stands that is in its file as it is.
func (t Text) at(off int) token.Pos {
	if t.pos == token.NoPos {
		return token.NoPos
	}
	return t.pos + token.Pos(off)
}

// Slice returns the part of the text from lo up to hi.
func (t Text) Slice(lo, hi int) Text {
	if t.runs == nil {
		return NewText(t.str[lo:hi], t.at(lo))
	}
	all := *t.runs
	var part []run
	for i := t.runAt(lo); i < len(all) && (all[i].off < hi || len(part) == 0); i++ {
		r, end := all[i], min(t.runEnd(i), hi)
		if start := max(r.off, lo); r.src == t.runEnd(i)-r.off {
			part = append(part, run{start - lo, r.pos + token.Pos(start-r.off), end - start})
		} else {
			part = append(part, run{start - lo, r.pos, r.src})
		}
	}
	return newRuns(t.str[lo:hi], part)
}

// end returns the position behind the byte before off.
func (t Text) end(off int) token.Pos {
	switch {
	case t.runs == nil:
		return t.at(off)
	case off == 0:
		return (*t.runs)[0].pos
	}
	i := t.runAt(off - 1)
	r, end := (*t.runs)[i], t.runEnd(i)
	if r.src == end-r.off {
		return r.pos + token.Pos(off-r.off)
	}
	return r.pos + token.Pos(r.src)
}

func (t Text) runAt(off int) int {
	runs := *t.runs
	return max(sort.Search(len(runs), func(i int) bool { return runs[i].off > off })-1, 0)
}

func (t Text) runEnd(i int) int {
	if i+1 < len(*t.runs) {
		return (*t.runs)[i+1].off
	}
	return len(t.str)
}

func (r run) at(off, end int) token.Pos {
	if r.src == end-r.off {
		return r.pos + token.Pos(off-r.off)
	}
	return r.pos
}

// A TextBuilder puts a text together from pieces of a file.
type TextBuilder struct {
	buf  []byte
	runs []run
}

// Verbatim adds s, which stands in the file as it is from pos on.
func (b *TextBuilder) Verbatim(s string, pos token.Pos) {
	if s == "" {
		return
	}
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.src == len(b.buf)-last.off && last.pos+token.Pos(last.src) == pos {
			last.src += len(s)
			b.buf = append(b.buf, s...)
			return
		}
	}
	b.runs = append(b.runs, run{len(b.buf), pos, len(s)})
	b.buf = append(b.buf, s...)
}

// Decoded adds s, which is what src bytes of the file from pos on stand for.
func (b *TextBuilder) Decoded(s string, pos token.Pos, src int) {
	if s == "" {
		return
	}
	if src == len(s) {
		// A run as long as its source would be taken for verbatim, which is
		// right for positions: byte for byte.
		b.Verbatim(s, pos)
		return
	}
	b.runs = append(b.runs, run{len(b.buf), pos, src})
	b.buf = append(b.buf, s...)
}

// Text returns what was put together. An empty text stands at pos.
func (b *TextBuilder) Text(pos token.Pos) Text {
	if len(b.runs) == 0 {
		return NewText("", pos)
	}
	return newRuns(string(b.buf), slices.Clone(b.runs))
}

// Append adds a text with all that it knows about where it stands.
func (b *TextBuilder) Append(t Text) {
	if t.runs == nil {
		b.Verbatim(t.str, t.pos)
		return
	}
	for i, r := range *t.runs {
		s := t.str[r.off:t.runEnd(i)]
		b.Decoded(s, r.pos, r.src)
	}
}
