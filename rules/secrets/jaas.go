package secrets

import (
	"regexp"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// jaasOption matches name="value" in a JAAS configuration, whose quotes may be
// escaped once more, and name=value without quotes.
var jaasOption = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([A-Za-z][\w.]*)\s*=\s*(?:\\?"([^"\\]*)\\?"|\\?'([^'\\]*)\\?'|([^\s;"'\\]+))`)
})

// jaasPasswords returns the passwords in a JAAS configuration.
func jaasPasswords(lit *literals.Literal) []secret {
	if !isJAAS(lit) {
		return nil
	}
	var found []secret
	text := lit.Value()
	for _, m := range jaasOption().FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		lo, hi := firstGroup(m[4:])
		if isJAASSecret(name) && literals.ShapeOf("", text[lo:hi]) == literals.Spelled {
			found = append(found, secret{
				Range: lit.Text.Range(lo, hi), owner: jaasPassword, lit: lit, name: name, text: text[lo:hi],
			})
		}
	}
	return found
}

// isJAAS reports whether the literal is a JAAS configuration, by its key or by
// its text.
func isJAAS(lit *literals.Literal) bool {
	if lit.Option != nil && lit.Option.Sensitive == flink.JAAS ||
		strings.HasSuffix(lit.Key, "sasl.jaas.config") {
		return true
	}
	text := lit.Value()
	return strings.Contains(text, "LoginModule ") && strings.Contains(text, " required")
}

// firstGroup returns the first pair of a match's bounds that is set.
func firstGroup(bounds []int) (lo, hi int) {
	for i := 0; i < len(bounds); i += 2 {
		if bounds[i] >= 0 {
			return bounds[i], bounds[i+1]
		}
	}
	return 0, 0
}

// isJAASSecret reports whether a login module's option is secret: password of
// the PLAIN and SCRAM modules, clientSecret of the OAUTHBEARER one, and the
// store passwords that some modules take.
func isJAASSecret(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "password") || strings.HasSuffix(name, "clientsecret") ||
		strings.HasSuffix(name, "secretkey") || strings.HasSuffix(name, "accesskeysecret")
}
