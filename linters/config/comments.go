package config

import (
	"bytes"
	"cmp"
	"go/token"
	"slices"
	"sort"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// comments returns the comments between the scalars of the trees, each with
// what it stands at.
func (s *source) comments(trees []*Value) []draft.Comment {
	slices.SortStableFunc(s.scalars, func(a, b stretch) int { return cmp.Compare(a.lo, b.lo) })
	cover := newCover(trees)
	var found []draft.Comment
	scalars := s.scalars
	for off := 0; off < len(s.plain); {
		for len(scalars) > 0 && scalars[0].hi <= off {
			scalars = scalars[1:]
		}
		if len(scalars) > 0 && scalars[0].lo <= off {
			off = scalars[0].hi
			continue
		}
		if s.plain[off] != '#' || !s.startsComment(off) {
			off++
			continue
		}
		end := s.line(off).hi
		found = append(found, s.comment(off, end, cover))
		off = max(end, off+1)
	}
	return found
}

func (s *source) comment(lo, hi int, cover *cover) draft.Comment {
	c := draft.Comment{Range: s.span(lo, hi), Text: strings.TrimSpace(strings.TrimLeft(s.raw[lo:hi], "#"))}
	start := bytes.LastIndexAny(s.plain[:lo], "\r\n") + 1
	if len(bytes.Trim(s.plain[start:lo], " \t-")) == 0 {
		c.Covers = cover.after(c.End())
	} else {
		c.Covers = cover.on(s.text.Pos(start), c.Pos())
	}
	if !c.Covers.IsValid() {
		c.Covers = c.Range
	}
	return c
}

// A cover finds the construct that a comment stands at: an entry of a map or
// an item of a list.
type cover struct{ constructs []draft.Range }

func newCover(trees []*Value) *cover {
	c := &cover{}
	seen := map[*Value]bool{}
	for _, t := range trees {
		c.gather(t, seen)
	}
	c.sort()
	return c
}

// sort orders constructs by their start, the outer before the inner.
func (c *cover) sort() {
	slices.SortStableFunc(c.constructs, func(a, b draft.Range) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
}

func (c *cover) gather(v *Value, seen map[*Value]bool) {
	if v == nil || seen[v] {
		return
	}
	seen[v] = true
	for _, item := range v.Items {
		c.constructs = append(c.constructs, item.Range)
		c.gather(item, seen)
	}
	for _, e := range v.Entries {
		c.constructs = append(c.constructs, e.Range)
		c.gather(e.Value, seen)
	}
}

// after returns the outermost construct that begins first behind pos.
func (c *cover) after(pos token.Pos) draft.Range {
	if i := c.from(pos); i < len(c.constructs) {
		return c.constructs[i]
	}
	return draft.Range{}
}

// on returns the construct on the line that begins at start, before a comment
// at end: the innermost of those that begin first, or else the last one that
// ends there.
func (c *cover) on(start, end token.Pos) draft.Range {
	i := c.from(start)
	if i < len(c.constructs) && c.constructs[i].Pos() < end {
		for i+1 < len(c.constructs) && c.constructs[i+1].From == c.constructs[i].From {
			i++
		}
		return c.constructs[i]
	}
	var best draft.Range
	for _, r := range c.constructs[:i] {
		if r.End() > start && r.End() <= end && r.To >= best.To {
			best = r
		}
	}
	return best
}

func (c *cover) from(pos token.Pos) int {
	return sort.Search(len(c.constructs), func(i int) bool { return c.constructs[i].Pos() >= pos })
}
