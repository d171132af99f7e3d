package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// MalformedSnapshot finds snapshots that the operator cannot take.
var MalformedSnapshot = Pack.Add(rules.Rule{
	Name:      "malformed-snapshot",
	Severity:  rules.Error,
	Precision: rules.VeryHigh,
	Needs:     linters.Needs(linters.Configs),
	Run:       malformedSnapshot,
})

func malformedSnapshot(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		if f.Templated || f.Source.Templated() {
			continue
		}
		for _, tree := range f.Trees {
			if tree.Get("kind").String() == "FlinkStateSnapshot" && tree.Get("spec") != nil {
				judgeSnapshot(pass, tree)
			}
		}
	}
}

func judgeSnapshot(pass *analysis.Pass, tree *config.Value) {
	spec := tree.Get("spec")
	savepoint, checkpoint := spec.Entry("savepoint") != nil, spec.Entry("checkpoint") != nil
	if savepoint == checkpoint {
		rules.Report{At: at(tree, "spec"), Message: "a snapshot is either a savepoint or a checkpoint; give the spec exactly one of the two"}.To(pass)
	}
	if spec.Get("jobReference") == nil && !isTrue(spec.At("savepoint", "alreadyExists").String()) {
		rules.Report{At: at(tree, "spec"), Message: "the snapshot names no job; add jobReference with its kind and name"}.To(pass)
	}
}
