package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// HologresCertificateMissing finds connections to Hologres that are to verify a
// certificate without one to verify it by (Realtime Compute for Apache Flink,
// Hologres connector, "connection.ssl.mode").
var HologresCertificateMissing = Pack.Add(rules.Rule{
	Name:     "hologres-certificate-missing",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.hologresCertificateMissing),
})

func (u use) hologresCertificateMissing() {
	const mode, certificate = "connection.ssl.mode", "connection.ssl.root-cert.location"
	if u.Is("hologres") && u.role != 0 && u.options.Is(mode, "verify-ca", "verify-full") && u.lacks(certificate) {
		u.report(u.options.Get(mode), fmt.Sprintf("%s cannot verify its server without the certificate of the authority; upload it and set %q", u.Name, certificate))
	}
}
