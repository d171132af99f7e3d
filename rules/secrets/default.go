package secrets

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// defaults returns the secrets that stand in for a reference where nothing
// fills it in: ${DB_PASSWORD:-secret}, as shells and Docker Compose have it.
func defaults(lit *literals.Literal) (found []secret) {
	text := lit.Value()
	for from := 0; ; {
		at := strings.Index(text[from:], "${")
		if at < 0 {
			return found
		}
		lo := from + at + len("${")
		hi := lo + end(text[lo:], "}")
		from = hi
		name, value, ok := strings.Cut(text[lo:hi], ":-")
		if !ok || !secretName(name) && !(secretKey(lit) && lo == len("${") && hi == len(text)-1) ||
			literals.ShapeOf(name, value) != literals.Spelled || len(value) < 3 {
			continue
		}
		found = append(found, secret{
			Range: lit.Text.Range(hi-len(value), hi), owner: defaultSecret, lit: lit, name: name, text: value,
		})
	}
}

func secretKey(lit *literals.Literal) bool {
	return lit.Option != nil && lit.Option.Sensitive == flink.Secret
}

func secretName(name string) bool {
	return flink.ConnectorOption("", name).Sensitive == flink.Secret
}
