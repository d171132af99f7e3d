package upgrade

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// RetiringConnector finds tables of connectors that VVR is giving up.
var RetiringConnector = Pack.Add(rules.Rule{
	Name:     "retiring-connector",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      retiringConnector,
})

func retiringConnector(pass *analysis.Pass) {
	if linters.Target.Of(pass).Platform != "vvr" {
		return
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, t := range sql.All[*sql.CreateTable](script) {
			if t.With != nil && flink.Retiring(text(t.With, "connector")) {
				rules.Report{
					At:      t.With.Get("connector").Value,
					Message: fmt.Sprintf("the platform is giving up its connector %s; plan another home for the table %q", text(t.With, "connector"), t.Name.Last().Name),
				}.To(pass)
			}
		}
	}
}
