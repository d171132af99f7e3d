package connectors

import (
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
)

// madeUp reports whether all rows that the draft writes to the table are made up,
// as in a demonstration.
func (u use) madeUp() bool {
	rows := false
	for _, sink := range linters.Plan.Of(u.pass).Sinks {
		if sink.Table != u.Table {
			continue
		}
		rows = true
		plan.Walk([]plan.Rel{sink.Input}, func(r plan.Rel) {
			switch r := r.(type) {
			case *plan.Scan:
				rows = rows && flink.MakesUp(r.Table.Connector)
			case *plan.Unknown:
				rows = false
			}
		})
		if !rows {
			return false
		}
	}
	return rows
}
