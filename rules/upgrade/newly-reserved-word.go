package upgrade

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// NewlyReservedWord finds names that the release has come to reserve.
var NewlyReservedWord = Pack.Add(rules.Rule{
	Name:     "newly-reserved-word",
	Severity: rules.Error,
	Needs:    constructViews,
	Run:      newlyReservedWord,
})

func newlyReservedWord(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	for _, c := range pass.ResultOf[constructs].([]sql.Construct) {
		if c.Reserved && !c.In(target.Flink) {
			rules.Report{
				At:      c,
				Message: fmt.Sprintf("%s is a reserved word since Flink %s, and the target is Flink %s; write `%s` in backticks", c.Name, c.Until, target.Flink, c.Name),
			}.To(pass)
		}
	}
}
