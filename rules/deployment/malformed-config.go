package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// MalformedConfig finds configuration files that cannot be read.
var MalformedConfig = Pack.Add(rules.Rule{
	Name:     "malformed-config",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      malformedConfig,
})

func malformedConfig(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		// The policy says itself what is wrong with it.
		if f.Source.Kind == draft.Policy || f.Templated || f.Source.Templated() {
			continue
		}
		for _, err := range gathered(f.Errors) {
			rules.Report{At: err, Message: err.Msg}.To(pass)
		}
	}
}

// fewAlike is how many lines of a file are told apart that have the same
// mistake: more of them have one cause, as a file in another format.
const fewAlike = 3

// gathered returns errors without those that a first one already stands for.
func gathered(errs []draft.Error) []draft.Error {
	alike, rest := map[string]int{}, []draft.Error(nil)
	for _, err := range errs {
		alike[err.Msg]++
	}
	for _, err := range errs {
		switch n := alike[err.Msg]; {
		case n > fewAlike:
			alike[err.Msg] = 0
			err.Msg = fmt.Sprintf("%s; %d more lines are like it", err.Msg, n-1)
			rest = append(rest, err)
		case n > 0:
			rest = append(rest, err)
		}
	}
	return rest
}
