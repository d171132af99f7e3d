package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// ESFailureIgnored finds indices for which a refused document is forgotten.
var ESFailureIgnored = Pack.Add(rules.Rule{
	Name:     "es-failure-ignored",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.esFailureIgnored),
})

func (u use) esFailureIgnored() {
	o := u.options.Get("failure-handler")
	if u.isSearch() && o != nil && u.options.Is(o.Key, "ignore") {
		u.report(o, fmt.Sprintf("documents that %s refuses, or has no time for, are dropped without a word; take retry-rejected, or leave the option out", u.Name))
	}
}
