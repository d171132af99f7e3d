package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// TolerableFailuresUnbounded finds jobs that go on for long although none of
// their checkpoints succeeds. VVR sets the number to the highest there is, so
// jobs on it are left alone.
var TolerableFailuresUnbounded = Pack.Add(rules.Rule{
	Name:     "tolerable-failures-unbounded",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.tolerableFailuresUnbounded),
})

func (j job) tolerableFailuresUnbounded(pass *analysis.Pass) {
	n, set, ok := j.number(tolerable)
	if !ok || !set.IsValid() || n < 100 || !j.streams() || !j.plain() {
		return
	}
	r := rules.Report{
		At:      set,
		Message: fmt.Sprintf("the job goes on after %d failed checkpoints in a row, and then has nothing recent to restart from; 3 to 10 suit most jobs", n),
	}
	if j.locked() != nil {
		r.Severity = rules.Note
		r.Message = fmt.Sprintf("the job goes on after %d failed checkpoints in a row; that helps while the tables are read for the first time, lower it afterwards", n)
	}
	r.To(pass)
}
