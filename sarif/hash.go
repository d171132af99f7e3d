package sarif

import (
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/encoding/unicode"
)

// A lineHash names a line by its text and what follows it, so that a finding
// is known again after other lines were added or removed.
type lineHash struct {
	hash uint64
	// nth is which of the lines with the same hash it is, from 1 on.
	nth int
}

func (h lineHash) String() string { return fmt.Sprintf("%x:%d", h.hash, h.nth) }

// What the uploader of GitHub's code scanning hashes: a polynomial over the
// hundred UTF-16 code units from the start of the line on, without blanks. It
// would add the hash where it is missing.
const (
	hashed = 100
	base   = 37
	ending = 0xFFFF
)

// lineHashes returns the hashes of a file's lines, as src/fingerprints.ts of
// github/codeql-action computes primaryLocationLineHash.
func lineHashes(raw []byte) []lineHash {
	h := hasher{power: 1, nth: map[uint64]int{}, atStart: true}
	for range hashed {
		h.power *= base
	}
	units := utf16Of(raw)
	for i, u := range units {
		if u == ' ' || u == '\t' || u == '\n' && i > 0 && units[i-1] == '\r' {
			continue
		}
		if u == '\r' {
			u = '\n'
		}
		h.add(u)
	}
	h.add(ending)
	for range hashed {
		h.flush()
	}
	return h.lines
}

// utf16Of decodes UTF-8 as a browser does: each longest invalid piece becomes
// one replacement character.
func utf16Of(raw []byte) []uint16 {
	valid, err := unicode.UTF8.NewDecoder().Bytes(raw)
	if err != nil {
		valid = raw
	}
	return utf16.Encode([]rune(string(valid)))
}

// A hasher slides a window of code units over a file.
type hasher struct {
	window  [hashed]uint16
	at      int
	hash    uint64
	power   uint64
	starts  [hashed]bool
	atStart bool
	nth     map[uint64]int
	lines   []lineHash
}

// add takes a kept code unit; the one after a line break starts a line.
func (h *hasher) add(u uint16) {
	h.slide(u, h.atStart)
	h.atStart = u == '\n'
}

// flush pushes the units that are still in the window out of it.
func (h *hasher) flush() { h.slide(0, false) }

// slide moves the window on by one. A line whose start leaves the window has
// been seen whole: its hash is the window's.
func (h *hasher) slide(u uint16, start bool) {
	if h.starts[h.at] {
		h.nth[h.hash]++
		h.lines = append(h.lines, lineHash{h.hash, h.nth[h.hash]})
	}
	h.hash = h.hash*base + uint64(u) - h.power*uint64(h.window[h.at])
	h.window[h.at], h.starts[h.at] = u, start
	h.at = (h.at + 1) % hashed
}
