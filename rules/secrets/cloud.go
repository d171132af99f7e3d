package secrets

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// A keyShape is what the access key ids of a cloud provider look like.
type keyShape struct {
	provider, prefix string
	min, max         int // of the characters behind the prefix
	upper            bool
}

// keyShapes are the shapes that providers publish, or that their own scanners
// match: Alibaba Cloud's documentation of AccessKey pairs and of STS, AWS's
// list of unique id prefixes, Tencent Cloud's documentation of SecretId, that
// of Volcano Engine of AccessKeyId.
var keyShapes = []keyShape{
	{"Alibaba Cloud", "LTAI", 12, 26, false},
	{"Alibaba Cloud", "STS.", 20, 40, false},
	{"AWS", "AKIA", 16, 16, true},
	{"AWS", "ASIA", 16, 16, true},
	{"AWS", "ABIA", 16, 16, true},
	{"AWS", "ACCA", 16, 16, true},
	{"Tencent Cloud", "AKID", 32, 32, false},
	{"Volcano Engine", "AKLT", 30, 60, false},
}

// cloudKeys returns the access keys in a literal, wherever they stand in it.
func cloudKeys(lit *literals.Literal) []secret {
	var found []secret
	text := lit.Value()
	for _, shape := range keyShapes {
		for from := 0; ; {
			at := strings.Index(text[from:], shape.prefix)
			if at < 0 {
				break
			}
			lo := from + at
			hi := shape.end(text, lo)
			from = lo + len(shape.prefix)
			if hi > 0 && looksIssued(text[from:hi], lit) {
				found = append(found, secret{
					Range: lit.Text.Range(lo, hi), owner: cloudKey, lit: lit, name: shape.provider, text: text[lo:hi],
				})
			}
		}
	}
	return found
}

// end returns where the key that starts at lo ends, or 0 where none does: a
// key is a word of its own, and what is struck out behind it makes it a
// sample.
func (k keyShape) end(text string, lo int) int {
	if lo > 0 && (isAlphanumeric(text[lo-1]) || text[lo-1] == '_') {
		return 0
	}
	start := lo + len(k.prefix)
	hi := start
	for hi < len(text) && isAlphanumeric(text[hi]) && !(k.upper && 'a' <= text[hi] && text[hi] <= 'z') {
		hi++
	}
	if n := hi - start; n < k.min || n > k.max {
		return 0
	}
	if hi < len(text) && (isAlphanumeric(text[hi]) || strings.IndexByte("*_", text[hi]) >= 0 ||
		strings.HasPrefix(text[hi:], "...") || strings.HasPrefix(text[hi:], "…")) {
		return 0
	}
	return hi
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// looksIssued reports whether the body of a key is random as issued ones are,
// and not a word or a row of one letter. Where no key says that the literal is
// a credential, it has to hold a digit too.
func looksIssued(body string, lit *literals.Literal) bool {
	if literals.ShapeOf("", body) != literals.Spelled || entropy(body) < 3 || isSampleText(body) {
		return false
	}
	return lit.Option != nil && lit.Option.Sensitive != flink.Public ||
		strings.IndexFunc(body, unicode.IsDigit) >= 0 && !isRun(body)
}

// isSampleText reports whether a text that looks issued has words in it that
// no one issues.
func isSampleText(text string) bool {
	return holdsAny(text, "example", "your", "accesskey", "xxxx", "changeme", "placeholder", "dummy", "redacted")
}

// isRun reports whether a text has letters or digits in the order in which they
// are learned.
func isRun(text string) bool { return holdsAny(text, "abcdefgh", "12345678", "01234567") }

func holdsAny(text string, words ...string) bool {
	folded := strings.ToLower(text)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(folded, word) })
}

// entropy is Shannon's, in bits a character.
func entropy(s string) float64 {
	counts := map[byte]int{}
	for i := range len(s) {
		counts[s[i]]++
	}
	var bits float64
	for _, n := range counts {
		p := float64(n) / float64(len(s))
		bits -= p * math.Log2(p)
	}
	return bits
}
