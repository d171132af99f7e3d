package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// each calls f for the relations of the streaming jobs of a draft.
func each(pass *analysis.Pass, f func(job, plan.Rel)) {
	for _, j := range streamingJobs(pass) {
		j.Walk(func(r plan.Rel) { f(j, r) })
	}
}

// eachOver calls f for the calls with OVER in the select lists of a draft's
// streaming jobs, and reports at them what f says is wrong.
func eachOver(pass *analysis.Pass, f func(job, *plan.Project, *plan.Field, *sql.Call) string) {
	each(pass, func(j job, r plan.Rel) {
		project, ok := r.(*plan.Project)
		if !ok || !j.Streams(project) {
			return
		}
		for _, field := range project.Fields() {
			for _, call := range field.Overs() {
				if message := f(j, project, field, call); message != "" {
					pass.ReportRangef(call, "%s", message)
				}
			}
		}
	})
}

// changing reports whether rows are known to be updated or taken back.
func changing(c flink.Changes) bool { return c.Updates() || c.Deletes() }

// cause returns the relation at which the changes of rows begin: one that
// changes rows although what it is made of only appends them.
func cause(log *changelog.Log, r plan.Rel) plan.Rel {
	for {
		next := plan.Rel(nil)
		for _, input := range r.Inputs() {
			if changing(log.Of(input)) {
				next = input
				break
			}
		}
		if next == nil {
			return r
		}
		r = next
	}
}

// why names the cause of changes and where it stands.
func why(p *plan.Plan, r plan.Rel) (at analysis.Range, what string) {
	switch r := r.(type) {
	case *plan.Scan:
		return r.Node(), fmt.Sprintf("%q is read as a changelog", r.Table.Name)
	case *plan.Aggregate:
		if r.Distinct {
			return r.Node(), "rows without their doubles are counted here"
		}
		return r.Head(), "the aggregation updates its result with every row"
	case *plan.Join:
		return kwOf(r), "the join takes back a row without a partner when one comes"
	case *plan.Filter:
		if p.Rank(r) != nil {
			return r.Node(), "a row gives way to one that ranks before it"
		}
		return r.Node(), "rows are taken back when the query in the condition yields others"
	case *plan.Sort:
		if q, ok := r.Node().(*sql.Ordered); ok {
			return q.LimitKw, "a row gives way to one that sorts before it"
		}
	}
	return r.Node(), "the rows begin to change here"
}

// because returns where the changes of a relation begin, for a report's related
// places.
func because(p *plan.Plan, log *changelog.Log, r plan.Rel) []analysis.RelatedInformation {
	at, what := why(p, cause(log, r))
	if at == nil {
		return nil
	}
	return []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: what}}
}

// kindsOf says what changes there are.
func kindsOf(c flink.Changes) string {
	switch {
	case c.Updates() && c.Deletes():
		return "updates and deletes"
	case c.Deletes():
		return "deletes"
	}
	return "updates"
}

// headOf returns where a statement that writes says so: the table's name.
func headOf(sink *plan.Sink) analysis.Range {
	switch stmt := sink.Stmt.(type) {
	case *sql.Insert:
		return stmt.Table
	case *sql.CreateTable:
		return stmt.Name
	case *sql.CreateMaterializedTable:
		return stmt.Name
	}
	return sink.Stmt
}
