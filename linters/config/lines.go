package config

import (
	"bytes"
	"unicode/utf8"
)

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

// A line is a line of the source: up to hi without its break, next with it.
type line struct{ lo, hi, next int }

// line returns the line that begins at lo.
func (s *source) line(lo int) line {
	hi := lo
	for hi < len(s.plain) && breakLen(s.plain, hi) == 0 {
		hi++
	}
	return line{lo, hi, hi + breakLen(s.plain, hi)}
}

// lineEnd returns where the line that off is in ends, without its break.
func lineEnd(text []byte, off int) int {
	if i := bytes.IndexByte(text[min(off, len(text)):], '\n'); i >= 0 {
		return off + i
	}
	return len(text)
}

// runeEnd returns the offset behind the character at off.
func (s *source) runeEnd(off int) int {
	if off >= len(s.plain) {
		return len(s.plain)
	}
	_, size := utf8.DecodeRune(s.plain[off:])
	return off + size
}
