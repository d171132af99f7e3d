package secrets

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/literals"
)

// privateKeys returns the private keys in a literal: the blocks of PEM
// (RFC 7468), and PKCS #8 in base64 without the lines around it.
func privateKeys(lit *literals.Literal) []secret {
	text := lit.Value()
	var found []secret
	add := func(lo, hi int, name string) {
		found = append(found, secret{Range: lit.Text.Range(lo, hi), owner: privateKey, lit: lit, name: name, text: text[lo:hi]})
	}
	const opening, dashes = "-----BEGIN ", "-----"
	for from := 0; ; {
		at := strings.Index(text[from:], opening)
		if at < 0 {
			break
		}
		lo := from + at
		from = lo + len(opening)
		label, rest, ok := strings.Cut(text[from:], dashes)
		if !ok || !strings.Contains(label, "PRIVATE KEY") || strings.ContainsAny(label, "\n\\") {
			continue
		}
		body, _, closed := strings.Cut(rest, dashes)
		if !isKeyMaterial(body) {
			continue
		}
		hi := from + len(label) + len(dashes) + len(body)
		if closed {
			hi = min(len(text), hi+len(dashes)+end(text[hi+len(dashes):], "-")+len(dashes))
		}
		add(lo, hi, label)
		from = hi
	}
	if isPKCS8(text) {
		add(0, len(text), "PRIVATE KEY")
	}
	return found
}

// isKeyMaterial reports whether the body of a block is a key, not a hint that
// one belongs there.
func isKeyMaterial(body string) bool {
	if literals.ShapeOf("", body) != literals.Spelled || strings.Contains(body, "...") || strings.Contains(body, "…") {
		return false
	}
	letters := 0
	for i := range len(body) {
		if isAlphanumeric(body[i]) {
			letters++
		}
	}
	return letters >= 40 && entropy(body) >= 3.5 && !isSampleText(body) && !isRun(body)
}

// isPKCS8 reports whether a text is base64 of a private RSA key: version 0,
// then the algorithm's identifier. That of a public key has no version.
func isPKCS8(text string) bool {
	return strings.HasPrefix(text, "MII") && len(text) >= 160 &&
		strings.Contains(text[:48], "IBADANBgkqhkiG9w0BAQEFAASC") && isKeyMaterial(text)
}
