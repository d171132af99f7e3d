package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ArgumentTypeMismatch finds calls of built-in functions with arguments of types
// that none of their signatures takes (BuiltInFunctionDefinitions,
// FlinkSqlOperatorTable).
var ArgumentTypeMismatch = Pack.Add(rules.Rule{
	Name:     "argument-type-mismatch",
	Severity: rules.Error,
	Needs:    typedViews,
	Run:      argumentTypeMismatch,
})

func argumentTypeMismatch(pass *analysis.Pass) {
	target := linters.Target.Of(pass).Flink
	eachTyped(pass, func(t typed) {
		t.inspect(func(n sql.Node) {
			call, ok := n.(*sql.Call)
			if !ok || call.Name == nil || len(call.Name.Parts) != 1 || t.plan.Function(call) != nil {
				return
			}
			i, takes := t.wrongArgument(flink.OperandsOf(target, call.Name.String()), call.Args)
			if i >= 0 && !t.epoch(call) {
				pass.ReportRangef(call.Args[i], "%s", fmt.Sprintf("%s takes %s here, and this is a %s; write a CAST", call.Name, takes, t.text(call.Args[i])))
			}
		})
	})
}

// wrongArgument returns the index of an argument that no signature takes, and
// what those that go furthest would; -1 where there is none.
func (t typed) wrongArgument(signatures []flink.Operands, args []sql.Expr) (wrong int, takes string) {
	wrong = -1
	var named []string
	for _, s := range signatures {
		if !s.Counts(len(args)) {
			continue
		}
		at := t.refused(s, args)
		if at < 0 {
			return -1, ""
		}
		if at > wrong {
			wrong, named = at, nil
		}
		if name := s.Named(at); at == wrong && !slices.Contains(named, name) {
			named = append(named, name)
		}
	}
	return wrong, strings.Join(named, " or ")
}

// refused returns the index of the first argument that a signature does not take.
func (t typed) refused(s flink.Operands, args []sql.Expr) int {
	return slices.IndexFunc(args, func(arg sql.Expr) bool {
		family := t.family(arg)
		return family != "" && !s.Takes(slices.Index(args, arg), family)
	})
}

// epoch reports whether a number is given for a timestamp, of which
// epoch-to-timestamp-misuse says more.
func (t typed) epoch(call *sql.Call) bool {
	return strings.EqualFold(call.Name.String(), "TO_TIMESTAMP") && t.family(call.Args[0]) == "NUMBER"
}
