package literals

import (
	"regexp"
	"strings"
	"sync"
)

// A Span is a stretch of a string, in bytes.
type Span struct{ Lo, Hi int }

// placeholders matches what authors are asked to replace, and nothing that a
// platform fills in: <yourEndpoint>, YOUR_BUCKET, your-password, CHANGEME,
// TODO, xxx. A word counts only as a whole.
var placeholders = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<(?i:your|my|enter|insert|replace)[^<>]*>` +
		`|<[A-Za-z][A-Za-z0-9]*(?:[-_. ][A-Za-z0-9]+)*>` +
		`|\b(?i:your)[-_][A-Za-z][A-Za-z_-]*\b` +
		`|\byour[A-Z][A-Za-z]*\b` +
		`|\[(?i:your)[^\[\]]*\]` +
		`|\b(?i:change[-_]?me)\b` +
		`|\b(?i:replace[-_]?me)\b` +
		`|\b(?:TODO|TBD|FIXME)\b` +
		`|\b(?:x{3,}|X{3,})\b`)
})

// Placeholders returns where s still holds something for its author to
// replace.
func Placeholders(s string) []Span {
	if !mayHoldPlaceholder(s) {
		return nil
	}
	var spans []Span
	for _, at := range placeholders().FindAllStringIndex(s, -1) {
		if s[at[0]] == '<' && at[0] > 0 && isWordByte(s[at[0]-1]) {
			continue // List<String>
		}
		spans = append(spans, Span{at[0], at[1]})
	}
	return spans
}

// mayHoldPlaceholder is the cheap question before the regular expression.
func mayHoldPlaceholder(s string) bool {
	if strings.ContainsAny(s, "<") {
		return true
	}
	lower := strings.ToLower(s)
	for _, word := range []string{"your", "change", "replace", "todo", "tbd", "fixme", "xxx"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
