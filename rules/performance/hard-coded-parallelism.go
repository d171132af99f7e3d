package performance

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// HardCodedParallelism finds scripts that fix the parallelism which a
// deployment or an autoscaler is to choose (parallelism.default,
// table.exec.resource.default-parallelism).
var HardCodedParallelism = Pack.Add(rules.Rule{
	Name:     "hard-coded-parallelism",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Settings),
	Run:      hardCodedParallelism,
})

func hardCodedParallelism(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		for _, key := range []string{"parallelism.default", "table.exec.resource.default-parallelism"} {
			set, ok := e.Get(key)
			if !ok || set.Layer != settings.Script || set.Value == "" || strings.Contains(set.Value, "${") || set.Value == "1" || strings.HasPrefix(set.Value, "-") {
				continue
			}
			report := rules.Report{At: set, Message: fmt.Sprintf("the script sets %q to %s, over what the deployment says; leave it to the deployment", set.Written, set.Value)}
			if scales(e) {
				report.Severity = rules.Warning
				report.Message = fmt.Sprintf("the script sets %q to %s, which the autoscaler cannot change; remove it", set.Written, set.Value)
			}
			report.To(pass)
		}
	}
}

// scales reports whether something else chooses the parallelism.
func scales(e *settings.Effective) bool {
	on, _, _ := e.Bool("job.autoscaler.enabled")
	mode, ok := e.Get("scheduler-mode")
	return on || ok && strings.EqualFold(mode.Value, "reactive")
}
