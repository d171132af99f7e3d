package secrets

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// An owner is the rule that a secret belongs to. A value that several rules
// could claim goes to the one that knows most about it, which is the first.
type owner uint8

const (
	cloudKey          owner = iota // its shape is a cloud provider's
	privateKey                     // it is the private half of a key pair
	urlPassword                    // it stands in a URL
	jaasPassword                   // it stands in a JAAS configuration
	serviceToken                   // its shape is that of a token
	storePassword                  // it opens a store of keys or certificates
	argumentSecret                 // it is an argument of a program
	propertySecret                 // it is what a program reads by key
	manifestSecret                 // it is an entry of a Kubernetes Secret
	environmentSecret              // it is an entry of a file of environment variables
	clusterSecret                  // it is the value of a configuration key
	optionSecret                   // it is the value of an option
	defaultSecret                  // it stands in for a reference
	commentedSecret                // it stands in a comment
)

// A secret is a credential that is spelled out: the range of it alone, without
// what is written around it.
type secret struct {
	draft.Range
	owner owner
	// lit is the literal that the secret is, or is a part of.
	lit *literals.Literal
	// name is what the secret is called where it stands: the provider of a
	// cloud key, a parameter of a URL, the key of an option.
	name string
	// text is the secret itself, which no message may hold.
	text string
	// local says that its URL leads nowhere but to the same machine.
	local bool
	// variable is the name under which the platform may keep it, "" where no
	// reference can take its place.
	variable string
}

// spelled finds the draft's secrets, once for all rules of the pack.
var spelled = &analysis.Analyzer{
	Name:       "secrets",
	Doc:        "finds the credentials that a draft spells out, each with the rule that it belongs to",
	Requires:   linters.Needs(linters.Literals, linters.Target),
	ResultType: reflect.TypeFor[[]secret](),
	Run: func(pass *analysis.Pass) (any, error) {
		var found []secret
		for _, lit := range linters.Literals.Of(pass) {
			found = appendNew(found, secretsIn(lit))
		}
		if dialect := dialectOf(linters.Target.Of(pass).Platform); len(found) > 0 && dialect != noReferences {
			name(found, newNamer(linters.Literals.Of(pass)), func(s secret) bool {
				return dialect.takes(s.lit, pass.Fset.File(s.Pos()).Name())
			})
		}
		return found, nil
	},
}

// name names the secrets in whose place a reference may stand.
func name(found []secret, n *namer, may func(secret) bool) {
	for i, s := range found {
		if _, ok := s.place(); ok && may(s) {
			found[i].variable = n.name(s)
		}
	}
}

// report reports the draft's secrets that belong to an owner. One that lowered
// picks is no more than a warning.
func report(pass *analysis.Pass, of owner, lowered func(secret) bool, format string) {
	for _, s := range pass.ResultOf[spelled].([]secret) {
		if s.owner != of {
			continue
		}
		r := rules.Report{At: s, Message: fmt.Sprintf(format, s.name), Fixes: s.fix()}
		if lowered(s) {
			r.Severity = rules.Warning
		}
		r.To(pass)
	}
}

// never lowers no secret.
func never(secret) bool { return false }

// inDevelopment lowers the secrets of drafts that are not for production.
func inDevelopment(pass *analysis.Pass) func(secret) bool {
	development := !linters.Target.Of(pass).Production
	return func(secret) bool { return development }
}

// secretsIn returns the secrets in a literal, each with its one owner.
func secretsIn(lit *literals.Literal) []secret {
	found := valueSecrets(lit)
	if lit.Role == literals.Comment {
		return appendNew(found, commented(lit))
	}
	if lit.Role == literals.Environment && secretKey(lit) {
		return nil // the rules about containers report what their environment spells out
	}
	if inner := unpacked(lit); inner != nil {
		found = appendNew(found, valueSecrets(inner))
	}
	for _, inner := range nested(lit) {
		found = appendNew(found, keySecrets(inner))
	}
	found = appendNew(found, defaults(lit))
	return appendNew(found, keySecrets(lit))
}

// valueSecrets returns the secrets that a literal's text shows to be some.
func valueSecrets(lit *literals.Literal) []secret {
	found := cloudKeys(lit)
	if lit.Role == literals.Comment && lit.Key == "" {
		found = appendNew(found, privateKeys(lit))
		return appendNew(found, tokens(lit))
	}
	for _, detect := range []func(*literals.Literal) []secret{privateKeys, urlPasswords, jaasPasswords, tokens} {
		found = appendNew(found, detect(lit))
	}
	return found
}

// keySecrets returns the literal as a whole where its key says that it is
// secret.
func keySecrets(lit *literals.Literal) []secret {
	if !secretKey(lit) || namesKey(lit) || literals.ShapeOf(lit.Key, withoutScheme(lit.Value())) != literals.Spelled {
		return nil
	}
	s := secret{Range: lit.Range, lit: lit, name: lit.Key, text: lit.Value()}
	switch lit.Role {
	case literals.ConnectorOption, literals.CatalogOption:
		s.owner = optionSecret
	case literals.Setting, literals.ClusterSetting:
		s.owner = clusterSecret
		if isJavaOption(lit) {
			s.owner = argumentSecret
		}
	case literals.Argument:
		s.owner = argumentSecret
	case literals.Parameter:
		s.owner = propertySecret
	case literals.SecretData:
		s.owner = manifestSecret
	case literals.EnvironmentFile:
		s.owner = environmentSecret
	default:
		return nil
	}
	if s.owner != manifestSecret && s.owner != argumentSecret && opensStore(lit.Key) {
		s.owner = storePassword
	}
	return []secret{s}
}

// withoutScheme drops the word before the credential in the value of an
// Authorization header.
func withoutScheme(value string) string {
	for _, scheme := range []string{"Bearer", "Basic", "Token"} {
		if rest, ok := strings.CutPrefix(value, scheme); ok && (rest == "" || rest[0] == ' ') {
			return strings.TrimSpace(rest)
		}
	}
	return value
}

// isJavaOption reports whether the literal is a -Dkey=value in the options of a
// Java machine, which stand in the list of processes for everyone to see.
func isJavaOption(lit *literals.Literal) bool {
	return slices.ContainsFunc(lit.Peers, func(peer *literals.Literal) bool {
		return peer != lit && strings.HasPrefix(peer.Key, "env.java.") && peer.Holds(lit.Range)
	})
}

// opensStore reports whether a key is for the password of a store of keys or
// certificates, or of a key in one.
func opensStore(key string) bool {
	key = squeeze(key)
	return strings.HasSuffix(key, "truststorepassword") || strings.HasSuffix(key, "keystorepassword") ||
		strings.HasSuffix(key, "keypassword") && strings.Contains(key, "ssl")
}

// namesKey reports whether an "access key" is only the id of one, as it is
// where a "secret key" stands beside it: the two words mean different halves in
// different products.
func namesKey(lit *literals.Literal) bool {
	key := squeeze(lit.Key)
	return strings.HasSuffix(key, "accesskey") && !strings.HasSuffix(key, "secretaccesskey") && slices.ContainsFunc(lit.Peers, func(peer *literals.Literal) bool {
		key := squeeze(peer.Key)
		return strings.HasSuffix(key, "secretkey") || strings.HasSuffix(key, "secretaccesskey")
	})
}

// squeeze drops what spellings of a name differ in.
func squeeze(name string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", ".", "").Replace(name))
}

// appendNew adds the secrets that no other one overlaps.
func appendNew(found, more []secret) []secret {
	for _, s := range more {
		if !overlapsAny(s, found) {
			found = append(found, s)
		}
	}
	return found
}

func overlapsAny(s secret, others []secret) bool {
	return slices.ContainsFunc(others, func(o secret) bool { return s.From < o.To && o.From < s.To })
}
