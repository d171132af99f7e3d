package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// AutopilotUnsupported finds Autopilot on deployments that it does not tune.
var AutopilotUnsupported = Pack.Add(rules.Rule{
	Name:     "autopilot-unsupported",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs),
	Run:      autopilotUnsupported,
})

func autopilotUnsupported(pass *analysis.Pass) {
	for _, t := range tunedOf(pass) {
		what := ""
		switch mode := t.Tree.At("deploymentTarget", "mode").String(); {
		case t.autopilot == nil:
		case strings.EqualFold(mode, "SESSION"):
			what = "a session cluster"
		case artifactKind(t.Deployment) == "CDCYAML":
			what = "a data ingestion job"
		}
		if what != "" {
			rules.Report{At: place(t.autopilot), Message: fmt.Sprintf("Autopilot does not tune %s, which this deployment is or runs on; switch it off", what)}.To(pass)
		}
	}
}
