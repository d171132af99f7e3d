package connectors

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// mirrorViews are those of rules that hold tables and pipelines against what is known
// of their databases.
var mirrorViews = append(linters.Needs(linters.Plan), endpointViews...)

// mirrored makes a rule's Run of what judges a table and what judges the transform
// of a table in a pipeline, where the upstream tables are known.
func mirrored(table func(mirror), flow func(*analysis.Pass, *plan.Flow)) func(*analysis.Pass) {
	tables := mirrors(table)
	return func(pass *analysis.Pass) {
		tables(pass)
		for _, p := range linters.Plan.Of(pass).Pipelines {
			for _, f := range p.Flows {
				if f.Transform != nil && f.Source.Known {
					flow(pass, f)
				}
			}
		}
	}
}

// flowColumnMissing reports the names in a transform that are no columns of its table.
// Flink CDC tells names that differ in case apart.
func flowColumnMissing(pass *analysis.Pass, f *plan.Flow) {
	up := f.Source.Upstream[0]
	for _, miss := range f.Misses {
		if strings.Contains(miss.At.String(), "$") {
			continue
		}
		advice := cmp.Or(near.Hint(miss.At.String(), columnNames(up)), "; take it out, or renew the snapshot")
		rules.Report{
			At:      miss.At,
			Message: fmt.Sprintf("%q is no column of the upstream table %s: the pipeline fails%s", miss.At, f.Source.Title(), advice),
			Related: []analysis.RelatedInformation{{Pos: up.Pos(), End: up.End(), Message: "declared here"}},
		}.To(pass)
	}
}

// flowKeyDiffers reports primary keys of a transform that do not tell the rows of its
// table apart.
func flowKeyDiffers(pass *analysis.Pass, f *plan.Flow) {
	list, up := f.Transform.PrimaryKeys, f.Source.Upstream[0]
	if list == nil || len(up.Primary) == 0 || !passesOn(f, f.Keys) || tellsApart(f.Keys, up) {
		return
	}
	rules.Report{
		At: list,
		Message: fmt.Sprintf("the primary-keys (%s) of %s are no key of its upstream table: rows that differ only in other columns become one; name (%s)",
			strings.Join(f.Keys, ", "), f.Source.Title(), strings.Join(up.Primary, ", ")),
		Related: []analysis.RelatedInformation{{Pos: up.Pos(), End: up.End(), Message: "declared here"}},
	}.To(pass)
}

// passesOn reports whether the rows have the columns of the table by their own names
// and as they are.
func passesOn(f *plan.Flow, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		return !slices.ContainsFunc(f.Rows.Fields(), func(field *plan.Field) bool {
			if field.Name != name {
				return false
			}
			if column, plain := field.Expr.(*sql.Name); plain {
				return column.String() == name
			}
			return field.Column != nil || len(field.From) > 0
		})
	})
}
