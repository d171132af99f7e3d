package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UndeclaredMaskFunction finds masks that rest on a function that neither Flink
// has nor the draft declares.
var UndeclaredMaskFunction = Pack.Add(rules.Rule{
	Name:      "undeclared-mask-function",
	Severity:  rules.Note,
	Precision: rules.Low,
	Score:     3.1,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     linters.Needs(linters.Lineage, linters.Policy),
	Run:       undeclaredMaskFunction,
})

func undeclaredMaskFunction(pass *analysis.Pass) {
	graph, decided := linters.Lineage.Of(pass), linters.Policy.Of(pass)
	seen := map[*sql.Call]bool{}
	for _, sink := range graph.Plan.Sinks {
		for _, column := range sink.Columns {
			for _, o := range graph.Origins(column.Field) {
				if o.Left != lineage.Masked || o.Call == nil || o.Sensitive.Certainty == sensitive.No || seen[o.Call] {
					continue
				}
				seen[o.Call] = true
				name := o.Call.Name.String()
				if _, builtIn := flink.FindFunction(flink.Version{}, name); builtIn || graph.Plan.Function(o.Call) != nil || decided.MaskedBy(name) || decided.MaskedBy(o.Function) {
					continue
				}
				rules.Report{
					At:      o.Call.Name,
					Message: fmt.Sprintf("%s is taken for a mask by its name, and Flink has no such function; declare it with CREATE FUNCTION, or list it under masking.functions in .flinkvet.yaml", name),
				}.To(pass)
			}
		}
	}
}
