package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCMetadataInRetractPipeline finds metadata of a change that is grouped or
// joined by (Flink: "Determinism in Continuous Queries", 3.2).
var CDCMetadataInRetractPipeline = Pack.Add(rules.Rule{
	Name:     "cdc-metadata-in-retract-pipeline",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      cdcMetadataInRetractPipeline,
})

func cdcMetadataInRetractPipeline(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	said := map[*catalog.Column]bool{}
	each(pass, func(_ job, r plan.Rel) {
		for _, use := range keyed(p, r) {
			column := p.Trait(use.input, use.field).Column
			if column == nil || column.Column == nil || said[column.Column] || !ofChange(log, column) {
				continue
			}
			said[column.Column] = true
			rules.Report{
				At: use.at,
				Message: fmt.Sprintf("%s %q, which tells of the change and not of the row: it differs between a row and what takes it back, which then finds nothing; leave it out",
					use.by, column.Name),
				Related: declaredAt(column.Column.Range, "the column is declared here"),
			}.To(pass)
		}
	})
}

// A keyUse is a field that an operation finds rows by.
type keyUse struct {
	input plan.Rel
	field *plan.Field
	at    analysis.Range
	by    string
}

// keyed returns the fields by which a relation finds the rows that changes are
// for.
func keyed(p *plan.Plan, r plan.Rel) []keyUse {
	var uses []keyUse
	switch r := r.(type) {
	case *plan.Aggregate:
		for _, ref := range r.Refs {
			uses = append(uses, keyUse{r.Inputs()[0], ref.Field, ref.At, "the aggregation groups by"})
		}
	case *plan.Join:
		if p.Form(r) != plan.Regular {
			return nil
		}
		for _, c := range p.Comparisons(r) {
			if c.At != nil {
				uses = append(uses, keyUse{r.Inputs()[0], c.Left, c.At, "the join compares"}, keyUse{r.Inputs()[1], c.Right, c.At, "the join compares"})
			}
		}
	}
	return uses
}

// ofChange reports whether a column holds metadata of a table whose rows change.
func ofChange(log *changelog.Log, f *plan.Field) bool {
	return f.Column.Kind == sql.Metadata && changing(f.Table.SourceChanges()) && log != nil
}
