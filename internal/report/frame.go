package report

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// frames shows lines of source with what a finding marks in them.
type frames struct {
	read    func(string) ([]byte, error)
	secrets map[string][]rules.Place
	// The file that was shown last.
	name string
	data []byte
}

func newFrames(run Run) *frames {
	f := &frames{read: run.Read, secrets: map[string][]rules.Place{}}
	for _, s := range run.Secrets {
		f.secrets[s.Path] = append(f.secrets[s.Path], s)
	}
	for _, finding := range run.Findings {
		if Redacts(finding.Rule) {
			f.secrets[finding.At.Path] = append(f.secrets[finding.At.Path], finding.At)
		}
	}
	return f
}

// lines returns the first line of the place, and a line with carets under what
// is marked. There is none where the file is not what it was.
func (f *frames) lines(at rules.Place) (source, marks string, ok bool) {
	data := f.text(at.Path)
	start := at.Offset - (at.Column - 1)
	if start < 0 || at.Offset > len(data) {
		return "", "", false
	}
	end := len(data)
	if i := bytes.IndexByte(data[at.Offset:], '\n'); i >= 0 {
		end = at.Offset + i
	}
	lo, hi := window(data, start, end, at.Offset)
	source, marks = f.draw(data[lo:hi], lo, at)
	if lo > start {
		source, marks = "…"+source, " "+marks
	}
	if hi < end {
		source += "…"
	}
	return strings.TrimRight(source, " "), strings.TrimRight(marks, " "), true
}

func (f *frames) text(name string) []byte {
	if f.name != name || f.data == nil {
		raw, err := f.read(name)
		if err != nil {
			raw = nil
		}
		f.name = name
		f.data, _ = draft.Decode(raw)
	}
	return f.data
}

// The bytes of a long line that are shown before and in all.
const (
	before = 60
	shown  = 160
)

// window cuts a long line around the byte at.
func window(data []byte, start, end, at int) (lo, hi int) {
	lo, hi = start, end
	if end-start <= shown {
		return lo, hi
	}
	lo = max(start, at-before)
	for lo > start && !utf8.RuneStart(data[lo]) {
		lo--
	}
	hi = min(end, lo+shown)
	for hi < end && !utf8.RuneStart(data[hi]) {
		hi++
	}
	return lo, hi
}

const (
	tab      = "    "
	redacted = "********"
)

// draw writes a part of a line that begins at offset lo, and the marks under
// it, cell by cell. A secret is drawn as asterisks that do not show its length.
func (f *frames) draw(part []byte, lo int, at rules.Place) (source, marks string) {
	var top, under strings.Builder
	secrets, hidden := within(f.secrets[at.Path], lo, lo+len(part)), false
	for i := 0; i < len(part); {
		r, size := utf8.DecodeRune(part[i:])
		cell, cells := cellOf(r)
		was := hidden
		if hidden = len(within(secrets, lo+i, lo+i+size)) > 0; hidden {
			cell, cells = redacted, len(redacted)
		}
		mark := " "
		if off := lo + i; at.Offset <= off && off < max(at.EndOffset, at.Offset+1) {
			mark = "^"
		}
		if !hidden || !was {
			top.WriteString(cell)
			under.WriteString(strings.Repeat(mark, cells))
		}
		i += size
	}
	if at.Offset >= lo+len(part) {
		under.WriteByte('^')
	}
	return top.String(), under.String()
}

// within returns the places that reach into the bytes from lo up to hi.
func within(places []rules.Place, lo, hi int) (found []rules.Place) {
	for _, p := range places {
		if lo < p.EndOffset && p.Offset < hi {
			found = append(found, p)
		}
	}
	return found
}

// cellOf returns how a rune is drawn and how many cells of a terminal it takes.
func cellOf(r rune) (string, int) {
	switch {
	case r == '\t':
		return tab, len(tab)
	case r == '\r':
		return "", 0
	case control(r) || r == utf8.RuneError:
		return string(utf8.RuneError), 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return string(r), 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return string(r), 2
	}
	return string(r), 1
}
