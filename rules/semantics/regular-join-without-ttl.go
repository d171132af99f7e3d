package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// RegularJoinWithoutTTL finds joins that keep all rows of two streams forever.
var RegularJoinWithoutTTL = Pack.Add(rules.Rule{
	Name:     "regular-join-without-ttl",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      regularJoinWithoutTTL,
})

func regularJoinWithoutTTL(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		life, _ := j.stateTTL()
		if life == limited {
			continue
		}
		above, hinted := j.filters(), j.hinted()
		inner := map[plan.Rel]bool{}
		j.Walk(func(r plan.Rel) {
			join, ok := r.(*plan.Join)
			if !ok {
				return
			}
			for _, input := range join.Inputs() {
				inner[input] = true // of a chain of joins one is enough
			}
			if inner[r] {
				return
			}
			node, ok := join.Node().(*sql.Join)
			if ok && !hinted(node) && plainJoin(join) && !boundsTime(join, above[join]) && j.Streams(join.Inputs()[0]) && j.Streams(join.Inputs()[1]) {
				life.report(node.Kw, "the join keeps all rows of both sides in state").To(pass)
			}
		})
	}
}

// report makes a finding about state that nothing limits, a note where that may
// be done elsewhere.
func (l lifetime) report(at analysis.Range, what string) rules.Report {
	if l == unseen {
		return rules.Report{At: at, Severity: rules.Note,
			Message: fmt.Sprintf("%s; no time to live is visible here: make sure that the deployment sets \"table.exec.state.ttl\"", what)}
	}
	return rules.Report{At: at,
		Message: fmt.Sprintf("%s forever, and it grows until checkpoints fail; set \"table.exec.state.ttl\", or a STATE_TTL hint", what)}
}

// hinted returns a function that tells whether a node is in a query with a
// STATE_TTL hint.
func (j job) hinted() func(sql.Node) bool {
	var queries []*sql.Select
	for _, script := range j.Scripts {
		for _, q := range sql.All[*sql.Select](script) {
			for _, hint := range q.Hints {
				if hint.Name != nil && hint.Name.Name == "STATE_TTL" {
					queries = append(queries, q)
				}
			}
		}
	}
	return func(n sql.Node) bool {
		for _, q := range queries {
			if q.Pos() <= n.Pos() && n.End() <= q.End() {
				return true
			}
		}
		return false
	}
}
