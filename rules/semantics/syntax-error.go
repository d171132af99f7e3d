package semantics

import (
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
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
			if !besideVariable(script.Text, err) {
				rules.Report{At: err, Message: err.Msg}.To(pass)
			}
		}
	}
}

// besideVariable reports whether what the parser stumbled over is a variable
// without quotes, or follows one: it may stand for any text, a whole list of
// options too.
func besideVariable(text draft.Text, err draft.Error) bool {
	off := sort.Search(text.Len(), func(i int) bool { return text.Pos(i) >= err.Pos() })
	before, at := strings.TrimRight(text.String()[:off], " \t\r\n"), text.String()[off:]
	open := strings.LastIndex(before, "${")
	return strings.HasPrefix(at, "${") || strings.HasSuffix(before, "}") && open >= 0 && !strings.Contains(before[open:len(before)-1], "}")
}
