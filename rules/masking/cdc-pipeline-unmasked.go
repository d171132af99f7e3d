package masking

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCPipelineUnmasked finds pipelines of Flink CDC that copy tables of persons
// without a transform that masks.
var CDCPipelineUnmasked = Pack.Add(rules.Rule{
	Name:      "cdc-pipeline-unmasked",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     6.5,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     linters.Needs(linters.Configs, linters.Policy),
	Run:       cdcPipelineUnmasked,
})

func cdcPipelineUnmasked(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, p := range f.Pipelines {
			if p.Source != nil && p.Sink != nil && p.Sink.Type != "values" {
				judgePipeline(pass, p)
			}
		}
	}
}

func judgePipeline(pass *analysis.Pass, p *config.Pipeline) {
	list := transformsOf(pass, p)
	for _, t := range list {
		if !t.open() {
			judgeProjection(pass, t)
		}
	}
	for _, option := range p.Source.Options {
		if option.Key != "tables" {
			continue
		}
		for _, table := range strings.Split(option.Value.String(), ",") {
			table = strings.TrimSpace(table)
			if !ofPersons(table) || slices.ContainsFunc(list, func(t transform) bool { return t.covers(table) && (!t.open() || t.careful()) }) {
				continue
			}
			rules.Report{
				At:       option.Value,
				Message:  fmt.Sprintf("table %q holds persons, by its name, and goes to %s with all of its columns; mask the sensitive ones in a transform", table, p.Sink.Type),
				Severity: rules.Note,
			}.To(pass)
		}
	}
}

// judgeProjection reports the sensitive columns that a projection lists and
// does not mask.
func judgeProjection(pass *analysis.Pass, t transform) {
	var names []string
	mask := ""
	for _, c := range t.projected() {
		if c.leak.severity >= rules.Warning && !t.policy.Allows(string(c.leak.class.Class), t.sink, t.sink+"."+t.source.String()) {
			names = append(names, fmt.Sprintf("%s (%s)", c.origin.Name(), c.leak.kind()))
			mask = c.leak.class.Mask(c.origin.Name())
		}
	}
	if len(names) > 0 {
		rules.Report{
			At:      t.projection,
			Message: fmt.Sprintf("the projection of %q writes %s to %s unmasked; mask it, for example %s", t.source.String(), strings.Join(names, ", "), t.sink, mask),
		}.To(pass)
	}
}

// careful reports whether the projection masks a sensitive column: who wrote it
// has thought of them.
func (t transform) careful() bool {
	return t.projection.String() != "" && slices.ContainsFunc(t.projected(), func(p projected) bool { return p.leak.fault == sound })
}

// alternatives matches what divides the names in a pattern of tables.
var alternatives = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[()|]`) })

// ofPersons reports whether the rows of a table are persons, by its name: the
// part behind the last dot that is no regular expression's.
func ofPersons(pattern string) bool {
	name := strings.ReplaceAll(pattern, `\.`, "*")
	name = name[strings.LastIndexByte(name, '.')+1:]
	return slices.ContainsFunc(alternatives().Split(name, -1), func(part string) bool {
		return sensitive.OfPeople(part)
	})
}
