package connectors

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// UnsupportedRole finds tables that are read, written or looked up although their
// connector cannot do it (the interfaces that its factory and source implement).
var UnsupportedRole = Pack.Add(rules.Rule{
	Name:     "unsupported-role",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      unsupportedRole,
})

func unsupportedRole(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if target.Platform == "vvr" || target.Platform == "vvp" {
		return // connectors of the same names can do more there
	}
	for _, e := range linters.Endpoints.Of(pass) {
		can := abilities(e)
		if can == 0 {
			continue
		}
		for _, u := range e.Uses {
			if can&u.Role == 0 {
				rules.Report{At: u, Message: fmt.Sprintf("%s (%s) cannot be %s, only %s; use another connector", e.Name, e.Identifier, did(u.Role), did(can))}.To(pass)
			}
		}
	}
}

// abilities returns what any version of the endpoint's connector can be used as, 0
// where that is not known.
func abilities(e *endpoints.Endpoint) (roles flink.Role) {
	for _, c := range e.Connectors() {
		if c.Roles == 0 {
			return 0
		}
		roles |= c.Roles
	}
	return roles
}
