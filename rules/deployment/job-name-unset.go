package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// JobNameUnset finds scripts whose jobs are called after their statements.
var JobNameUnset = Pack.Add(rules.Rule{
	Name:      "job-name-unset",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     linters.Needs(linters.Settings, linters.Target),
	Run:       jobNameUnset,
})

func jobNameUnset(pass *analysis.Pass) {
	if p := linters.Target.Of(pass).Platform; p == "vvr" || p == "vvp" {
		return // the name of the deployment is the job's
	}
	for _, e := range linters.Settings.Of(pass) {
		if named, ok := e.Get("pipeline.name"); ok && named.Layer > settings.Default || e.Target.Platform == "vvr" || e.Target.Platform == "vvp" {
			continue
		}
		for _, script := range e.Scripts {
			for _, stmt := range script.Stmts {
				if insert, ok := stmt.(*sql.Insert); ok {
					rules.Report{At: insert.Head, Message: "the job is called after its sink, as every other job that writes to it; set 'pipeline.name' before the statement"}.To(pass)
					break
				}
			}
		}
	}
}
