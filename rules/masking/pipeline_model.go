package masking

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// piiToPipelineModels finds sensitive columns that the transforms of a Flink CDC
// pipeline hand to models.
func piiToPipelineModels(pass *analysis.Pass, graph *lineage.Graph) {
	for _, p := range graph.Plan.Pipelines {
		models := modelsOf(p.Config)
		for _, f := range p.Flows {
			if f.Project == nil || len(models) == 0 {
				continue
			}
			for _, field := range f.Project.Fields() {
				judgeModelCalls(pass, graph, models, field)
			}
		}
	}
}

// modelsOf returns the models of a pipeline by their names in upper case (Flink CDC,
// page "Transform", models).
func modelsOf(p *config.Pipeline) map[string]*config.Value {
	list, models := p.Tree.At("pipeline", "model"), map[string]*config.Value{}
	if list == nil {
		return models
	}
	for _, item := range append(list.Items, list) {
		for _, key := range []string{"model-name", "name"} {
			if name := item.Get(key).String(); name != "" {
				models[strings.ToUpper(name)] = item
			}
		}
	}
	return models
}

func judgeModelCalls(pass *analysis.Pass, graph *lineage.Graph, models map[string]*config.Value, field *plan.Field) {
	if field.Expr == nil || len(field.From) > 0 {
		return
	}
	sql.Inspect(field.Expr, func(n sql.Node) bool {
		call, ok := n.(*sql.Call)
		if !ok || call.Name == nil {
			return true
		}
		name := modelCalled(call)
		model := models[strings.ToUpper(name)]
		if model == nil || ownHost(model) || linters.Policy.Of(pass).Allows("*", name, "model."+name) {
			return true
		}
		for _, arg := range call.Args {
			judgeModelInput(pass, graph, &plan.Field{Expr: arg, Refs: field.Refs}, name)
		}
		return false
	})
}

// modelCalled returns the name of the model that a call means, if it means one: by
// its own name, or as the first argument.
func modelCalled(call *sql.Call) string {
	name := call.Name.String()
	if strings.HasPrefix(strings.ToUpper(name), "AI_") && len(call.Args) > 0 {
		if s, ok := call.Args[0].(*sql.Str); ok {
			return s.Value()
		}
	}
	return name
}

// ownHost reports whether a model runs in the company's own network, as far as its
// host tells.
func ownHost(model *config.Value) bool {
	for _, e := range model.Entries {
		if key := e.Key.String(); strings.HasSuffix(key, "host") || strings.HasSuffix(key, "endpoint") {
			return privateEndpoint(e.Value.String())
		}
	}
	return false
}

func judgeModelInput(pass *analysis.Pass, graph *lineage.Graph, input *plan.Field, model string) {
	for _, o := range graph.Origins(input) {
		l := leak{pipeline: &plan.Pipeline{}, sink: &plan.Sink{Table: o.Table}, origin: o, class: sensitive.Describe(o.Sensitive.Class)}
		if o.Sensitive.Certainty != sensitive.Sure {
			continue
		}
		if l.byValue(); l.severity < rules.Warning || linters.Policy.Of(pass).Allows(string(l.class.Class), model, "model."+model) {
			continue
		}
		advice := l.class.TransformMask(o.Name())
		if advice == "" {
			advice = fmt.Sprintf("mask(%s), a function of your own", o.Name())
		}
		rules.Report{
			At:      input.Expr,
			Message: fmt.Sprintf("sensitive column \"%s\" (%s) is sent to the model %q; mask it before, for example %s", l.source(), l.kind(), model, advice),
			Related: []analysis.RelatedInformation{step(o.Column, "%s is declared here", l.source())},
		}.To(pass)
		return
	}
}
