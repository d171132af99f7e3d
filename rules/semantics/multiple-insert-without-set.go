package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// MultipleInsertWithoutSet finds inserts that are jobs of their own and read
// the same stream.
var MultipleInsertWithoutSet = Pack.Add(rules.Rule{
	Name:     "multiple-insert-without-set",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      multipleInsertWithoutSet,
})

func multipleInsertWithoutSet(pass *analysis.Pass) {
	for _, j := range streamingJobs(pass) {
		for _, script := range j.Scripts {
			loose := looseInserts(script)
			if len(loose) < 2 {
				continue
			}
			switch shared := j.shared(loose); {
			case j.Target.Platform == "vvr" || j.Target.Platform == "vvp":
				j.several(loose, rules.Error, "a deployment runs one of them; put them between BEGIN STATEMENT SET; and END;").To(pass)
			case shared != "":
				j.several(loose, rules.Warning, fmt.Sprintf("each starts a job of its own that reads %q again; put them between EXECUTE STATEMENT SET BEGIN and END", shared)).To(pass)
			}
		}
	}
}

// looseInserts returns the inserts of a script outside of statement sets.
func looseInserts(script *sql.Script) []*sql.Insert {
	var loose []*sql.Insert
	for _, stmt := range script.Stmts {
		if run, ok := stmt.(*sql.Execute); ok {
			stmt = run.Stmt
		}
		if insert, ok := stmt.(*sql.Insert); ok {
			loose = append(loose, insert)
		}
	}
	return loose
}

// shared returns the name of an endless table that two of the inserts read, ""
// where there is none.
func (j job) shared(inserts []*sql.Insert) string {
	readers := map[catalog.Path]int{}
	for _, insert := range inserts {
		reads := map[catalog.Path]bool{}
		for _, sink := range j.Sinks {
			if sink.Stmt == sql.Stmt(insert) {
				plan.Walk([]plan.Rel{sink.Input}, func(r plan.Rel) {
					if scan, ok := r.(*plan.Scan); ok && scan.Table.Endless() {
						reads[scan.Table.Path] = true
					}
				})
			}
		}
		for path := range reads {
			readers[path]++
			if readers[path] == 2 {
				return path.Name
			}
		}
	}
	return ""
}

func (j job) several(loose []*sql.Insert, severity rules.Severity, what string) rules.Report {
	return rules.Report{
		At:       loose[1].Head,
		Severity: severity,
		Message:  fmt.Sprintf("the script has %d inserts outside of a statement set; %s", len(loose), what),
		Related:  declaredAt(loose[0].Head, "the first one is here"),
	}
}
