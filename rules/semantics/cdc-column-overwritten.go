package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCColumnOverwritten finds columns that a projection computes in vain
// (TransformParser.generateProjectionColumns).
var CDCColumnOverwritten = Pack.Add(rules.Rule{
	Name:     "cdc-column-overwritten",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Plan, linters.Configs),
	Run:      cdcColumnOverwritten,
})

func cdcColumnOverwritten(pass *analysis.Pass) {
	seen := map[*sql.SelectItem]bool{}
	for _, p := range pipelines(pass) {
		for _, f := range p.Flows {
			for _, lost := range f.Overwritten {
				if seen[lost.Item] {
					continue
				}
				seen[lost.Item] = true
				by, advice := "a later column of that name", "give one of them another name"
				if _, star := lost.By.(*sql.Star); star {
					by, advice = "that of the table, which the * behind it selects", `put \* first`
				}
				rules.Report{
					At:      lost.Item,
					Message: fmt.Sprintf("what is computed as %q gives way to %s; %s", lost.Name, by, advice),
					Related: []analysis.RelatedInformation{{Pos: lost.By.Pos(), End: lost.By.End(), Message: "this takes its place"}},
				}.To(pass)
			}
		}
	}
}
