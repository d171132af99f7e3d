package secrets

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// WeakCredential finds passwords that can be guessed.
var WeakCredential = Pack.Add(rules.Rule{
	Name:     "weak-credential",
	Severity: rules.Warning,
	Score:    8.1,
	Tags:     []string{"external/cwe/cwe-1392"},
	Needs:    []*analysis.Analyzer{spelled},
	Run:      weakCredential,
})

func weakCredential(pass *analysis.Pass) {
	for _, s := range pass.ResultOf[spelled].([]secret) {
		if !s.weak() {
			continue
		}
		r := rules.Report{At: s, Message: fmt.Sprintf("%q is one of the first passwords that are tried; set one of its own", s.name)}
		if s.nearby() {
			r.Severity = rules.Note
		}
		r.To(pass)
	}
}

// weakPasswords are those of installers, demonstrations and lists of the most
// used ones, without case.
var weakPasswords = map[string]bool{
	"000000": true, "1111": true, "111111": true, "1234": true, "12345": true, "123456": true, "1234567": true,
	"12345678": true, "123456789": true, "1234567890": true, "123123": true, "654321": true, "666666": true,
	"888888": true, "abc123": true, "admin": true, "admin123": true, "admin123456": true, "changeit": true, "debezium": true,
	"default": true, "demo": true, "dbz": true, "elastic": true, "flink": true, "flink123": true, "flinkpw": true,
	"flinkuser": true, "guest": true, "kafka": true, "letmein": true, "minio": true, "minio123": true, "minioadmin": true,
	"mysql": true, "mysqlpw": true, "oracle": true, "p@ssw0rd": true, "passw0rd": true, "pass": true, "password1": true, "password123": true,
	"postgres": true, "public": true, "qwerty": true, "root": true, "root123": true, "root123456": true, "secret": true,
	"system": true, "test": true, "test123": true, "top-secret": true, "welcome": true, "welcome1": true,
}

// weak reports whether the secret is a password that is known to everyone, or
// the name of its user.
func (s secret) weak() bool {
	text := strings.ToLower(s.text)
	switch s.owner {
	case cloudKey, privateKey, serviceToken, commentedSecret, defaultSecret:
		return false
	}
	if weakPasswords[text] {
		return true
	}
	for _, peer := range s.lit.Peers {
		if peer.Option != nil && peer.Option.Sensitive == flink.Identifier && len(text) > 2 && strings.EqualFold(peer.Value(), s.text) {
			return true
		}
	}
	return false
}

// nearby reports whether the password is for hosts that have a name only on
// the same machine or in the same network: every host that is given beside it
// is one word.
func (s secret) nearby() bool {
	if s.local {
		return true
	}
	known := false
	for _, peer := range s.lit.Peers {
		if peer.Option == nil || peer.Option.Sensitive != flink.URL && !strings.HasSuffix(squeeze(peer.Key), "hostname") {
			continue
		}
		for _, host := range hosts(peer.Value()) {
			known = true
			if strings.Contains(host, ".") && !isOwnName(host) {
				return false
			}
		}
	}
	return known
}

// hosts returns the names of the hosts in an address or a list of them.
func hosts(address string) (names []string) {
	if hasURL(address) {
		address = hostOf(address)
	}
	for _, host := range strings.Split(address, ",") {
		name, _, _ := strings.Cut(strings.TrimSpace(host), ":")
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}
