package checkpoint

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ExperimentalBackend finds state in the backend ForSt, which Flink calls
// experimental (its page State Backends, 2.0 to 2.2).
var ExperimentalBackend = Pack.Add(rules.Rule{
	Name:     "experimental-backend",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.experimentalBackend),
})

func (j job) experimentalBackend(pass *analysis.Pass) {
	if name, set := j.backend(); name == "forst" && set.IsValid() && j.streams() && j.plain() {
		rules.Report{
			At:      set,
			Message: "the state backend ForSt is in its experimental stage; use rocksdb in production",
		}.To(pass)
	}
}
