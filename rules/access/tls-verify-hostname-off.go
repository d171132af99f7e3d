package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// TLSVerifyHostnameOff finds clients of the REST interface that take any certificate of
// the same authority for the cluster's.
var TLSVerifyHostnameOff = Pack.Add(rules.Rule{
	Name:     "tls-verify-hostname-off",
	Severity: rules.Warning,
	Score:    5.9,
	Tags:     []string{"external/cwe/cwe-297"},
	Needs:    jobViews,
	Run:      each(tlsVerifyHostnameOff),
})

func tlsVerifyHostnameOff(pass *analysis.Pass, e *settings.Effective) {
	if s, ok := written(e, "security.ssl.verify-hostname"); ok && is(s.Value, "false") {
		at(pass, s, 0, "clients no longer check whether a certificate is the cluster's, so anyone with one of the same authority can stand in between; remove it")
		return
	}
	moved := flink.Version{Major: 2, Minor: 3}
	enabled, ok := written(e, "security.ssl.rest.enabled")
	if !ok || !is(enabled.Value, "true") || !e.Target.Flink.AtLeast(moved) {
		return
	}
	if s, ok := written(e, "security.ssl.rest.verify-hostname"); !ok || is(s.Value, "false") {
		at(pass, enabled, 0, `since Flink 2.3 clients check whether a certificate is the cluster's only where "security.ssl.rest.verify-hostname" is true; set it`)
	}
}
