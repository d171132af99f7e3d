package upgrade

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// constructs finds the constructs of a draft's scripts once for all rules.
var constructs = &analysis.Analyzer{
	Name:       "upgrade_constructs",
	Doc:        "what the scripts of a draft are written with that not every release reads",
	Requires:   linters.Needs(linters.Scripts),
	ResultType: reflect.TypeFor[[]sql.Construct](),
	Run: func(pass *analysis.Pass) (any, error) {
		var found []sql.Construct
		for _, script := range linters.Scripts.Of(pass) {
			found = append(found, sql.Constructs(script)...)
		}
		return found, nil
	},
}

// constructViews are the views of rules that judge constructs.
var constructViews = append(linters.Needs(linters.Target), constructs)
