package upgrade

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// PerJobMode finds jobs that are to get a cluster of their own in a way that 2.0
// gave up (release notes of 2.0: per-job mode of YARN, and the command
// "run-application").
var PerJobMode = Pack.Add(rules.Rule{
	Name:     "per-job-mode",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Settings),
	Run:      perJobMode,
})

func perJobMode(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		if e.Deployment != nil && e.Deployment.Kind == "flink run-application" && e.Target.Flink.AtLeast(flink.Version{Major: 2}) {
			rules.Report{
				At:      e.Deployment,
				Message: fmt.Sprintf("Flink %s has no \"flink run-application\" any more; write \"flink run\", with the same target", e.Target.Flink),
			}.To(pass)
		}
		if s, ok := e.Get("execution.target"); ok && s.IsValid() && strings.TrimSpace(s.Value) == "yarn-per-job" {
			perJob(e, s, pass)
		}
	}
}

// perJob reports the target that makes a cluster for each job: deprecated since
// 1.15 (FLINK-26000), gone with 2.0.
func perJob(e *settings.Effective, s settings.Setting, pass *analysis.Pass) {
	switch v := e.Target.Flink; {
	case v.AtLeast(flink.Version{Major: 2}):
		rules.Report{At: s, Message: fmt.Sprintf("Flink %s has no per-job mode any more; use yarn-application", v)}.To(pass)
	case v.AtLeast(flink.Version{Major: 1, Minor: 15}):
		rules.Report{At: s, Severity: rules.Warning, Message: "the per-job mode is deprecated since Flink 1.15 and gone in 2.0; use yarn-application"}.To(pass)
	}
}
