package config

import (
	"bytes"
	"strings"
)

// block decodes a block scalar. The library's value says how far the lines are
// indented and what a line break means.
func (d *decoder) block() bool {
	folds := d.plain[d.off] == '>'
	first := d.line(d.off)
	d.end = d.off + len(bytes.TrimRight(d.plain[d.off:first.hi], " \t"))
	if i := bytes.IndexByte(d.plain[d.off:d.end], ' '); i >= 0 {
		d.end = d.off + i // a comment follows the indicators
	}
	d.off = first.next
	d.content = d.off
	if folds {
		return d.folded()
	}
	return d.literal()
}

// literal follows a "|" block, in which lines of the value are lines of the
// source.
func (d *decoder) literal() bool {
	for d.used < len(d.value) {
		if d.off >= len(d.plain) {
			return false
		}
		l := d.line(d.off)
		want, _, _ := strings.Cut(d.value[d.used:], "\n")
		if want != "" {
			indent := l.hi - len(want) - l.lo
			if indent < 0 || string(d.plain[l.lo+indent:l.hi]) != want || len(bytes.Trim(d.plain[l.lo:l.lo+indent], " ")) > 0 {
				return false
			}
			d.off = l.lo + indent
			d.copy(len(want))
			d.end = l.hi
		}
		d.off = l.hi
		if d.used < len(d.value) {
			if l.next == l.hi {
				return false
			}
			d.stand("\n", l.next-l.hi)
		}
	}
	return true
}

// folded follows a ">" block, in which a line break may mean a space, a line
// break, or nothing.
func (d *decoder) folded() bool {
	indent := -1
	var breaks []line // the lines whose breaks stand between here and the last content
	for off := d.off; d.used < len(d.value); {
		if off >= len(d.plain) {
			return d.between(breaks)
		}
		l := d.line(off)
		off = l.next
		body := bytes.TrimLeft(d.plain[l.lo:l.hi], " ")
		if len(body) == 0 {
			breaks = append(breaks, l)
			continue
		}
		if !d.between(breaks) {
			return false
		}
		if indent < 0 {
			rest := d.value[d.used:]
			indent = l.hi - len(body) - l.lo - (len(rest) - len(strings.TrimLeft(rest, " ")))
		}
		content := max(l.lo+indent, l.lo)
		if content > l.hi || !strings.HasPrefix(d.value[d.used:], string(d.plain[content:l.hi])) {
			return d.used == len(d.value)
		}
		d.off = content
		d.copy(l.hi - content)
		d.end = l.hi
		breaks = append(breaks[:0], l)
	}
	return true
}

// between adds what the value has for line breaks: the last of them stand for
// the line breaks in the value, and a single one may be a space.
func (d *decoder) between(breaks []line) bool {
	rest := d.value[d.used:]
	n := len(rest) - len(strings.TrimLeft(rest, "\n"))
	if n == 0 && d.used > 0 && len(breaks) == 1 && strings.HasPrefix(rest, " ") && d.value[d.used-1] != '\n' {
		d.off = breaks[0].hi
		d.stand(" ", breaks[0].next-breaks[0].hi)
		return true
	}
	if n > len(breaks) {
		return false
	}
	for _, l := range breaks[len(breaks)-n:] {
		if l.next == l.hi {
			return false
		}
		d.off = l.hi
		d.stand("\n", l.next-l.hi)
	}
	return true
}
