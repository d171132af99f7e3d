package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// AutopilotPolicyPartial finds policies of Autopilot that take away what they
// do not name.
var AutopilotPolicyPartial = Pack.Add(rules.Rule{
	Name:     "autopilot-policy-partial",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Configs),
	Run:      autopilotPolicyPartial,
})

// policyParts are what a policy cannot do without: the bounds of the tuning and
// both of its directions.
var policyParts = []string{"limits", "scaleUpRules", "scaleDownRules"}

func autopilotPolicyPartial(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		if f.Templated {
			continue
		}
		for _, t := range f.Tunings {
			if t.Scheduled || t.Policy == t.Tree || t.Policy.Form != config.Map {
				continue
			}
			var missing []string
			for _, part := range policyParts {
				if t.Policy.Get(part) == nil {
					missing = append(missing, part)
				}
			}
			if len(missing) > 0 {
				rules.Report{
					At:      at(t.Tree, "policyConfig"),
					Message: fmt.Sprintf("an update puts this policy in place of the whole old one, which clears %s; write the whole policy", strings.Join(missing, " and ")),
				}.To(pass)
			}
		}
	}
}
