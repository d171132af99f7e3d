package semantics

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TopNEmitsRownum finds rankings whose number is written (Flink: "Top-N", No
// Ranking Output Optimization).
var TopNEmitsRownum = Pack.Add(rules.Rule{
	Name:     "topn-emits-rownum",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      topNEmitsRownum,
})

func topNEmitsRownum(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			insert, ok := sink.Stmt.(*sql.Insert)
			if !ok || !j.Streams(sink.Input) {
				continue
			}
			for _, column := range sink.Columns {
				rank := writtenRank(p, column)
				if rank == nil || slices.Contains(sink.Table.PrimaryKey, column.Name) {
					continue
				}
				pass.ReportRangef(placeOf(column.Field, insert), "%s", fmt.Sprintf("%q is the number of a Top-N: a row that moves to the front changes the numbers of up to %d others, which are all written again; leave the number out", column.Name, rank.Limit))
			}
		}
	}
}

// writtenRank returns the ranking of several rows whose number a column is, nil
// for other columns and for windows, whose rows are final.
func writtenRank(p *plan.Plan, c plan.SinkColumn) *plan.Rank {
	if c.Field == nil {
		return nil
	}
	rank := p.RankOf(computed(c.Field))
	if rank == nil || rank.Limit == 1 || rank.Limit == 0 || rank.Window != nil {
		return nil
	}
	return rank
}
