package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCSoftDeleteUnmarked finds transforms that turn deletions into inserts that nothing
// tells from others (SoftDeleteConverter).
var CDCSoftDeleteUnmarked = Pack.Add(rules.Rule{
	Name:     "cdc-soft-delete-unmarked",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Plan, linters.Configs),
	Run:      cdcSoftDeleteUnmarked,
})

func cdcSoftDeleteUnmarked(pass *analysis.Pass) {
	for _, p := range pipelines(pass) {
		for _, t := range p.Transforms {
			switch converter := t.Converter.String(); {
			case t.Converter == nil, unfilled(t), len(t.Node.Errors) > 0, !literal(converter):
			case converter != "SOFT_DELETE":
				rules.Report{At: t.Converter, Severity: rules.Error, Message: fmt.Sprintf("there is no converter %q, and the job fails; Flink CDC has SOFT_DELETE only", converter)}.To(pass)
			case !marked(t):
				rules.Report{At: t.Converter, Message: `deleted rows are written as if they were still there, and nothing in them tells; select __data_event_type__, such as \*, __data_event_type__ AS op_type`}.To(pass)
			}
		}
	}
}

func literal(s string) bool {
	for _, c := range s {
		if c == '$' || c == '{' {
			return false
		}
	}
	return s != ""
}

// marked reports whether the projection says what kind of change a row is.
func marked(t *plan.Transform) bool {
	found := false
	for _, item := range t.Node.Items {
		sql.Inspect(item, func(n sql.Node) bool {
			if name, ok := n.(*sql.Name); ok && len(name.Parts) > 0 && name.Last().Name == "__data_event_type__" {
				found = true
			}
			return !found
		})
	}
	return found
}
