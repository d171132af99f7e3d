package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCUnmatchedTables finds transforms and routes that are for no table of their
// pipeline.
var CDCUnmatchedTables = Pack.Add(rules.Rule{
	Name:     "cdc-unmatched-tables",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Plan, linters.Configs),
	Run:      cdcUnmatchedTables,
})

func cdcUnmatchedTables(pass *analysis.Pass) {
	for _, p := range pipelines(pass) {
		for _, t := range p.Transforms {
			reportIdle(pass, "transform", t.Idle)
			if t.Shadow != nil && len(t.Idle) == 0 {
				rules.Report{
					At:      t.Source,
					Message: fmt.Sprintf(`all tables of "%s" go through a transform before this one, and only the first that matches is applied; put the narrower one first, or join them`, t.Source),
					Related: []analysis.RelatedInformation{{Pos: t.Shadow.Source.Pos(), End: t.Shadow.Source.End(), Message: "this one takes them"}},
				}.To(pass)
			}
		}
		for _, r := range p.Routes {
			reportIdle(pass, "route", r.Idle)
		}
	}
}

func reportIdle(pass *analysis.Pass, what string, patterns []draft.Text) {
	for _, pattern := range patterns {
		pass.ReportRangef(pattern.Whole(), `"%s" is none of the tables that the source reads, so the %s does nothing for it; write it as "tables" of the source does`, pattern, what)
	}
}
