package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// RestServiceExposed finds clusters whose web page and REST interface can be
// reached from outside of Kubernetes.
var RestServiceExposed = Pack.Add(rules.Rule{
	Name:     "rest-service-exposed",
	Severity: rules.Warning,
	Score:    8.6,
	Tags:     []string{"external/cwe/cwe-306"},
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      restServiceExposed,
})

const exposedType = "kubernetes.rest-service.exposed.type"

func restServiceExposed(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, f := range linters.Configs.Of(pass) {
		judgeExposure(pass, f.Properties)
		for _, d := range f.Deployments {
			judgeExposure(pass, d.Config)
		}
	}
}

func judgeExposure(pass *analysis.Pass, props []*config.Property) {
	p := lastOf(props, exposedType)
	if p == nil {
		return
	}
	kind := p.Value.String()
	if !strings.EqualFold(kind, "LoadBalancer") && !strings.EqualFold(kind, "NodePort") {
		return
	}
	if auth := lastOf(props, "security.ssl.rest.authentication-enabled"); auth != nil && isTrue(auth.Value.String()) {
		return
	}
	rules.Report{
		At:      p.Value,
		Message: fmt.Sprintf("a %s lets whoever reaches it submit and cancel jobs; use ClusterIP, and an ingress that asks who is calling", kind),
	}.To(pass)
}
