package upgrade

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// ConfigFileTooNew finds files config.yaml that the release does not read yet
// (release notes of 1.19, FLINK-33297).
var ConfigFileTooNew = Pack.Add(rules.Rule{
	Name:     "config-file-too-new",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      configFileTooNew,
})

func configFileTooNew(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if !target.Flink.Before(standardYAML) || !readsFiles(target) {
		return
	}
	for _, f := range linters.Configs.Of(pass) {
		if f.Source.Kind == draft.FlinkConfig {
			rules.Report{
				At:      head(f),
				Message: fmt.Sprintf("Flink %s does not read config.yaml, which 1.19 brought, and runs on its defaults; name the file flink-conf.yaml, with one \"key: value\" a line", target.Flink),
			}.To(pass)
		}
	}
}
