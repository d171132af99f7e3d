package access

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// RESTExposedWithoutAuth finds REST interfaces that answer everyone who can
// reach them.
var RESTExposedWithoutAuth = Pack.Add(rules.Rule{
	Name:     "rest-exposed-without-auth",
	Severity: rules.Error,
	Score:    9.8,
	Tags:     []string{"external/cwe/cwe-306"},
	Needs:    jobViews,
	Run:      each(restExposedWithoutAuth),
})

func restExposedWithoutAuth(pass *analysis.Pass, e *settings.Effective) {
	if s, ok := exposure(e); ok && !guarded(e) {
		at(pass, s, 0, fmt.Sprintf("the address %s opens Flink's REST interface to everyone who can reach the machine, and whoever can may run code on the cluster; keep it inside, or switch on mutual TLS (security.ssl.rest.enabled and security.ssl.rest.authentication-enabled)", s.Value))
	}
}
