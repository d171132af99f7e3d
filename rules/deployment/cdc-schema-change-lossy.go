package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCSchemaChangeLossy finds CDC pipelines that go on without the columns that
// a sink does not take.
var CDCSchemaChangeLossy = Pack.Add(rules.Rule{
	Name:     "cdc-schema-change-lossy",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs),
	Run:      cdcSchemaChangeLossy,
})

func cdcSchemaChangeLossy(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, p := range f.Pipelines {
			set := property(p.Config, "schema.change.behavior")
			if behavior := strings.ToLower(set.text()); behavior == "ignore" || behavior == "try_evolve" {
				rules.Report{
					At:      set.Value,
					Message: fmt.Sprintf("schema.change.behavior %s goes on when the sink does not follow a change of the source, and drops the new columns' values without a word; use lenient, or evolve, which fails", set.text()),
				}.To(pass)
			}
		}
	}
}
