package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// TruststoreNotPinned finds clusters that let in everyone with a certificate of the
// same authority.
var TruststoreNotPinned = Pack.Add(rules.Rule{
	Name:     "truststore-not-pinned",
	Severity: rules.Note,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-295"},
	Needs:    jobViews,
	Run:      each(truststoreNotPinned),
})

func truststoreNotPinned(pass *analysis.Pass, e *settings.Effective) {
	if !on(e, "security.ssl.internal.enabled") {
		return
	}
	trusted, ok := written(e, "security.ssl.internal.truststore")
	own, known := written(e, "security.ssl.internal.keystore")
	_, pinned := written(e, "security.ssl.internal.cert.fingerprint")
	if ok && known && !pinned && trusted.Value != own.Value {
		at(pass, trusted, 0, "every certificate of the authorities in this store lets a process join the cluster; set \"security.ssl.internal.cert.fingerprint\", or trust the cluster's own certificate alone")
	}
}
