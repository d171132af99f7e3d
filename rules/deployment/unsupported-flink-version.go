package deployment

import (
	"fmt"
	"regexp"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// UnsupportedFlinkVersion finds versions of Flink that the operator does not
// run.
var UnsupportedFlinkVersion = Pack.Add(rules.Rule{
	Name:     "unsupported-flink-version",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      unsupportedFlinkVersion,
})

// The operator's FlinkVersion: 1.13 and 1.14 are refused since its release 1.7;
// 1.15 to 1.18 are deprecated as of 1.13.
var (
	operatorOldest  = flink.Version{Major: 1, Minor: 15}
	operatorCurrent = flink.Version{Major: 1, Minor: 19}
	versionName     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^v\d+_\d+$`) })
)

func unsupportedFlinkVersion(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if r.Engine == nil || r.sessionJob() || open(r.Engine) {
			continue
		}
		name := r.Engine.String()
		v, known := flink.ParseVersion(name)
		report := rules.Report{At: r.Engine}
		switch {
		case !known || !versionName().MatchString(name):
			report.Message = fmt.Sprintf("%q is no version that the operator knows; write it as v1_20", name)
		case v.Before(operatorOldest):
			report.Message = fmt.Sprintf("the operator has not run Flink %v since its release 1.7; move the job to a later version", v)
		case v.Before(operatorCurrent):
			report.Severity = rules.Note
			report.Message = fmt.Sprintf("Flink %v is deprecated in the operator, and a later release will refuse it; move the job to 1.20 or later", v)
		default:
			continue
		}
		report.To(pass)
	}
}
