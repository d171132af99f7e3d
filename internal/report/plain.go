package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain makes text fit for one line of a log. What a draft says may hold
// control characters, which a terminal would obey, and "##[", which the log of
// GitHub Actions reads as a command wherever it stands.
func Plain(text string) string {
	clean := func(r rune) bool { return !control(r) && r != utf8.RuneError }
	if strings.IndexFunc(text, func(r rune) bool { return !clean(r) }) < 0 && !strings.Contains(text, "##[") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r < 0x80 && control(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case control(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		case strings.HasPrefix(text[i:], "##["):
			b.WriteString(`#\x23`)
			size = len("##")
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// control reports whether the rune moves the cursor, changes the terminal, or
// turns the direction of what follows.
func control(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' ||
		'\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// plainPath is Plain for the start of a line, where "::" would be a command to
// the log of GitHub Actions.
func plainPath(name string) string {
	if strings.HasPrefix(strings.TrimSpace(name), "::") {
		name = "./" + name
	}
	return Plain(name)
}
