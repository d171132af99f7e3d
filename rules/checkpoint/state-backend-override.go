package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// StateBackendOverride finds drafts for Realtime Compute that replace Gemini,
// the state backend that the platform sets and is tuned for (its page
// GeminiStateBackend: do not set another).
var StateBackendOverride = Pack.Add(rules.Rule{
	Name:     "state-backend-override",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.stateBackendOverride),
})

func (j job) stateBackendOverride(pass *analysis.Pass) {
	name, set := j.backend()
	if j.Target.Platform != "vvr" || !set.IsValid() || name == "" || name == "gemini" || !j.streams() {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q = %s replaces Gemini, the state backend that the platform sets; remove it", set.Written, set.Value),
		Related: j.overridden(stateBackend),
	}.To(pass)
}
