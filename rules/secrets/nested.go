package secrets

import (
	"encoding/base64"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// nested returns the entries of JSON that a literal holds as text, each as a
// literal of its own: '{"user": "u", "password": "…"}', and the list of objects
// with "key" and "value" that stands for a map in some options.
func nested(lit *literals.Literal) (inner []*literals.Literal) {
	text := lit.Value()
	if !strings.ContainsAny(text, "{") || !strings.Contains(text, `":`) && !strings.Contains(text, `" :`) {
		return nil
	}
	var name string
	for _, p := range jsonPairs(text) {
		key, value := text[p.key.lo:p.key.hi], text[p.value.lo:p.value.hi]
		switch {
		case key == "key" || key == "name":
			name = value
			continue
		case key == "value" && name != "":
			key = name
		}
		inner = append(inner, within(lit, key, p.value.lo, p.value.hi))
	}
	return inner
}

// within returns a part of a literal as a literal that is given to key.
func within(lit *literals.Literal, key string, lo, hi int) *literals.Literal {
	part := *lit
	part.Key, part.Text, part.Range = key, lit.Text.Slice(lo, hi), lit.Text.Range(lo, hi)
	part.Option, part.Peers = flink.ConnectorOption("", key), nil
	return &part
}

// A pair is a name and a string in JSON, without their quotes.
type pair struct{ key, value part }

// jsonPairs returns the names in a text that are followed by a string. The text
// need not be sound JSON: a reference in it is none.
func jsonPairs(s string) (pairs []pair) {
	for i := 0; i < len(s); {
		key, next, ok := jsonString(s, i)
		if !ok {
			return pairs
		}
		i = next
		after := skipSpace(s, next)
		if after >= len(s) || s[after] != ':' {
			continue
		}
		after = skipSpace(s, after+1)
		if after >= len(s) || s[after] != '"' {
			continue
		}
		value, next, ok := jsonString(s, after)
		if !ok {
			return pairs
		}
		pairs = append(pairs, pair{key, value})
		i = next
	}
	return pairs
}

// jsonString returns the first string from i on and the offset behind it.
func jsonString(s string, i int) (p part, next int, ok bool) {
	at := strings.IndexByte(s[i:], '"')
	if at < 0 {
		return part{}, len(s), false
	}
	lo := i + at + 1
	for hi := lo; hi < len(s); hi++ {
		switch s[hi] {
		case '\\':
			hi++
		case '"':
			return part{lo: lo, hi: hi}, hi + 1, true
		}
	}
	return part{}, len(s), false
}

func skipSpace(s string, i int) int {
	for i < len(s) && strings.IndexByte(" \t\r\n", s[i]) >= 0 {
		i++
	}
	return i
}

// unpacked returns what a literal is the base64 of, where that is text, as a
// literal whose every part stands where the whole does.
func unpacked(lit *literals.Literal) *literals.Literal {
	text := lit.Value()
	if len(text) < 24 || len(text)%4 != 0 || strings.IndexFunc(text, notBase64) >= 0 {
		return nil
	}
	plain, err := base64.StdEncoding.DecodeString(text)
	if err != nil || !utf8.Valid(plain) || strings.IndexFunc(string(plain), notText) >= 0 {
		return nil
	}
	whole := lit.Text.Whole()
	var b draft.TextBuilder
	b.Decoded(string(plain), whole.Pos(), int(whole.To-whole.From))
	inner := *lit
	inner.Text = b.Text(whole.Pos())
	return &inner
}

func notBase64(r rune) bool {
	return r >= utf8.RuneSelf || !isAlphanumeric(byte(r)) && !strings.ContainsRune("+/=", r)
}

func notText(r rune) bool { return !unicode.IsPrint(r) && !unicode.IsSpace(r) }
