package deployment

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCInvalidDefinition finds CDC pipelines that Flink CDC refuses to start.
var CDCInvalidDefinition = Pack.Add(rules.Rule{
	Name:     "cdc-invalid-definition",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      cdcInvalidDefinition,
})

// A part is a map of a pipeline's definition, with the keys that it may have
// and those that it must.
type part struct {
	name     string
	required []string
	optional []string
}

// parts are what YamlPipelineDefinitionParser of Flink CDC takes; the keys of
// sources, sinks and of "pipeline" are the options of connectors and of the
// pipeline. The platform of VVR has parts of its own at the top.
var (
	wholePart     = part{"the pipeline", []string{"source", "sink"}, []string{"route", "transform", "pipeline"}}
	routePart     = part{"the route", []string{"source-table", "sink-table"}, []string{"replace-symbol", "description"}}
	transformPart = part{"the transform", []string{"source-table"}, []string{"projection", "filter", "primary-keys", "partition-keys", "table-options", "table-options.delimiter", "description", "converter-after-transform"}}
	endPart       = part{"", []string{"type"}, nil}
)

func cdcInvalidDefinition(pass *analysis.Pass) {
	vvr := len(on(pass, config.VVR)) > 0
	for _, f := range linters.Configs.Of(pass) {
		if f.Templated || len(f.Errors) > 0 {
			continue
		}
		for _, p := range f.Pipelines {
			wholePart.judge(pass, p.Tree, !vvr)
			for _, end := range []string{"source", "sink"} {
				e := endPart
				e.name = "the " + end
				e.judge(pass, p.Tree.Get(end), false)
			}
			for _, item := range items(p.Tree, "route") {
				routePart.judge(pass, item, !vvr)
			}
			for _, item := range items(p.Tree, "transform") {
				transformPart.judge(pass, item, !vvr)
			}
			judgeOptions(pass, p.Tree)
		}
	}
}

// judge holds the keys of a map against the part; closed says that no other
// keys may be there.
func (p part) judge(pass *analysis.Pass, v *config.Value, closed bool) {
	if v == nil || v.Form != config.Map || open(v) {
		return
	}
	known, meant := slices.Concat(p.required, p.optional), ""
	for _, e := range v.Entries {
		if key := e.Key.String(); closed && !slices.Contains(known, key) && !strings.Contains(key, "${") {
			meant += near.Word(key, known) + " "
			rules.Report{At: e.Key, Message: fmt.Sprintf("%s has no key %q%s; Flink CDC refuses a definition with keys that it does not know; these are %s", p.name, key, near.Hint(key, known), strings.Join(known, ", "))}.To(pass)
		}
	}
	for _, key := range p.required {
		if v.Get(key) == nil && !slices.Contains(strings.Fields(meant), key) {
			rules.Report{At: at(v), Message: fmt.Sprintf("%s has no %q, and Flink CDC does not start it without; add it", p.name, key)}.To(pass)
		}
	}
}

// judgeOptions reports a section "pipeline" with nothing in it, which the parser
// takes for a map all the same. A definition without the section is read.
func judgeOptions(pass *analysis.Pass, tree *config.Value) {
	if section := tree.Entry("pipeline"); section != nil && section.Value.Form == config.Null {
		rules.Report{At: section.Key, Message: `the section "pipeline" is empty, and Flink CDC fails to read it; give the pipeline a name, or remove the section`}.To(pass)
	}
}
