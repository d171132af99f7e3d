package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// UpsertMaterializeDisabled finds jobs that mend no order although their keys
// differ (table.exec.sink.upsert-materialize).
var UpsertMaterializeDisabled = Pack.Add(rules.Rule{
	Name:     "upsert-materialize-disabled",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      upsertMaterializeDisabled,
})

func upsertMaterializeDisabled(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	for _, j := range streamingJobs(pass) {
		mode, ok := j.Get("table.exec.sink.upsert-materialize")
		if !ok || !strings.EqualFold(mode.Value, "NONE") {
			continue
		}
		for _, m := range j.mismatches(log) {
			if m.steady || !changing(log.Of(m.sink.Input)) {
				continue // of steady rows it may be known that they keep their order
			}
			rules.Report{
				At:      headOf(m.sink),
				Message: fmt.Sprintf("%s, and \"table.exec.sink.upsert-materialize\" is NONE: late updates overwrite newer rows%s, or set AUTO", m.message(), m.advice()),
				Related: because(p, log, m.sink.Input),
			}.To(pass)
		}
	}
}
