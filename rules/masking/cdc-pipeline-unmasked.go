package masking

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCPipelineUnmasked finds pipelines of Flink CDC that copy sensitive columns, or
// tables of persons, without a transform that masks.
var CDCPipelineUnmasked = Pack.Add(rules.Rule{
	Name:      "cdc-pipeline-unmasked",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     6.5,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     needs(linters.Lineage),
	Run:       cdcPipelineUnmasked,
})

func cdcPipelineUnmasked(pass *analysis.Pass) {
	told := map[*catalog.Table]bool{}
	for _, l := range leaks(pass, unmasked, starred) {
		told[l.origin.Table] = true
	}
	for _, l := range leaks(pass, unmasked) {
		if l.pipeline == nil {
			continue
		}
		state, advice := l.state()
		l.report(pass, "is written to \"%s\" %s; %s", l.target(), state, advice)
	}
	for _, g := range byStar(leaks(pass, starred)) {
		if g[0].pipeline != nil {
			g.report(pass, fmt.Sprintf("%s writes %s unmasked to \"%s\"; mask these behind a star, for example \\*, %s AS %s",
				g.through(), g.columns(), g[0].into(), g.worst().mask(), g.worst().column.Name))
		}
	}
	graph := linters.Lineage.Of(pass)
	for _, p := range graph.Plan.Pipelines {
		for _, f := range p.Flows {
			if told[f.Source] {
				continue
			}
			judgePersons(pass, graph, p, f)
		}
	}
}

// judgePersons reports tables that hold persons, by their names, and go on with
// columns that nobody has listed.
func judgePersons(pass *analysis.Pass, graph *lineage.Graph, p *plan.Pipeline, f *plan.Flow) {
	if p.Config.Sink.Type == "values" || f.Source.Known || len(f.Source.Upstream) > 0 || !whole(f) || careful(graph, f) || !ofPersons(f.Source.Name) {
		return
	}
	rules.Report{
		At:       f.Source.NameRange,
		Message:  fmt.Sprintf("table \"%s\" holds persons, by its name, and goes to %s with all of its columns; mask the sensitive ones in a transform", f.Source.Title(), p.Config.Sink.Type),
		Severity: rules.Note,
	}.To(pass)
}

// whole reports whether all columns of a table go on.
func whole(f *plan.Flow) bool {
	return slices.ContainsFunc(f.Rows.Fields(), func(f *plan.Field) bool { return f.Rest && f.Column != nil || f.Rest && len(f.From) > 0 })
}

// careful reports whether a sensitive column is masked: who wrote the transform has
// thought of them.
func careful(graph *lineage.Graph, f *plan.Flow) bool {
	for _, field := range f.Rows.Fields() {
		for _, o := range graph.Origins(field) {
			l := leak{sink: &plan.Sink{Table: f.Source}, column: plan.SinkColumn{Name: field.Name, Field: field}, origin: o}
			if l.class = sensitive.Describe(o.Sensitive.Class); o.Sensitive.Certainty != sensitive.No {
				if l.byValue(); l.fault == sound {
					return true
				}
			}
		}
	}
	return false
}

// alternatives matches what divides the names in a pattern of tables.
var alternatives = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[()|]`) })

// ofPersons reports whether the rows of a table are persons, by its name without
// what is a regular expression in it.
func ofPersons(pattern string) bool {
	name := strings.ReplaceAll(pattern, `\.`, "*")
	return slices.ContainsFunc(alternatives().Split(name, -1), sensitive.OfPeople)
}
