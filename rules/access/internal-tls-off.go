package access

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// InternalTLSOff finds clusters that encrypt the REST interface and not what runs
// between their processes.
var InternalTLSOff = Pack.Add(rules.Rule{
	Name:     "internal-tls-off",
	Severity: rules.Note,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-319"},
	Needs:    jobViews,
	Run:      each(internalTLSOff),
})

func internalTLSOff(pass *analysis.Pass, e *settings.Effective) {
	if on(e, "security.ssl.rest.enabled") {
		if s, ok := written(e, "security.ssl.internal.enabled"); ok && is(s.Value, "false") {
			at(pass, s, 0, "the REST interface is encrypted, but records, state and code run between the cluster's processes as they are; switch this on as well")
		}
	}
	if !on(e, "security.ssl.internal.enabled") {
		return
	}
	for _, key := range []string{"taskmanager.data.ssl.enabled", "blob.service.ssl.enabled", "pekko.ssl.enabled"} {
		if s, ok := written(e, key); ok && is(s.Value, "false") {
			at(pass, s, 0, fmt.Sprintf("%q takes a part of the traffic out of the encryption of the cluster; remove it", s.Written))
		}
	}
}
