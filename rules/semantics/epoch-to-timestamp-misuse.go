package semantics

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// EpochToTimestampMisuse finds epochs that are made a time in a way that Flink
// has not, or in the wrong unit (Flink: TO_TIMESTAMP, TO_TIMESTAMP_LTZ).
var EpochToTimestampMisuse = Pack.Add(rules.Rule{
	Name:     "epoch-to-timestamp-misuse",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan, linters.Target),
	Run:      epochToTimestampMisuse,
})

func epochToTimestampMisuse(pass *analysis.Pass) {
	platform := linters.Target.Of(pass).Platform
	readable := sound(pass)
	if platform != "vvr" {
		castEpochs(pass, readable)
	}
	for _, call := range linters.Plan.Of(pass).Calls() {
		name := strings.ToUpper(call.Name.String())
		switch {
		case !readable.has(call):
		case name == "TO_TIMESTAMP" && platform != "vvr" && len(call.Args) == 1 && familyOf(plan.TypeIn(call.Args[0], call.Refs)) == "NUMBER":
			pass.ReportRangef(call, "TO_TIMESTAMP takes a text, not a number; use TO_TIMESTAMP_LTZ with the precision 3 for an epoch in milliseconds, 0 for one in seconds")
		case name == "TO_TIMESTAMP_LTZ" && len(call.Args) == 2:
			wrongUnit(pass, call.Call)
		}
	}
}

// castEpochs reports numbers that are cast to a time, which Flink does not do
// since 1.13.
func castEpochs(pass *analysis.Pass, readable sheaf) {
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		if _, project := r.(*plan.Project); !project {
			return
		}
		for _, f := range r.Fields() {
			cast, ok := f.Expr.(*sql.Cast)
			if !ok || len(f.From) > 0 || !readable.has(cast) || plan.Kind(cast.Type) != "TIMESTAMP" {
				continue
			}
			if of := plan.TypeIn(cast.X, f.Refs); familyOf(of) == "NUMBER" {
				pass.ReportRangef(cast, "Flink casts no number to a TIMESTAMP; use TO_TIMESTAMP_LTZ with the precision 3 for an epoch in milliseconds, 0 for one in seconds")
			}
		}
	})
}

// wrongUnit reports an epoch whose name tells another unit than its precision.
func wrongUnit(pass *analysis.Pass, call *sql.Call) {
	epoch, named := call.Args[0].(*sql.Name)
	precision, number := call.Args[1].(*sql.Number)
	if !named || !number {
		return
	}
	name := strings.ToLower(epoch.Last().Name)
	millis := hasSuffix(name, "_ms", "_millis", "_milliseconds", "millis")
	seconds := hasSuffix(name, "_sec", "_secs", "_seconds")
	switch {
	case precision.Text == "0" && millis:
		rules.Report{At: call, Severity: rules.Warning, Message: "the epoch " + quoted(epoch) + " is in milliseconds by its name, but the precision 0 takes it for seconds, some thousand years on; write 3"}.To(pass)
	case precision.Text == "3" && seconds:
		rules.Report{At: call, Severity: rules.Warning, Message: "the epoch " + quoted(epoch) + " is in seconds by its name, but the precision 3 takes it for milliseconds, in January 1970; write 0"}.To(pass)
	}
}

func hasSuffix(name string, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}

func quoted(name *sql.Name) string { return `"` + name.String() + `"` }
