package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCTransformInvalid finds projections and filters that Flink CDC cannot read
// (TransformParser).
var CDCTransformInvalid = Pack.Add(rules.Rule{
	Name:     "cdc-transform-invalid",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Plan, linters.Configs),
	Run:      cdcTransformInvalid,
})

func cdcTransformInvalid(pass *analysis.Pass) {
	for _, p := range pipelines(pass) {
		for _, t := range p.Transforms {
			if unfilled(t) {
				continue
			}
			for _, e := range t.Node.Errors {
				pass.ReportRangef(e, "Flink CDC cannot read the transform: %s", e.Msg)
			}
			if len(t.Node.Errors) == 0 {
				judgeItems(pass, t)
			}
		}
	}
}

// unfilled reports whether a transform is text that something fills in first.
func unfilled(t *plan.Transform) bool {
	text := t.Projection.String() + t.Filter.String()
	return strings.Contains(text, "${") || strings.Contains(text, "{{")
}

// judgeItems reports what is selected without a name, or under one that Flink CDC
// keeps for itself.
func judgeItems(pass *analysis.Pass, t *plan.Transform) {
	for _, item := range t.Node.Items {
		switch item.Expr.(type) {
		case *sql.Star:
		case *sql.Name:
			if item.Alias != nil && plan.TransformMetadata(item.Alias.Name) {
				pass.ReportRangef(item.Alias, "%s", reserved(item.Alias.Name))
			}
		default:
			switch {
			case item.Alias == nil:
				rules.Report{At: item, Message: "a projection computes this without a name for it, and Flink CDC refuses the transform; write AS and a name behind it"}.To(pass)
			case plan.TransformMetadata(item.Alias.Name):
				pass.ReportRangef(item.Alias, "%s", reserved(item.Alias.Name))
			}
		}
	}
}

func reserved(name string) string {
	return fmt.Sprintf("%s is the name of a metadata column, and Flink CDC refuses it for another; choose a name of your own", name)
}
