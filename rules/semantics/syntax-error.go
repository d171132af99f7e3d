package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// SyntaxError finds what Flink's SQL parser would refuse.
var SyntaxError = Pack.Add(rules.Rule{
	Name:     "syntax-error",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      syntaxError,
})

func syntaxError(pass *analysis.Pass) {
	d := linters.Draft.Of(pass)
	for _, script := range linters.Scripts.Of(pass) {
		if d.TemplatedAt(script.Text.Pos(0)) {
			continue
		}
		for _, err := range script.Errors {
			rules.Report{At: err, Message: err.Msg}.To(pass)
		}
	}
}
