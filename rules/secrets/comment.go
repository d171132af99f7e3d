package secrets

import (
	"strings"
	"unicode"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// assignments returns the settings that a comment holds, as literals of their
// own: a line that was commented out still has the form 'key' = 'value',
// key: value or key=value. Prose is none.
func assignments(comment *literals.Literal) (found []*literals.Literal) {
	text := comment.Value()
	for lo := 0; lo < len(text); {
		hi := lo + end(text[lo:], "\r\n")
		start := lo + leader(text[lo:hi])
		line := strings.TrimRight(text[start:hi], " \t*/")
		found = append(found, quotedAssignments(comment, start, line)...)
		if lit := bareAssignment(comment, start, line); lit != nil {
			found = append(found, lit)
		}
		lo = hi + 1
	}
	return found
}

// leader returns how much of a line is the sign of a comment and space.
func leader(line string) int {
	return len(line) - len(strings.TrimLeft(line, "-#/*! \t"))
}

// quotedAssignments returns the 'key' = 'value' in a line.
func quotedAssignments(comment *literals.Literal, start int, line string) (found []*literals.Literal) {
	for i := 0; i < len(line); {
		key, next, ok := sqlString(line, i)
		if !ok {
			return found
		}
		i = next
		after := skipSpace(line, next)
		if after >= len(line) || line[after] != '=' {
			continue
		}
		after = skipSpace(line, after+1)
		if after >= len(line) || line[after] != '\'' {
			continue
		}
		value, next, ok := sqlString(line, after)
		if !ok {
			return found
		}
		found = append(found, within(comment, line[key.lo:key.hi], start+value.lo, start+value.hi))
		i = next
	}
	return found
}

// sqlString returns the first string in single quotes from i on and the offset
// behind it.
func sqlString(s string, i int) (p part, next int, ok bool) {
	lo := strings.IndexByte(s[i:], '\'')
	if lo < 0 {
		return part{}, len(s), false
	}
	lo += i + 1
	hi := strings.IndexByte(s[lo:], '\'')
	if hi < 0 {
		return part{}, len(s), false
	}
	return part{lo: lo, hi: lo + hi}, lo + hi + 1, true
}

// bareAssignment returns the setting that a line is as a whole, or nil: one
// word, then ":" or "=", then a value in quotes or of one word.
func bareAssignment(comment *literals.Literal, start int, line string) *literals.Literal {
	at := strings.IndexAny(line, ":=")
	if at <= 0 {
		return nil
	}
	key := strings.TrimPrefix(strings.Trim(strings.TrimSpace(line[:at]), `"`), "- ")
	lo := skipSpace(line, at+1)
	value := strings.TrimRight(line[lo:], ",;")
	if quote := value[:min(1, len(value))]; quote == `"` || quote == `'` {
		closing := strings.IndexByte(value[1:], quote[0])
		if closing < 0 || strings.TrimSpace(value[closing+2:]) != "" {
			return nil
		}
		lo, value = lo+1, value[1:closing+1]
	} else if at+1 == lo && line[at] == ':' || !looksGiven(key, value) {
		return nil
	}
	if key == "" || strings.ContainsAny(key, " \t'\"") {
		return nil
	}
	return within(comment, key, start+lo, start+lo+len(value))
}

// looksGiven reports whether a word behind a key is a value and not the first
// word about it: the key has several parts, or the word is no plain one.
func looksGiven(key, value string) bool {
	if value == "" || strings.ContainsAny(value, " \t") {
		return false
	}
	if strings.IndexFunc(value, unicode.IsDigit) >= 0 {
		return true
	}
	return strings.ContainsAny(key, ".-_") && !isAboutValue(value)
}

// isAboutValue reports whether a word says what a value is like.
func isAboutValue(word string) bool {
	switch strings.ToLower(word) {
	case "required", "optional", "string", "default", "deprecated", "none", "secret", "text", "value", "see", "the", "unset",
		"empty", "disabled", "enabled", "sensitive", "hidden", "encrypted", "redacted":
		return true
	}
	return false
}

// commented returns the secrets in the settings that a comment holds.
func commented(comment *literals.Literal) (found []secret) {
	if !mayAssign(comment.Value()) {
		return nil
	}
	for _, lit := range assignments(comment) {
		for _, s := range valueSecrets(lit) {
			s.owner, s.name, s.lit = commentedSecret, lit.Key, comment
			found = append(found, s)
		}
		if lit.Option.Sensitive == flink.Secret && lit.Shape() == literals.Spelled && len(lit.Value()) > 2 && !overlapsAny(secret{Range: lit.Range}, found) {
			found = append(found, secret{Range: lit.Range, owner: commentedSecret, lit: comment, name: lit.Key, text: lit.Value()})
		}
	}
	return found
}

func mayAssign(text string) bool { return strings.ContainsAny(text, "=:") }
