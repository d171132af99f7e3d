package deployment

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ForbiddenConfigKey finds keys that the operator sets itself and refuses in a
// resource.
var ForbiddenConfigKey = Pack.Add(rules.Rule{
	Name:      "forbidden-config-key",
	Severity:  rules.Error,
	Precision: rules.VeryHigh,
	Needs:     operatorViews,
	Run:       forbiddenConfigKey,
})

// forbiddenKeys are DefaultValidator.FORBIDDEN_CONF_KEYS of the operator's
// release 1.13.
var forbiddenKeys = []string{"kubernetes.namespace", "kubernetes.cluster-id", "high-availability.cluster-id"}

func forbiddenConfigKey(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if r.sessionJob() {
			continue
		}
		for _, p := range r.Config {
			if slices.Contains(forbiddenKeys, p.Key) {
				rules.Report{
					At:      p.KeyRange,
					Message: fmt.Sprintf("%q is the operator's to set, and it refuses a resource that sets it; remove it", p.Key),
				}.To(pass)
			}
		}
	}
}
