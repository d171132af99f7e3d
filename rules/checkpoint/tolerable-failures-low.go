package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// TolerableFailuresLow finds jobs on VVR that a single failed checkpoint or two
// restart, where the platform would let them go on (the platform sets
// 2147483647, as the job manager's log of VVR 8.0.1 shows).
var TolerableFailuresLow = Pack.Add(rules.Rule{
	Name:     "tolerable-failures-low",
	Severity: rules.Note,
	Needs:    views,
	Run:      each(job.tolerableFailuresLow),
})

func (j job) tolerableFailuresLow(pass *analysis.Pass) {
	n, set, ok := j.number(tolerable)
	if !ok || !set.IsValid() || n > 2 || n < 0 || j.Target.Platform != "vvr" || !j.streams() {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("the job restarts when more than %d checkpoints in a row fail, which the platform prevents by default; remove %q, or set a higher number", n, set.Written),
	}.To(pass)
}
