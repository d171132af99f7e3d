package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// SelectStarOverPII finds stars that let sensitive columns through to a sink,
// those of today and those that the table gets later.
var SelectStarOverPII = Pack.Add(rules.Rule{
	Name:      "select-star-over-pii",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     6.5,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     needs(),
	Run:       selectStarOverPII,
})

func selectStarOverPII(pass *analysis.Pass) {
	for _, g := range byStar(leaks(pass, starred)) {
		if g[0].pipeline != nil {
			continue // cdc-pipeline-unmasked
		}
		g.report(pass, fmt.Sprintf("%s writes %s unmasked to \"%s\"; list the columns and mask these, for example %s", g.by(), g.columns(), g[0].sink.Table.Name, g.worst().mask()))
	}
}
