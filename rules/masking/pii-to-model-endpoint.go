package masking

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// PIIToModelEndpoint finds sensitive columns that are sent to a model of
// somebody else.
var PIIToModelEndpoint = Pack.Add(rules.Rule{
	Name:     "pii-to-model-endpoint",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-359"},
	Needs:    linters.Needs(linters.Lineage, linters.Policy),
	Run:      piiToModelEndpoint,
})

func piiToModelEndpoint(pass *analysis.Pass) {
	graph := linters.Lineage.Of(pass)
	piiToPipelineModels(pass, graph)
	plan.Walk(graph.Plan.Roots, func(r plan.Rel) {
		f, ok := r.(*plan.Function)
		if !ok || len(f.Inputs()) != 1 || f.Call.Name == nil || !strings.EqualFold(f.Call.Name.Last().Name, "ML_PREDICT") {
			return
		}
		name := ""
		if f.ModelName != nil {
			name = f.ModelName.Last().Name
		}
		if f.Model != nil && private(f.Model) || linters.Policy.Of(pass).Allows("*", name, "model."+name) {
			return
		}
		for _, input := range described(f) {
			judgeInput(pass, graph, input, name)
		}
	})
}

func judgeInput(pass *analysis.Pass, graph *lineage.Graph, input modelInput, model string) {
	for _, o := range graph.Origins(input.field) {
		l := leak{origin: o, class: sensitive.Describe(o.Sensitive.Class)}
		if o.Sensitive.Certainty != sensitive.Sure || generated(o.Table) {
			continue
		}
		if l.byValue(); l.severity < rules.Warning || linters.Policy.Of(pass).Allows(string(l.class.Class), model, "model."+model) {
			continue
		}
		rules.Report{
			At:      input.at,
			Message: fmt.Sprintf("sensitive column %q (%s) is sent to the model %q; mask it before, for example %s", l.source(), l.kind(), model, l.class.Mask(input.at.Name)),
			Related: []analysis.RelatedInformation{step(o.Column, "%s is declared here", l.source())},
		}.To(pass)
		return
	}
}

// A modelInput is a column that DESCRIPTOR hands to a model.
type modelInput struct {
	at    *sql.Ident
	field *plan.Field
}

func described(f *plan.Function) (inputs []modelInput) {
	sql.Inspect(f.Call, func(n sql.Node) bool {
		d, ok := n.(*sql.Descriptor)
		if !ok {
			return true
		}
		for _, column := range d.Columns {
			for _, field := range f.Inputs()[0].Fields() {
				if field.Name == column.Name {
					inputs = append(inputs, modelInput{column, field})
				}
			}
		}
		return false
	})
	return inputs
}

// inside are the ends of names of hosts that are the company's own.
var inside = []string{".internal", ".local", ".svc", ".svc.cluster.local", ".lan", ".intranet", ".corp"}

// private reports whether a model runs in the company's own network, as far as
// its endpoint tells.
func private(m *catalog.Model) bool { return privateEndpoint(m.Option("endpoint")) }

func privateEndpoint(endpoint string) bool {
	if endpoint == "" {
		return false
	}
	host := hostOf(endpoint)
	return host == "localhost" || !strings.Contains(host, ".") || privateAddress(host) ||
		slices.ContainsFunc(inside, func(end string) bool { return strings.HasSuffix(host, end) })
}
