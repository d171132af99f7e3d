package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DedupNotOnTimeAttribute finds deduplication by a timestamp that is no time
// attribute (Flink: "Deduplication").
var DedupNotOnTimeAttribute = Pack.Add(rules.Rule{
	Name:     "dedup-not-on-time-attribute",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      dedupNotOnTimeAttribute,
})

func dedupNotOnTimeAttribute(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		f, ok := r.(*plan.Filter)
		if !ok || !j.Streams(f) {
			return
		}
		rank := p.Rank(f)
		if rank == nil || rank.Limit != 1 || rank.Func != "ROW_NUMBER" || len(rank.OrderBy) != 1 || rank.Window != nil {
			return
		}
		input := rank.Project.Inputs()[0]
		name, ok := rank.OrderBy[0].Expr.(*sql.Name)
		if !ok || log.Of(input) != flink.Insert {
			return
		}
		field := p.Meant(rank.Number, name)
		if field == nil || p.Trait(input, field).Time != plan.NoTime || !timestamped(field) {
			return
		}
		pass.ReportRangef(rank.OrderBy[0], "%s", fmt.Sprintf("the deduplication sorts by %q, a timestamp that is no time attribute, so it runs as a Top-1 that keeps more state; declare a WATERMARK on it, or sort by a processing time", field.Name))
	})
}

func timestamped(f *plan.Field) bool {
	kind := plan.Kind(f.Type)
	return kind == "TIMESTAMP" || kind == "TIMESTAMP_LTZ"
}
