package semantics

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// LookupTableJoinedAsStream finds tables of a database that are read once and
// joined with a stream.
var LookupTableJoinedAsStream = Pack.Add(rules.Rule{
	Name:     "lookup-table-joined-as-stream",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      lookupTableJoinedAsStream,
})

// lookups are the connectors of tables that can be looked up row by row, and
// that end when they are read (pages of the connectors).
var lookups = []string{"jdbc", "hbase-1.4", "hbase-2.2", "mongodb"}

func lookupTableJoinedAsStream(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		j.Walk(func(r plan.Rel) {
			join, ok := r.(*plan.Join)
			if !ok || !plainJoin(join) {
				return
			}
			for i, side := range join.Inputs() {
				scan, ok := through(side).(*plan.Scan)
				if ok && slices.Contains(lookups, scan.Table.Connector) && j.Streams(join.Inputs()[1-i]) {
					pass.ReportRangef(kwOf(join), "the join reads %q (%s) once when the job starts, and never sees a change; write %s FOR SYSTEM_TIME AS OF a processing time to look its rows up",
						scan.Table.Name, scan.Table.Connector, scan.Table.Name)
				}
			}
		})
	}
}

// kwOf returns the place of a join.
func kwOf(j *plan.Join) analysis.Range {
	if node, ok := j.Node().(*sql.Join); ok {
		return node.Kw
	}
	return j.Node()
}
