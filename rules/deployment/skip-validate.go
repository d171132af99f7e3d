package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// SkipValidate finds deployments that the platform is told not to check.
var SkipValidate = Pack.Add(rules.Rule{
	Name:     "skip-validate",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs),
	Run:      skipValidate,
})

func skipValidate(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		if f.Source.Kind != draft.Deployment {
			continue
		}
		for _, tree := range f.Trees {
			if v := tree.Get("skipValidate"); isTrue(v.String()) {
				rules.Report{At: v, Message: "skipValidate deploys the draft without the platform's check of its syntax, so that mistakes show only when the job starts; remove it"}.To(pass)
			}
		}
	}
}
