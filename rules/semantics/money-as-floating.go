package semantics

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// MoneyAsFloating finds sums of money in binary fractions.
var MoneyAsFloating = Pack.Add(rules.Rule{
	Name:      "money-as-floating",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       moneyAsFloating,
})

// money are the words of a column's name that tell of money.
var money = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(^|_)(amount|amt|price|fee|money|balance|revenue|salary|payment|金额|价格|余额)(_|$)`)
})

func moneyAsFloating(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	readable := sheaf(scripts(pass))
	for _, use := range typedCalls(p) {
		call := use.call
		if !strings.EqualFold(call.Name.String(), "SUM") || len(call.Args) != 1 || !readable.has(call) {
			continue
		}
		name, ok := call.Args[0].(*sql.Name)
		if !ok || !money().MatchString(strings.ToLower(name.Last().Name)) {
			continue
		}
		if kind := plan.Kind(plan.TypeIn(name, use.refs)); kind == "DOUBLE" || kind == "FLOAT" {
			pass.ReportRangef(call, "%s", fmt.Sprintf("%q is summed as %s: cents are rounded, and what is added and taken back again leaves a rest; declare it as DECIMAL", name, kind))
		}
	}
}
