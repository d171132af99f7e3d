package config

import "bytes"

// bracketEnd returns the offset behind the bracket that closes the one at lo,
// whose last part ends at last.
func (s *source) bracketEnd(lo, last int) int {
	closing := byte('}')
	if s.plain[lo] == '[' {
		closing = ']'
	}
	last = max(last, lo+1)
	for i := last; i < len(s.plain); {
		switch c := s.plain[i]; c {
		case closing:
			return i + 1
		case ',', ':', '?':
			i++
		default:
			next := s.skipSpace(i)
			if next == i {
				return last
			}
			i = next
		}
	}
	return last
}

// skipProperties returns where a node itself begins, behind its anchor and tag.
func (s *source) skipProperties(off int) int {
	for off < len(s.plain) && (s.plain[off] == '&' || s.plain[off] == '!') {
		n := bytes.IndexAny(s.plain[off:], " \t\r\n,[]{}")
		if n < 0 {
			return len(s.plain)
		}
		off = s.skipSpace(off + n)
	}
	return off
}

// skipSpace returns where white space, line breaks and comments that begin at
// off end.
func (s *source) skipSpace(off int) int {
	for off < len(s.plain) {
		switch c := s.plain[off]; {
		case c == ' ' || c == '\t':
			off++
		case breakLen(s.plain, off) > 0:
			off += breakLen(s.plain, off)
		case c == '#' && s.startsComment(off):
			off = s.line(off).hi
		default:
			return off
		}
	}
	return off
}

// startsComment reports whether a "#" outside of scalars begins a comment.
func (s *source) startsComment(off int) bool {
	if off == 0 {
		return true
	}
	c := s.plain[off-1]
	return c == ' ' || c == '\t' || c == '\n' || c == '\r'
}
