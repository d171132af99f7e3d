package secrets

import (
	"encoding/base64"
	"regexp"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/literals"
)

// A tokenShape is what the tokens of a vendor look like. One of the keywords,
// in lower case, stands in every token; the first group of the pattern, or all
// of it, is the token, which is at least as random as entropy says.
type tokenShape struct {
	vendor, pattern string
	entropy         float64
	keywords        []string
}

// tokens returns the tokens of vendors in a literal, and what an Authorization
// header and a JSON Web Token hold.
func tokens(lit *literals.Literal) []secret {
	text := lit.Value()
	var found []secret
	add := func(lo, hi int, name string) {
		found = append(found, secret{Range: lit.Text.Range(lo, hi), owner: serviceToken, lit: lit, name: name, text: text[lo:hi]})
	}
	for _, i := range shapeIndex().hits(text) {
		for _, m := range patterns[i].get(tokenShapes[i].pattern).FindAllStringSubmatchIndex(text, -1) {
			if lo, hi := tokenIn(m); tokenShapes[i].fits(text, lo, hi) {
				add(lo, hi, "a token of "+tokenShapes[i].vendor)
			}
		}
	}
	for _, p := range append(webTokens(text), authorizations(text)...) {
		add(p.lo, p.hi, p.name)
	}
	return found
}

// tokenIn returns the bounds of a match's first group, or of the whole match
// where the pattern has none.
func tokenIn(match []int) (lo, hi int) {
	if len(match) > 2 && match[2] >= 0 {
		return match[2], match[3]
	}
	return match[0], match[1]
}

// fits reports whether what a pattern matches is a word of its own and random
// enough to be issued.
func (t tokenShape) fits(text string, lo, hi int) bool {
	if hi < len(text) && isAlphanumeric(text[hi]) || lo > 0 && isAlphanumeric(text[lo-1]) && isAlphanumeric(text[lo]) {
		return false
	}
	token := text[lo:hi]
	return entropy(token) >= max(t.entropy, 2) && !isSampleText(token) && !isRun(token)
}

// patterns are those of tokenShapes, compiled where a keyword is met first.
var patterns [len(tokenShapes)]lazyPattern

type lazyPattern struct {
	once     sync.Once
	compiled *regexp.Regexp
}

func (p *lazyPattern) get(pattern string) *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(pattern) })
	return p.compiled
}

// An index finds the shapes whose keywords stand in a text, in one pass over
// it: heads are hashes of the keywords' first three bytes.
type index struct {
	heads    [1 << 12]bool
	keywords map[[3]byte][]keyword
}

type keyword struct {
	text  string
	shape int
}

var shapeIndex = sync.OnceValue(func() *index {
	x := &index{keywords: map[[3]byte][]keyword{}}
	for i, shape := range tokenShapes {
		for _, word := range shape.keywords {
			head := [3]byte{word[0], word[1], word[2]}
			x.heads[hash(head)] = true
			x.keywords[head] = append(x.keywords[head], keyword{word, i})
		}
	}
	return x
})

func hash(head [3]byte) int {
	return (int(head[0])*961 + int(head[1])*31 + int(head[2])) & (1<<12 - 1)
}

// hits returns the shapes that have a keyword in the text, each once.
func (x *index) hits(text string) (shapes []int) {
	var seen [len(tokenShapes)]bool
	head := [3]byte{}
	for i := range len(text) {
		head = [3]byte{head[1], head[2], lower(text[i])}
		if !x.heads[hash(head)] {
			continue
		}
		for _, word := range x.keywords[head] {
			if !seen[word.shape] && hasPrefixFold(text[i-2:], word.text) {
				seen[word.shape] = true
				shapes = append(shapes, word.shape)
			}
		}
	}
	return shapes
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// webTokens returns the JSON Web Tokens in a text: a head that says how it is
// signed, a body, and a signature (RFC 7519).
func webTokens(text string) (parts []part) {
	for from := 0; ; {
		at := strings.Index(text[from:], "eyJ")
		if at < 0 {
			return parts
		}
		lo := from + at
		hi := lo
		for hi < len(text) && (isAlphanumeric(text[hi]) || strings.IndexByte("-_.=", text[hi]) >= 0) {
			hi++
		}
		from = hi
		pieces := strings.Split(strings.TrimRight(text[lo:hi], ".="), ".")
		if lo > 0 && isAlphanumeric(text[lo-1]) || len(pieces) < 3 || len(pieces[1]) < 8 || len(pieces[2]) < 16 {
			continue
		}
		head, body := decodeSegment(pieces[0]), decodeSegment(pieces[1])
		if strings.Contains(head, `"alg"`) && !strings.Contains(body, "John Doe") && !isSampleText(text[lo:hi]) && !isRun(text[lo:hi]) {
			parts = append(parts, part{lo: lo, hi: hi, name: "a JSON Web Token"})
		}
	}
}

func decodeSegment(s string) string {
	plain, _ := base64.RawURLEncoding.DecodeString(strings.TrimRight(s, "="))
	return string(plain)
}

// authorizationHeader matches a header that logs a request in, in text, in
// JSON or as a list of headers.
var authorizationHeader = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)authorization["'\\]*\s*[:=,]\s*["'\\]*(?:bearer|basic|token|apikey)\s+([A-Za-z0-9+/_.~=-]{8,})`)
})

// authorizations returns the credentials in Authorization headers.
func authorizations(text string) (parts []part) {
	if !containsFold(text, "authorization") {
		return nil
	}
	for _, m := range authorizationHeader().FindAllStringSubmatchIndex(text, -1) {
		if value := text[m[2]:m[3]]; literals.ShapeOf("", value) == literals.Spelled && !isSampleText(value) && !isRun(value) {
			parts = append(parts, part{lo: m[2], hi: m[3], name: "the credential of an Authorization header"})
		}
	}
	return parts
}

// containsFold reports whether word, in lower case, stands in a text.
func containsFold(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if lower(text[i]) == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
