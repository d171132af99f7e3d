package upgrade

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// StateAcrossMajor finds jobs on Flink 2 that are to start from a snapshot, which
// 1.x may have written (release notes of 2.0: state compatibility is not
// guaranteed between 1.x and 2.x; Kryo 2 became Kryo 5, FLINK-34037).
var StateAcrossMajor = Pack.Add(rules.Rule{
	Name:      "state-across-major",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     linters.Needs(linters.Settings),
	Run:       stateAcrossMajor,
})

func stateAcrossMajor(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		if at, ok := startsFrom(e); ok && e.Target.Flink.AtLeast(flink.Version{Major: 2}) {
			rules.Report{
				At:      at,
				Message: fmt.Sprintf("the job starts from a snapshot on Flink %s, which may not read one that 1.x has written; make sure that 2.x wrote it, or try it on a copy first", e.Target.Flink),
			}.To(pass)
		}
	}
}

// startsFrom returns where a job names the snapshot that it starts from.
func startsFrom(e *settings.Effective) (draft.Range, bool) {
	if s, ok := e.Get("execution.state-recovery.path"); ok && s.IsValid() && strings.TrimSpace(s.Value) != "" {
		return s.Range, true
	}
	if e.Deployment == nil {
		return draft.Range{}, false
	}
	path := e.Deployment.Tree.At("spec", "job", "initialSavepointPath")
	if !path.IsString() {
		return draft.Range{}, false
	}
	return path.Range, true
}
