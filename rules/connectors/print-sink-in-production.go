package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// PrintSinkInProduction finds drafts for production that print their rows, or
// throw them away.
var PrintSinkInProduction = Pack.Add(rules.Rule{
	Name:     "print-sink-in-production",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.printSinkInProduction),
})

func (u use) printSinkInProduction() {
	if !u.writes() || !u.target.Production {
		return
	}
	r := rules.Report{At: u.at}
	switch {
	case u.Is("print"), u.Kind == flink.PipelineKind && (u.Identifier == "values" || u.Identifier == "print"):
		where := "output, which is never rolled and fills their disks"
		if u.options.Is("logger", "true") { // of VVR
			where = "log, where whoever may read logs reads them"
		}
		r.Message = fmt.Sprintf("%s prints every row to the task managers' %s; write to a table that somebody reads", u.label(), where)
		if u.Kind == flink.TableKind && u.madeUp() {
			r.Severity = rules.Note
		}
	case u.Is("blackhole"):
		r.Severity = rules.Note
		r.Message = fmt.Sprintf("%s throws every row away; write to a table that somebody reads", u.label())
	default:
		return
	}
	r.To(u.pass)
}
