package sql

import (
	"sort"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// coverComments returns the comments with what each covers.
func (p *parser) coverComments(s *Script) []draft.Comment {
	n := len(p.lex.comments)
	if n == 0 {
		return nil
	}
	c := &coverer{
		p:        p,
		comments: make([]draft.Comment, 0, n),
		lines:    make([]draft.Range, 0, n),
		before:   make([]bool, n),
	}
	for i := range p.lex.comments {
		c.add(i)
	}
	for _, stmt := range s.Stmts {
		c.walk(stmt, 0, n)
	}
	return c.comments
}

// A coverer finds what the comments of a text cover.
type coverer struct {
	p        *parser
	comments []draft.Comment
	// lines are the lines that the comments stand behind or before, in order.
	lines []draft.Range
	// before says of each comment that it stands before what it covers, which is
	// not found yet.
	before []bool
	// behind are the comments that stand behind what they cover, in order.
	behind []int
}

// walk visits the nodes of which a comment may cover a part: those within which
// a line of the comments from lo up to hi lies partly.
func (c *coverer) walk(n Node, lo, hi int) {
	from, to := int32(n.Pos()), int32(n.End())
	lines := c.lines[lo:hi]
	first := lo + sort.Search(len(lines), func(i int) bool { return lines[i].To >= from })
	last := lo + sort.Search(len(lines), func(i int) bool { return lines[i].From > to })
	if first >= last {
		return
	}
	c.visit(n, first, last)
	children(n, func(child Node) { c.walk(child, first, last) })
}

// add makes a comment that covers its line, or the line that follows it.
func (c *coverer) add(i int) {
	at := c.p.lex.comments[i]
	src := c.p.src
	comment := draft.Comment{
		Range: c.p.rangeOf(at.off, at.end),
		Text:  strings.TrimSpace(src[at.textOff:at.textEnd]),
	}
	comment.Covers = comment.Range
	lo := int32(strings.LastIndexByte(src[:at.off], '\n') + 1)
	if text := strings.TrimSpace(c.withoutComments(lo, at.off, i)); text != "" {
		lo += int32(len(src[lo:at.off]) - len(strings.TrimLeft(src[lo:at.off], " \t")))
		comment.Covers = c.p.rangeOf(lo, at.off)
		c.behind = append(c.behind, i)
	} else if next := c.nextToken(i); next < int32(len(src)) {
		comment.Covers = c.p.rangeOf(next, lineEnd(src, next))
		c.before[i] = true
	}
	c.comments = append(c.comments, comment)
	c.lines = append(c.lines, comment.Covers)
}

// withoutComments returns the text before comment i on its line, without a
// comment that stands there.
func (c *coverer) withoutComments(lo, hi int32, i int) string {
	if i > 0 && c.p.lex.comments[i-1].end > lo {
		lo = c.p.lex.comments[i-1].end
		if before := c.p.lex.comments[i-1].off; before > int32(strings.LastIndexByte(c.p.src[:before], '\n')+1) {
			return c.p.src[min(before-1, lo):hi]
		}
	}
	return c.p.src[min(lo, hi):hi]
}

// nextToken returns where the text goes on behind comment i and those that
// follow it.
func (c *coverer) nextToken(i int) int32 {
	all, src := c.p.lex.comments, c.p.src
	off := all[i].end
	for {
		for off < int32(len(src)) && strings.IndexByte(" \t\r\n\f", src[off]) >= 0 {
			off++
		}
		if i++; i >= len(all) || all[i].off != off {
			return off
		}
		off = all[i].end
	}
}

func lineEnd(src string, off int32) int32 {
	if i := strings.IndexByte(src[off:], '\n'); i >= 0 {
		return off + int32(i)
	}
	return int32(len(src))
}

// visit widens the comments from lo up to hi that cover n: one before it, if
// nothing larger begins there, and one behind it, if it is an item of a list that
// ends on the comment's line.
func (c *coverer) visit(n Node, lo, hi int) {
	for i := lo; i < hi; i++ {
		if c.before[i] && c.lines[i].Pos() == n.Pos() {
			c.before[i] = false
			c.comments[i].Covers = draft.Span(n.Pos(), n.End())
		}
	}
	if !isItem(n) {
		return
	}
	k := sort.Search(len(c.behind), func(k int) bool { return c.comments[c.behind[k]].Pos() >= n.End() })
	if k == len(c.behind) {
		return
	}
	if covers := &c.comments[c.behind[k]].Covers; covers.Pos() < n.End() && n.Pos() < covers.Pos() {
		covers.From = int32(n.Pos())
	}
}

// isItem reports whether n is an item of a list, which often has a line of its
// own.
func isItem(n Node) bool {
	switch n.(type) {
	case *Option, *HintOption, *Column, *Constraint, *Watermark, *SelectItem, *Assignment, *SortItem:
		return true
	}
	return false
}
