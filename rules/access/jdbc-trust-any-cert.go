package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// JDBCTrustAnyCert finds encrypted connections that accept any certificate.
var JDBCTrustAnyCert = Pack.Add(rules.Rule{
	Name:     "jdbc-trust-any-cert",
	Severity: rules.Warning,
	Score:    7.4,
	Tags:     []string{"external/cwe/cwe-295"},
	Needs:    literalViews,
	Run:      jdbcTrustAnyCert,
})

func jdbcTrustAnyCert(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		if trustsAnyone(lit) && !besideLocal(lit) {
			at(pass, lit, 0, fmt.Sprintf("%q lets anyone on the way answer in the server's name; name the certificate that is to be trusted", lit.Key))
		}
		for _, p := range parameters(lit) {
			switch {
			case p.local:
			case p.blind():
				at(pass, p, 0, fmt.Sprintf("%s=%s accepts any certificate, so anyone on the way can answer in the database's name; name the certificate that is to be trusted", p.name, p.value))
			case p.unverified():
				at(pass, p, rules.Note, fmt.Sprintf("%s=%s encrypts but does not ask whose certificate it is; use VERIFY_CA or VERIFY_IDENTITY", p.name, p.value))
			}
		}
	}
}

// blind reports whether the parameter switches the check of the certificate
// off. The names are those of SQL Server's driver, Connector/J, MariaDB's
// driver and MongoDB's.
func (p parameter) blind() bool {
	switch strings.ToLower(p.name) {
	case "trustservercertificate", "tlsallowinvalidcertificates", "tlsinsecure", "tlsallowinvalidhostnames", "sslinvalidhostnameallowed":
		return is(p.value, "true")
	case "verifyservercertificate":
		return is(p.value, "false")
	case "sslmode":
		return is(p.value, "trust")
	}
	return false
}

// unverified reports whether Connector/J is told to encrypt and no more.
func (p parameter) unverified() bool {
	return strings.EqualFold(p.name, "sslMode") && is(p.value, "REQUIRED", "PREFERRED")
}

// trustsAnyone reports whether an option of a connector switches the check of
// certificates off: of Pulsar's client, of the connectors for AWS, of those for
// Elasticsearch and OpenSearch.
func trustsAnyone(l *literals.Literal) bool {
	key := strings.ToLower(l.Key)
	for _, word := range []string{"tlsallowinsecureconnection", "trust.all.certificates", "trust-all-certificates", "allow-insecure", "insecure-skip-verify"} {
		if strings.HasSuffix(key, word) {
			return is(l.Value(), "true")
		}
	}
	return false
}
