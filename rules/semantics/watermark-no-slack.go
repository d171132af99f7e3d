package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WatermarkNoSlack finds watermarks that wait for no row that is late (Flink:
// "CREATE TABLE", watermark strategies).
var WatermarkNoSlack = Pack.Add(rules.Rule{
	Name:     "watermark-no-slack",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      watermarkNoSlack,
})

func watermarkNoSlack(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, j := range streamingJobs(pass) {
		said := map[*sql.Watermark]bool{}
		j.Walk(func(r plan.Rel) {
			for _, need := range timed(p, r) {
				if need.trait.Column == nil {
					continue
				}
				table := need.trait.Column.Table
				w := table.Watermark
				if w == nil || said[w] || !partitioned[table.Connector] || !noSlack(w) || need.by == asOf {
					continue
				}
				said[w] = true
				pass.ReportRangef(w, "the watermark of %q allows for no row out of order: one that is older than the newest is dropped by %s; subtract an interval, such as INTERVAL '5' SECOND", table.Name, need.by)
			}
		})
	}
}

// noSlack reports whether a watermark is the column itself, or less nothing.
func noSlack(w *sql.Watermark) bool {
	switch e := w.Expr.(type) {
	case *sql.Name:
		return w.Column != nil && e.String() == w.Column.String()
	case *sql.Binary:
		interval, ok := e.Y.(*sql.Interval)
		if !ok || e.Op != "-" {
			return false
		}
		value, ok := interval.Value.(*sql.Str)
		return ok && value.Value() == "0"
	}
	return false
}
