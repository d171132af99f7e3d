package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// pipelines returns the Flink CDC pipelines of a draft, without those in files that a
// template engine fills in.
func pipelines(pass *analysis.Pass) (list []*plan.Pipeline) {
	for _, p := range linters.Plan.Of(pass).Pipelines {
		if !templated(pass, p) {
			list = append(list, p)
		}
	}
	return list
}

func templated(pass *analysis.Pass, p *plan.Pipeline) bool {
	for _, f := range linters.Configs.Of(pass) {
		for _, def := range f.Pipelines {
			if def == p.Config {
				return f.Templated
			}
		}
	}
	return false
}

// transformCalls returns the calls in the transforms of a pipeline that could be
// read.
func transformCalls(p *plan.Pipeline) (calls []*sql.Call) {
	for _, t := range p.Transforms {
		if len(t.Node.Errors) > 0 || unfilled(t) {
			continue
		}
		sql.Inspect(t.Node, func(n sql.Node) bool {
			if call, ok := n.(*sql.Call); ok && call.Name != nil && len(call.Name.Parts) == 1 {
				calls = append(calls, call)
			}
			return true
		})
	}
	return calls
}
