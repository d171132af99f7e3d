package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// KerberosTicketCache finds jobs without end that log in with a ticket that ends.
var KerberosTicketCache = Pack.Add(rules.Rule{
	Name:     "kerberos-ticket-cache",
	Severity: rules.Warning,
	Score:    4.0,
	Tags:     []string{"external/cwe/cwe-324"},
	Needs:    jobViews,
	Run:      each(kerberosTicketCache),
})

func kerberosTicketCache(pass *analysis.Pass, e *settings.Effective) {
	s, ok := written(e, "security.kerberos.login.use-ticket-cache")
	_, keytab := written(e, "security.kerberos.login.keytab")
	mode, _ := e.Get("execution.runtime-mode")
	batch := is(mode.Value, "BATCH") || e.Deployment != nil && e.Deployment.Batch
	if ok && is(s.Value, "true") && !keytab && !batch {
		at(pass, s, 0, "a ticket of the cache ends after some hours or days, and the job can no longer log in; give it a keytab (security.kerberos.login.keytab)")
	}
}
