package deployment

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// MetricsReporterMissing finds clusters that tell nobody how they fare.
var MetricsReporterMissing = Pack.Add(rules.Rule{
	Name:      "metrics-reporter-missing",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     operatorViews,
	Run:       metricsReporterMissing,
})

func metricsReporterMissing(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if !target.Production || !target.Complete {
		return
	}
	for _, r := range resources(pass) {
		if r.sessionJob() || !r.whole() || reports(r.Config) || reports(r.under) {
			continue
		}
		rules.Report{At: r.specKey(), Message: `no metrics leave the cluster, so nobody sees that the job falls behind or its checkpoints fail; set "metrics.reporter.prom.factory.class", or another reporter`}.To(pass)
	}
}

func reports(props []*config.Property) bool {
	for _, p := range props {
		if strings.HasPrefix(p.Key, "metrics.reporter.") || p.Key == "metrics.reporters" {
			return true
		}
	}
	return false
}
