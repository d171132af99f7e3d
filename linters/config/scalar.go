package config

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// decode reads the scalar at off again, as the library says only what it means
// and not where each of its bytes stands. Where the two do not agree, the
// library's value stands for the whole line.
func (s *source) decode(off int, value string, quoted bool) (draft.Text, int) {
	d := &decoder{source: s, value: value, off: off}
	ok := true
	switch {
	case !quoted:
		ok = d.plainScalar()
	case s.plain[off] == '\'':
		d.singleQuoted()
	case s.plain[off] == '"':
		d.doubleQuoted()
	default:
		ok = d.block()
	}
	text := d.out.Text(s.text.Pos(max(off, d.content)))
	if ok && text.Len() == len(value) && (s.masked || text.String() == value) {
		s.scalars = append(s.scalars, stretch{span{max(off, d.content), d.off}, quoted})
		if d.content == 0 {
			return text, d.off
		}
		return text, d.end
	}
	end := max(lineEnd(s.plain, off), min(off+1, len(s.plain)))
	s.scalars = append(s.scalars, stretch{span{off, end}, quoted})
	var whole draft.TextBuilder
	where := s.span(off, end)
	whole.Decoded(value, where.Pos(), int(where.To-where.From))
	return whole.Text(where.Pos()), end
}

// A decoder goes through a scalar's source from off on and puts its text
// together. It takes structure from the masked text and bytes from the raw.
type decoder struct {
	*source
	value string // what the library made of it
	used  int    // how much of value is put together, where the value guides
	off   int
	out   draft.TextBuilder
	// Of a block: where its content begins and where its last line that is
	// not blank ends.
	content, end int
}

// copy adds the next n bytes as they stand.
func (d *decoder) copy(n int) {
	appendText(&d.out, d.text, d.off, d.off+n)
	d.off += n
	d.used += n
}

// stand adds s for the next n bytes.
func (d *decoder) stand(s string, n int) {
	where := d.span(d.off, d.off+n)
	d.out.Decoded(s, where.Pos(), int(where.To-where.From))
	d.off += n
	d.used += len(s)
}

// plainScalar follows the value, which alone knows where a plain scalar ends.
func (d *decoder) plainScalar() bool {
	for d.used < len(d.value) {
		if d.off >= len(d.plain) {
			return false
		}
		if breaks, n := d.fold(); breaks > 0 {
			if !strings.HasPrefix(d.value[d.used:], folded(breaks)) {
				return false
			}
			d.stand(folded(breaks), n)
			continue
		}
		n := common(d.value[d.used:], d.plain[d.off:])
		if n == 0 {
			return false
		}
		d.copy(n)
	}
	return true
}

// common returns the length of what value and text share up to white space
// that ends a line.
func common(value string, text []byte) int {
	n := 0
	for n < len(value) && n < len(text) && value[n] == text[n] && breakLen(text, n) == 0 {
		if n > 0 && (text[n] == ' ' || text[n] == '\t') {
			rest := bytes.TrimLeft(text[n:], " \t")
			if len(rest) == 0 || breakLen(rest, 0) > 0 {
				return n
			}
		}
		n++
	}
	return n
}

// fold measures the white space at off where it holds line breaks: how many,
// and how many bytes it is long.
func (d *decoder) fold() (breaks, n int) {
	for i := d.off; i < len(d.plain); {
		switch size := breakLen(d.plain, i); {
		case size > 0:
			breaks++
			i += size
		case d.plain[i] == ' ' || d.plain[i] == '\t':
			i++
		default:
			return breaks, i - d.off
		}
		n = i - d.off
	}
	return breaks, n
}

// folded returns what so many line breaks inside a flow scalar mean.
func folded(breaks int) string {
	if breaks == 1 {
		return " "
	}
	return strings.Repeat("\n", breaks-1)
}

func (d *decoder) singleQuoted() {
	d.off++
	for d.off < len(d.plain) {
		if breaks, n := d.fold(); breaks > 0 {
			d.stand(folded(breaks), n)
			continue
		}
		switch c := d.plain[d.off]; {
		case c != '\'':
			d.copy(d.run("'"))
		case d.off+1 < len(d.plain) && d.plain[d.off+1] == '\'':
			d.stand("'", 2)
		default:
			d.off++
			return
		}
	}
}

func (d *decoder) doubleQuoted() {
	d.off++
	for d.off < len(d.plain) {
		if breaks, n := d.fold(); breaks > 0 {
			d.stand(folded(breaks), n)
			continue
		}
		switch d.plain[d.off] {
		case '"':
			d.off++
			return
		case '\\':
			d.escape()
		default:
			d.copy(d.run(`"\`))
		}
	}
}

// run returns the length of what follows up to one of the ends, or to white
// space or a line break, one byte at least.
func (d *decoder) run(ends string) int {
	n := 1
	for d.off+n < len(d.plain) {
		c := d.plain[d.off+n]
		if c == ' ' || c == '\t' || strings.IndexByte(ends, c) >= 0 || breakLen(d.plain, d.off+n) > 0 {
			break
		}
		n++
	}
	return n
}

// escape decodes a backslash and what follows it in double quotes.
func (d *decoder) escape() {
	rest := d.plain[d.off+1:]
	if len(rest) == 0 {
		d.off++
		return
	}
	if n := breakLen(rest, 0); n > 0 {
		// An escaped line break is nothing, and so is the next line's indentation.
		d.off += 1 + n
		d.off += len(d.plain[d.off:]) - len(bytes.TrimLeft(d.plain[d.off:], " \t"))
		return
	}
	if meaning, n := escaped(rest); n > 0 {
		d.stand(meaning, 1+n)
		return
	}
	_, size := utf8.DecodeRune(rest)
	d.stand(string(rest[:size]), 1+size)
}

// escaped returns what the escape whose letter begins rest means, and how long
// it is without its backslash; 0 where there is no such escape.
func escaped(rest []byte) (string, int) {
	const names = `0abtnvfre "/\N_LP`
	meanings := [...]string{"\x00", "\a", "\b", "\t", "\n", "\v", "\f", "\r", "\x1b", " ", `"`, "/", `\`, "\u0085", "\u00a0", "\u2028", "\u2029"}
	if i := strings.IndexByte(names, rest[0]); i >= 0 {
		return meanings[i], 1
	}
	digits := 0
	switch rest[0] {
	case '\t':
		return "\t", 1
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(rest) <= digits {
		return "", 0
	}
	code, err := strconv.ParseUint(string(rest[1:1+digits]), 16, 32)
	if err != nil {
		return "", 0
	}
	return string(rune(code)), 1 + digits
}
