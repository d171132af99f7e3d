package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WrongArgumentCount finds calls of built-in functions with too few or too many
// arguments, and models with too few or too many columns (BuiltInFunctionDefinitions, FlinkSqlOperatorTable).
var WrongArgumentCount = Pack.Add(rules.Rule{
	Name:     "wrong-argument-count",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Configs, linters.Scripts, linters.Plan, linters.Target, linters.Jobs),
	Run:      wrongArgumentCount,
})

func wrongArgumentCount(pass *analysis.Pass) {
	target, p := linters.Target.Of(pass), linters.Plan.Of(pass)
	if target.Platform == "vvr" {
		return // it gives some functions more arguments
	}
	readable := sound(pass)
	modelArguments(pass, readable)
	for _, call := range p.Calls() {
		f, known := flink.FindFunction(target.Flink, call.Name.String())
		if !known || !counted(f, call.Call) || p.Function(call.Call) != nil || !readable.has(call) {
			continue
		}
		n := len(call.Args)
		if f.Name == "COUNT" && n > 1 && len(linters.Jobs.Of(pass)) > 0 {
			pass.ReportRangef(call, "COUNT takes one column in a stream, not %d; count a ROW of them, or a CONCAT of their texts", n)
			continue
		}
		if n < f.MinArgs || f.MaxArgs >= 0 && n > f.MaxArgs {
			pass.ReportRangef(call, "%s", fmt.Sprintf("%s takes %s, not %d", f.Name, arity(f), n))
		}
	}
	miscountedInTransforms(pass)
}

// modelArguments reports models that are given another number of columns than they
// take (SqlMLPredictTableFunction, SqlMLEvaluateTableFunction).
func modelArguments(pass *analysis.Pass, readable sheaf) {
	linters.Plan.Of(pass).Walk(func(r plan.Rel) {
		f, ok := r.(*plan.Function)
		if !ok || f.Model == nil || !f.Model.Known || !readable.has(f.Call) {
			return
		}
		given, takes := modelInput(f.Call), len(f.Model.Input)
		if given == nil || len(given.Columns) == takes || takes == 0 {
			return
		}
		rules.Report{
			At:      given,
			Message: fmt.Sprintf("the model %q takes %s, not %d", f.Model.Name, columnCount(takes), len(given.Columns)),
			Related: []analysis.RelatedInformation{{Pos: f.Model.Node.Name.Pos(), End: f.Model.Node.Name.End(), Message: "it is declared here"}},
		}.To(pass)
	})
}

// modelInput returns what a call gives to its model: the argument of the name ARGS,
// or the last DESCRIPTOR where arguments have no names.
func modelInput(call *sql.Call) (given *sql.Descriptor) {
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			if named.Name == nil || !strings.EqualFold(named.Name.Name, "ARGS") {
				continue
			}
			arg = named.Value
		}
		if d, ok := arg.(*sql.Descriptor); ok {
			given = d
		}
	}
	return given
}

func columnCount(n int) string {
	if n == 1 {
		return "one column"
	}
	return fmt.Sprintf("%d columns", n)
}

// miscountedInTransforms finds calls in the transforms of Flink CDC pipelines with too
// few or too many arguments.
func miscountedInTransforms(pass *analysis.Pass) {
	for _, p := range pipelines(pass) {
		for _, call := range transformCalls(p) {
			t, known := flink.FindTransformFunction(call.Name.String())
			f := flink.Function{Name: t.Name, Kind: "scalar", MinArgs: t.MinArgs, MaxArgs: t.MaxArgs}
			if !known || linters.Plan.Of(pass).Function(call) != nil || !counted(f, call) {
				continue
			}
			if n := len(call.Args); n < f.MinArgs || f.MaxArgs >= 0 && n > f.MaxArgs {
				pass.ReportRangef(call, "%s", fmt.Sprintf("%s takes %s in transforms of Flink CDC, not %d", f.Name, arity(f), n))
			}
		}
	}
}

// counted reports whether the arguments of a call are what the planner counts:
// keywords between them may stand for some, and some functions are operators.
func counted(f flink.Function, call *sql.Call) bool {
	switch {
	case len(call.Name.Parts) != 1, !call.Parens, len(call.Words) > 0, call.Clauses != nil, call.Escape:
		return false
	case f.Kind != "scalar" && f.Kind != "aggregate":
		return false
	case strings.HasPrefix(f.Name, "JSON_"), uncounted[f.Name]:
		return false
	}
	for _, arg := range call.Args {
		switch arg.(type) {
		case *sql.NamedArg, *sql.Unit, *sql.TableArg, *sql.Descriptor:
			return false
		}
	}
	return true
}

// uncounted are functions whose syntax has arguments of its own.
var uncounted = map[string]bool{
	"TRIM": true, "CAST": true, "TRY_CAST": true, "EXTRACT": true, "FLOOR": true, "CEIL": true, "CEILING": true, "OVERLAY": true, "POSITION": true,
	"TIMESTAMPADD": true, "TIMESTAMPDIFF": true, "COALESCE": true, "ROW": true, "ARRAY": true, "MAP": true, "CASE": true, "IN": true, "AND": true, "OR": true, "NOT": true,
	"FIRST": true, "LAST": true, "PREV": true, "NEXT": true, "CLASSIFIER": true, // in MATCH_RECOGNIZE
	"TUMBLE": true, "HOP": true, "SESSION": true, "GROUPING": true, "GROUPING_ID": true, "PERCENTILE": true, "TRUNCATE": true, "LOG": true, "ROUND": true,
}

func arity(f flink.Function) string {
	switch {
	case f.MinArgs == f.MaxArgs && f.MinArgs == 0:
		return "no argument"
	case f.MinArgs == f.MaxArgs && f.MinArgs == 1:
		return "one argument"
	case f.MinArgs == f.MaxArgs:
		return fmt.Sprintf("%d arguments", f.MinArgs)
	case f.MaxArgs < 0:
		return fmt.Sprintf("%d arguments or more", f.MinArgs)
	}
	return fmt.Sprintf("%d to %d arguments", f.MinArgs, f.MaxArgs)
}
