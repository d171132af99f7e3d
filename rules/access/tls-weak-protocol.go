package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// TLSWeakProtocol finds versions of TLS and ciphers that no longer protect.
var TLSWeakProtocol = Pack.Add(rules.Rule{
	Name:     "tls-weak-protocol",
	Severity: rules.Warning,
	Score:    5.9,
	Tags:     []string{"external/cwe/cwe-327"},
	Needs:    jobViews,
	Run:      each(tlsWeakProtocol),
})

func tlsWeakProtocol(pass *analysis.Pass, e *settings.Effective) {
	if s, ok := written(e, "security.ssl.protocol"); ok && is(s.Value, "SSLv3", "SSLv2", "TLSv1", "TLSv1.0", "TLSv1.1") {
		at(pass, s, 0, fmt.Sprintf("%s is broken, and current Java refuses it; use TLSv1.2 or TLSv1.3", s.Value))
	}
	s, ok := written(e, "security.ssl.algorithms")
	if !ok {
		return
	}
	for cipher := range strings.SplitSeq(s.Value, ",") {
		if weakCipher(strings.ToUpper(strings.TrimSpace(cipher))) {
			at(pass, s, 0, fmt.Sprintf("the cipher %s no longer protects, or keeps no secrets if the key leaks later; use ones that begin with TLS_ECDHE and end with GCM and a hash", strings.TrimSpace(cipher)))
			return
		}
	}
}

// weakCipher reports whether a cipher is one that Java disables: without
// encryption, with short keys, with RC4 or Triple DES, or, since the updates of
// 2025 (FLINK-39022), without forward secrecy.
func weakCipher(cipher string) bool {
	for _, word := range []string{"_NULL_", "_EXPORT_", "_RC4_", "_3DES_", "_DES_", "_ANON_"} {
		if strings.Contains(cipher, word) {
			return true
		}
	}
	return strings.HasPrefix(cipher, "TLS_RSA_") || strings.HasPrefix(cipher, "SSL_")
}
