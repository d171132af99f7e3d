package config

import (
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A propertiesReader reads Java properties as java.util.Properties does: a key
// ends at the first "=", ":" or white space, a line that ends in a backslash
// goes on in the next, and "#" and "!" begin a comment only at a line's head.
type propertiesReader struct {
	text  draft.Text
	str   string
	off   int
	props []*Property
	notes []draft.Comment
}

func readProperties(text draft.Text) *propertiesReader {
	r := &propertiesReader{text: text, str: text.String()}
	for r.off < len(r.str) {
		r.skip(" \t\f\r\n")
		switch {
		case r.off == len(r.str):
		case r.str[r.off] == '#' || r.str[r.off] == '!':
			r.comment()
		default:
			r.property()
		}
	}
	return r
}

func (r *propertiesReader) skip(set string) {
	for r.off < len(r.str) && strings.IndexByte(set, r.str[r.off]) >= 0 {
		r.off++
	}
}

func (r *propertiesReader) comment() {
	lo := r.off
	r.off = lo + len(lineOf(r.str[lo:]))
	at := r.text.Range(lo, r.off)
	r.notes = append(r.notes, draft.Comment{Range: at, Text: strings.TrimSpace(strings.TrimLeft(r.str[lo:r.off], "#!")), Covers: at})
}

// lineOf returns the first line of a text without its break.
func lineOf(s string) string {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return s[:i]
	}
	return s
}

func (r *propertiesReader) property() {
	key := r.piece("=: \t\f\r\n")
	r.skip(" \t\f")
	if r.off < len(r.str) && (r.str[r.off] == '=' || r.str[r.off] == ':') {
		r.off++
		r.skip(" \t\f")
	}
	value := r.piece("\r\n")
	v := textValue(value)
	r.props = append(r.props, &Property{
		Range:    draft.Span(key.Pos(0), v.End()),
		Key:      key.String(),
		KeyRange: key.Whole(),
		Value:    v,
	})
	if n := len(r.notes); n > 0 && r.notes[n-1].Covers == r.notes[n-1].Range {
		r.notes[n-1].Covers = r.props[len(r.props)-1].Range
	}
}

// piece decodes the text up to a byte of stop that is not escaped.
func (r *propertiesReader) piece(stop string) draft.Text {
	var b draft.TextBuilder
	start, plain := r.off, r.off
	flush := func() { appendText(&b, r.text, plain, r.off) }
	for r.off < len(r.str) && strings.IndexByte(stop, r.str[r.off]) < 0 {
		if r.str[r.off] != '\\' || r.off+1 == len(r.str) {
			r.off++
			continue
		}
		flush()
		decoded, size := r.escape()
		b.Decoded(decoded, r.text.Pos(r.off), int(r.text.Range(r.off, r.off+size).End()-r.text.Pos(r.off)))
		r.off += size
		plain = r.off
	}
	flush()
	return b.Text(r.text.Pos(start))
}

// escape returns what the escape at the present offset stands for and how many
// bytes it takes.
func (r *propertiesReader) escape() (string, int) {
	rest := r.str[r.off:]
	switch c := rest[1]; c {
	case 't', 'n', 'r', 'f':
		return map[byte]string{'t': "\t", 'n': "\n", 'r': "\r", 'f': "\f"}[c], 2
	case 'u':
		if len(rest) >= 6 {
			if n, err := strconv.ParseUint(rest[2:6], 16, 16); err == nil {
				return string(rune(n)), 6
			}
		}
		return "u", 2
	case '\r', '\n':
		size := 2
		if strings.HasPrefix(rest[1:], "\r\n") {
			size = 3
		}
		return "", size + len(rest[size:]) - len(strings.TrimLeft(rest[size:], " \t\f"))
	default:
		return rest[1:2], 2
	}
}
