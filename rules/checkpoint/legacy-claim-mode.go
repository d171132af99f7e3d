package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// LegacyClaimMode finds snapshots that nobody owns after a start: the mode
// LEGACY is deprecated since 1.19 (FLINK-34190), and 2.0 has it no more.
var LegacyClaimMode = Pack.Add(rules.Rule{
	Name:     "legacy-claim-mode",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.legacyClaimMode),
})

func (j job) legacyClaimMode(pass *analysis.Pass) {
	set, ok := j.written(claimMode)
	if !ok || !j.is(claimMode, "LEGACY") {
		return
	}
	r := rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q = LEGACY leaves it open who may delete the snapshot, and Flink 2.0 refuses it; use NO_CLAIM", set.Written),
		Fixes:   replace(set, "NO_CLAIM"),
	}
	if j.Target.Flink.AtLeast(flink.Version{Major: 2}) {
		r.Severity = rules.Error
	}
	r.To(pass)
}
