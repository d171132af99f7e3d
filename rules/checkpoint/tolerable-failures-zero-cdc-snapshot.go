package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// TolerableFailuresZeroCDCSnapshot finds sources of changes that take no
// checkpoint while they read their tables, in jobs that fail with the first
// checkpoint that does.
var TolerableFailuresZeroCDCSnapshot = Pack.Add(rules.Rule{
	Name:     "tolerable-failures-zero-cdc-snapshot",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.tolerableFailuresZeroCDCSnapshot),
})

func (j job) tolerableFailuresZeroCDCSnapshot(pass *analysis.Pass) {
	table := j.locked()
	if table == nil || j.batch() {
		return
	}
	n, set, known := j.number(tolerable)
	if !known || n > 0 || !set.IsValid() && !j.lacks(tolerable) {
		return
	}
	rules.Report{
		At: table.Name,
		Message: fmt.Sprintf("%s is read in one piece first, which no checkpoint outlasts, and the job fails with its first failed checkpoint; set %q to 100 for that time, or use incremental snapshots",
			table.Name.Last().Name, tolerable),
	}.To(pass)
}
