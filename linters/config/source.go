package config

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A source is a text to be read as YAML, in a form that the YAML library can
// read: plain is the text with everything that is not YAML masked by as many
// harmless bytes, so that an offset means the same in both.
type source struct {
	text  draft.Text
	raw   string
	plain []byte
	// masked says that plain differs from raw.
	masked bool
	// actions are the offsets of template actions.
	actions []span
	// scalars are where the scalars that were read stand: no comment is there.
	scalars []stretch
	// lost are the entries of lines that had to be blanked.
	lost   []*Entry
	errors []draft.Error
}

// A span is a stretch of a source.
type span struct{ lo, hi int }

// A stretch is where a scalar stands.
type stretch struct {
	span
	quoted bool
}

// filler stands for masked bytes that are part of a value.
const filler = '_'

func newSource(text draft.Text) *source {
	s := &source{text: text, raw: text.String()}
	s.plain = []byte(s.raw)
	s.maskInvalid()
	s.maskDirectives()
	s.maskActions()
	return s
}

func (s *source) span(lo, hi int) draft.Range {
	hi = min(hi, len(s.raw))
	return s.text.Range(min(lo, hi), hi)
}

func (s *source) fail(lo, hi int, msg string) {
	s.errors = append(s.errors, draft.Error{Range: s.span(lo, hi), Msg: msg})
}

// maskInvalid masks what no YAML text may hold, and says so once.
func (s *source) maskInvalid() {
	for i := 0; i < len(s.plain); {
		r, size := utf8.DecodeRune(s.plain[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			s.invalid(i, 1, "this byte is no UTF-8; save the file in UTF-8")
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0x7F,
			r >= 0x80 && r < 0xA0 && r != 0x85, r == 0xFEFF && i > 0, r == 0xFFFE || r == 0xFFFF:
			s.invalid(i, size, "this control character must not stand in YAML; remove it")
		}
		i += size
	}
}

func (s *source) invalid(off, size int, msg string) {
	if len(s.errors) == 0 {
		s.fail(off, off+size, msg)
	}
	s.mask(off, off+size, filler)
}

func (s *source) mask(lo, hi int, with byte) {
	s.masked = true
	for i := lo; i < hi; i++ {
		s.plain[i] = with
	}
}

// maskDirectives masks the %YAML directives: the library refuses any version
// but 1.1, though it reads files of 1.2.
func (s *source) maskDirectives() {
	if !bytes.Contains(s.plain, []byte("%YAML")) {
		return
	}
	for off := 0; off < len(s.plain); {
		l := s.line(off)
		if bytes.HasPrefix(s.plain[l.lo:l.hi], []byte("%YAML")) {
			s.mask(l.lo, l.hi, ' ')
		}
		off = l.next
	}
}

// maskActions masks the actions of templates: {{ … }} of Helm and Jinja, and
// {% … %}. An action alone on its line, and one that only steers, leaves
// nothing behind; any other leaves a value.
func (s *source) maskActions() {
	for off := 0; ; {
		lo := nextAction(s.raw, off)
		if lo < 0 {
			break
		}
		closing := "}}"
		if s.raw[lo+1] == '%' {
			closing = "%}"
		}
		length := strings.Index(s.raw[lo+2:], closing)
		if length < 0 {
			break
		}
		off = lo + length + 4
		s.actions = append(s.actions, span{lo, off})
	}
	for _, a := range s.actions {
		with := byte(filler)
		if s.steers(a) {
			with = ' '
		}
		s.mask(a.lo, a.hi, with)
	}
	s.blankActionLines()
}

func nextAction(raw string, off int) int {
	for i := off; i+1 < len(raw); i++ {
		next := strings.IndexByte(raw[i:], '{')
		if next < 0 || i+next+1 >= len(raw) {
			return -1
		}
		i += next
		if raw[i+1] == '{' || raw[i+1] == '%' {
			return i
		}
	}
	return -1
}

// steers reports whether an action prints nothing.
func (s *source) steers(a span) bool {
	if s.raw[a.lo+1] == '%' {
		return true
	}
	body := strings.TrimLeft(s.raw[a.lo+2:a.hi-2], "-~ \t")
	switch word, _, _ := strings.Cut(body, " "); word {
	case "if", "else", "end", "range", "with", "define", "block", "end-", "else-", "break", "continue":
		return true
	}
	return strings.HasPrefix(body, "/*") || strings.HasPrefix(body, "$") && strings.Contains(body, ":=")
}

// blankActionLines blanks the actions that stand alone on their lines: what
// they print is not a value but more lines.
func (s *source) blankActionLines() {
	for i := 0; i < len(s.actions); {
		first := s.actions[i].lo
		start := bytes.LastIndexByte(s.plain[:first], '\n') + 1
		end, last := lineEnd(s.plain, first), i
		alone := len(bytes.TrimSpace(s.plain[start:first])) == 0
		for ; last < len(s.actions) && s.actions[last].lo < end; last++ {
			end = max(end, lineEnd(s.plain, s.actions[last].hi))
			next := end
			if last+1 < len(s.actions) {
				next = min(next, s.actions[last+1].lo)
			}
			alone = alone && len(bytes.TrimSpace(s.plain[s.actions[last].hi:next])) == 0
		}
		if alone {
			s.mask(first, s.actions[last-1].hi, ' ')
		}
		i = last
	}
}

// appendText adds the stretch of text from lo up to hi.
func appendText(b *draft.TextBuilder, text draft.Text, lo, hi int) {
	if lo >= hi {
		return
	}
	str, where := text.String(), text.Range(lo, hi)
	if int(where.To-where.From) == hi-lo {
		b.Verbatim(str[lo:hi], where.Pos())
		return
	}
	for lo < hi {
		_, size := utf8.DecodeRuneInString(str[lo:hi])
		b.Decoded(str[lo:lo+size], text.Pos(lo), int(text.Range(lo, lo+size).End()-text.Pos(lo)))
		lo += size
	}
}
