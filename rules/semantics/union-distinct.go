package semantics

import (
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UnionDistinct finds UNION without ALL over streams, which keeps every row in
// state to find those that come again.
var UnionDistinct = Pack.Add(rules.Rule{
	Name:     "union-distinct",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      unionDistinct,
})

func unionDistinct(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		if ttl, _ := j.stateTTL(); ttl == limited {
			continue
		}
		j.Walk(func(r plan.Rel) {
			op, ok := r.Node().(*sql.SetOp)
			if distinct, _ := r.(*plan.Aggregate); ok && distinct != nil && op.Op == "UNION" && j.Streams(r) {
				pass.ReportRangef(op.Kw, "UNION without ALL keeps every row in state forever to leave out those that come again; write UNION ALL")
			}
		})
	}
}

// A lifetime says how long state lives.
type lifetime uint8

const (
	unlimited lifetime = iota
	limited
	// unseen state is not limited by what is visible, which is not all.
	unseen
)

// stateTTL returns how long the job's state lives, and the setting that says so.
func (j job) stateTTL() (lifetime, settings.Setting) {
	ttl, set, ok := j.Duration("table.exec.state.ttl")
	switch {
	case set.Layer != settings.Default && (!ok || ttl > time.Duration(0)):
		return limited, set // or a variable that is filled in later
	case set.IsValid() || j.Target.Complete:
		return unlimited, set
	}
	return unseen, set
}
