package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// MalformedConfig finds configuration files that cannot be read.
var MalformedConfig = Pack.Add(rules.Rule{
	Name:     "malformed-config",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      malformedConfig,
})

func malformedConfig(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		// The policy says itself what is wrong with it.
		if f.Source.Kind == draft.Policy || f.Templated || f.Source.Templated() {
			continue
		}
		for _, err := range f.Errors {
			rules.Report{At: err, Message: err.Msg}.To(pass)
		}
	}
}
