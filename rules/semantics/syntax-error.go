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
	templated := map[string]bool{}
	for _, f := range linters.Draft.Of(pass).Files {
		templated[f.Name] = f.Templated()
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, err := range script.Errors {
			if !templated[pass.Fset.File(err.From).Name()] {
				rules.Report{At: err, Message: err.Msg}.To(pass)
			}
		}
	}
}
