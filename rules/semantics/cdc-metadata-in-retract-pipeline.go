package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCMetadataInRetractPipeline finds metadata of a change by which rows are
// grouped, joined or found (Flink: "Determinism in Continuous Queries", 3.2).
var CDCMetadataInRetractPipeline = Pack.Add(rules.Rule{
	Name:     "cdc-metadata-in-retract-pipeline",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      cdcMetadataInRetractPipeline,
})

func cdcMetadataInRetractPipeline(pass *analysis.Pass) {
	m := &metadata{pass, linters.Plan.Of(pass), map[*catalog.Column]bool{}}
	each(pass, func(j job, r plan.Rel) {
		if j.strategy().Normalized {
			return
		}
		for _, use := range keyed(m.plan, r) {
			m.report(m.plan.Trait(use.input, use.field).Column, use.at, use.by+" ", "")
		}
	})
	unsteadies(pass, true, func(u unsteady) {
		if u.Flaw == changelog.Metadata && !u.idle() {
			where, _ := u.place()
			m.report(u.Field, u.at(), "", ", is "+where)
		}
	})
}

// metadata reports each column once.
type metadata struct {
	pass *analysis.Pass
	plan *plan.Plan
	said map[*catalog.Column]bool
}

func (m *metadata) report(f *plan.Field, at analysis.Range, head, tail string) {
	if f == nil {
		return
	}
	if f.Column == nil && len(f.From) == 1 {
		f = f.From[0]
	}
	if f.Column == nil || m.said[f.Column] || !ofChange(f) {
		return
	}
	m.said[f.Column] = true
	rules.Report{
		At: at,
		Message: fmt.Sprintf("%s%q, which tells of the change and not of the row%s: it differs between a row and what takes it back, which then finds nothing; leave it out",
			head, f.Name, tail),
		Related: declaredAt(f.Column.Range, "the column is declared here"),
	}.To(m.pass)
}

// at returns where the relation that needs a value says so.
func (u unsteady) at() analysis.Range {
	switch r := u.For.(type) {
	case *plan.Aggregate:
		if !r.Distinct {
			return r.Head()
		}
	case *plan.Join:
		return kwOf(r)
	case nil:
		return headOf(u.sink)
	}
	return u.For.Node()
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

// ofChange reports whether a column holds metadata of the changes of a table. A
// table of upserts with a key has those of the newest change of each row
// (DynamicSourceUtils.changelogNormalizeEnabled).
func ofChange(f *plan.Field) bool {
	changes := f.Table.SourceChanges()
	if f.Column.Kind != sql.Metadata || !changing(changes) || changes&flink.UpdateBefore == 0 && len(f.Table.PrimaryKey) > 0 {
		return false
	}
	key := f.Column.Name
	if node := f.Column.Node; node != nil && node.More().Key != nil {
		key = node.More().Key.Value()
	}
	return !flink.TellsOfRow(key)
}
