package access

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// BidiControlCharacter finds invisible characters that make a text read other
// than it runs.
var BidiControlCharacter = Pack.Add(rules.Rule{
	Name:     "bidi-control-character",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-1007"},
	Needs:    linters.Needs(linters.Draft),
	Run:      bidiControlCharacter,
})

func bidiControlCharacter(pass *analysis.Pass) {
	for _, f := range linters.Draft.Of(pass).Files {
		for off := 0; off < len(f.Data); {
			next := bytes.IndexByte(f.Data[off:], 0xE2) // the first byte of them all
			if next < 0 {
				break
			}
			off += next
			r, size := utf8.DecodeRune(f.Data[off:])
			if turns(r) {
				var severity rules.Severity
				if rightToLeft(lineAt(f.Data, off)) {
					severity = rules.Note
				}
				at(pass, f.Range(off, off+size), severity, fmt.Sprintf("the invisible character %U turns the direction of the text behind it, so that it reads other than it runs; remove it", r))
			}
			off += max(size, 1)
		}
	}
}

// turns reports whether a character embeds, overrides or isolates a direction
// of writing (Unicode Standard Annex 9).
func turns(r rune) bool { return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' }

func lineAt(data []byte, off int) []byte {
	lo := bytes.LastIndexByte(data[:off], '\n') + 1
	hi := len(data)
	if n := bytes.IndexByte(data[off:], '\n'); n >= 0 {
		hi = off + n
	}
	return data[lo:hi]
}

// rightToLeft reports whether a line has letters that are written from the
// right, among which such characters have their place.
func rightToLeft(line []byte) bool {
	return bytes.ContainsFunc(line, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
	})
}
