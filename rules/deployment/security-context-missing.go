package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// SecurityContextMissing finds clusters whose pods may become more than they
// need to be.
var SecurityContextMissing = Pack.Add(rules.Rule{
	Name:      "security-context-missing",
	Severity:  rules.Note,
	Precision: rules.Low,
	Score:     4.0,
	Tags:      []string{"external/cwe/cwe-250"},
	Needs:     operatorViews,
	Run:       securityContextMissing,
})

func securityContextMissing(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if !target.Production || !target.Complete {
		return
	}
	for _, r := range resources(pass) {
		if r.sessionJob() || !r.whole() {
			continue
		}
		var missing []string
		for _, guard := range []struct{ field, value string }{{"runAsNonRoot", "true"}, {"allowPrivilegeEscalation", "false"}} {
			if !guards(r, guard.field, guard.value) {
				missing = append(missing, guard.field+": "+guard.value)
			}
		}
		if len(missing) > 0 {
			rules.Report{At: r.specKey(), Message: fmt.Sprintf("a job runs code of its own in these pods, and nothing keeps it from more rights than it needs; set %s in the securityContext of a podTemplate", strings.Join(missing, " and "))}.To(pass)
		}
	}
}

// guards reports whether the pods, or their main containers, have a field of
// their security context set to a value.
func guards(r resource, field, value string) bool {
	for _, pod := range podTemplates(r.Deployment) {
		contexts := []*config.Value{pod.Get("securityContext")}
		for _, c := range items(pod, "containers") {
			contexts = append(contexts, c.Get("securityContext"))
		}
		for _, context := range contexts {
			if strings.EqualFold(context.Get(field).String(), value) {
				return true
			}
		}
	}
	return false
}
