package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// GeneratorSourceInProduction finds rows that are made up and kept.
var GeneratorSourceInProduction = Pack.Add(rules.Rule{
	Name:     "generator-source-in-production",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.generatorSourceInProduction),
})

func (u use) generatorSourceInProduction() {
	if !u.reads() || !u.target.Production || u.Table == nil || !flink.MakesUp(u.Identifier) {
		return
	}
	for _, r := range u.routes() {
		if keeps(r.sink.Table) {
			u.report(u.at, fmt.Sprintf("the rows of %s are made up (%s), and they are written to %s; read the real source", u.Name, u.Identifier, r.sink.Table.Name))
			return
		}
	}
}
