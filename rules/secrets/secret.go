package secrets

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// An owner is the rule that a secret belongs to. A value that several rules
// could claim goes to the one that knows most about it, which is the first.
type owner uint8

const (
	cloudKey      owner = iota // its shape is a cloud provider's
	urlPassword                // it stands in a URL
	jaasPassword               // it stands in a JAAS configuration
	clusterSecret              // it is the value of a configuration key
	optionSecret               // it is the value of an option
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
	// local says that its URL leads nowhere but to the same machine.
	local bool
}

// spelled finds the draft's secrets, once for all rules of the pack.
var spelled = &analysis.Analyzer{
	Name:       "secrets",
	Doc:        "finds the credentials that a draft spells out, each with the rule that it belongs to",
	Requires:   linters.Needs(linters.Literals),
	ResultType: reflect.TypeFor[[]secret](),
	Run: func(pass *analysis.Pass) (any, error) {
		var found []secret
		for _, lit := range linters.Literals.Of(pass) {
			for _, s := range secretsIn(lit) {
				if !overlapsAny(s, found) {
					found = append(found, s)
				}
			}
		}
		return found, nil
	},
}

// report reports the draft's secrets that belong to an owner. One that lowered
// picks is no more than a warning.
func report(pass *analysis.Pass, of owner, lowered func(secret) bool, format string) {
	for _, s := range pass.ResultOf[spelled].([]secret) {
		if s.owner != of {
			continue
		}
		r := rules.Report{At: s, Message: fmt.Sprintf(format, s.name)}
		if lowered(s) {
			r.Severity = rules.Warning
		}
		r.To(pass)
	}
}

// never lowers no secret.
func never(secret) bool { return false }

// secretsIn returns the secrets in a literal, each with its one owner.
func secretsIn(lit *literals.Literal) []secret {
	found := cloudKeys(lit)
	if lit.Role == literals.Comment {
		return found
	}
	for _, detect := range []func(*literals.Literal) []secret{urlPasswords, jaasPasswords, keySecrets} {
		for _, s := range detect(lit) {
			if !overlapsAny(s, found) {
				found = append(found, s)
			}
		}
	}
	return found
}

// keySecrets returns the literal as a whole where its key says that it is
// secret.
func keySecrets(lit *literals.Literal) []secret {
	if lit.Option == nil || lit.Option.Sensitive != flink.Secret || lit.Shape() != literals.Spelled || namesKey(lit) {
		return nil
	}
	s := secret{Range: lit.Range, lit: lit, name: lit.Key}
	switch lit.Role {
	case literals.ConnectorOption, literals.CatalogOption:
		s.owner = optionSecret
	case literals.Setting, literals.ClusterSetting:
		s.owner = clusterSecret
	default:
		return nil
	}
	return []secret{s}
}

// namesKey reports whether an "access key" is only the id of one, as it is
// where a "secret key" stands beside it: the two words mean different halves in
// different products.
func namesKey(lit *literals.Literal) bool {
	return strings.HasSuffix(squeeze(lit.Key), "accesskey") && slices.ContainsFunc(lit.Peers, func(peer *literals.Literal) bool {
		key := squeeze(peer.Key)
		return strings.HasSuffix(key, "secretkey") || strings.HasSuffix(key, "secretaccesskey")
	})
}

// squeeze drops what spellings of a name differ in.
func squeeze(name string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", ".", "").Replace(name))
}

func overlapsAny(s secret, others []secret) bool {
	return slices.ContainsFunc(others, func(o secret) bool { return s.From < o.To && o.From < s.To })
}
