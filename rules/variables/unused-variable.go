package variables

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// UnusedVariable finds variables of a deployment that it does not use.
var UnusedVariable = Pack.Add(rules.Rule{
	Name:     "unused-variable",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Configs, linters.Variables, linters.Shared),
	Run:      unusedVariable,
})

func unusedVariable(pass *analysis.Pass) {
	refs := linters.Variables.Of(pass).References
	for _, f := range linters.Configs.Of(pass) {
		for _, d := range f.Deployments {
			if !inSight(d) {
				continue
			}
			for _, v := range d.Locals {
				used := slices.ContainsFunc(refs, func(r *variables.Reference) bool { return r.Name == v.Name })
				if !used && !linters.Shared.Of(pass).Mentions(v.Name) {
					rules.Report{At: v, Message: fmt.Sprintf("the deployment does not use its variable %q; remove it", v.Name)}.To(pass)
				}
			}
		}
	}
}

// inSight reports whether the deployment shows where its variables can be used:
// its script, or the arguments of its program.
func inSight(d *config.Deployment) bool {
	return d.Script != nil || len(d.Args) > 0
}
