package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// PlainEnvSecret finds secrets that a container's environment or a ConfigMap
// spells out.
var PlainEnvSecret = Pack.Add(rules.Rule{
	Name:     "plain-env-secret",
	Severity: rules.Error,
	Score:    7.5,
	Tags:     []string{rules.MarksSecret, "external/cwe/cwe-312"},
	Needs:    linters.Needs(linters.Configs),
	Run:      plainEnvSecret,
})

func plainEnvSecret(pass *analysis.Pass) {
	for _, d := range on(pass, config.Operator, config.VVP) {
		for _, env := range d.Env {
			if spellsSecret(env.Key, env.Value) {
				rules.Report{At: env.Value, Message: fmt.Sprintf("the environment variable %q holds a secret in plain text; take it from a Secret (valueFrom.secretKeyRef)", env.Key)}.To(pass)
			}
		}
	}
	for _, f := range linters.Configs.Of(pass) {
		for _, tree := range f.Trees {
			if data := tree.Get("data"); data != nil && tree.Get("kind").String() == "ConfigMap" {
				judgeConfigMap(pass, data)
			}
		}
	}
}

func judgeConfigMap(pass *analysis.Pass, data *config.Value) {
	for _, e := range data.Entries {
		if key := e.Key.String(); spellsSecret(key, e.Value) {
			rules.Report{At: e.Value, Message: fmt.Sprintf("the ConfigMap's entry %q is a secret in plain text; keep it in a Secret", key)}.To(pass)
		}
	}
}

// spellsSecret reports whether a value is a secret itself, by the words of its
// name and by its shape.
func spellsSecret(name string, v *config.Value) bool {
	return v.IsString() && flink.ConnectorOption("", name).Sensitive == flink.Secret && literals.ShapeOf(name, v.String()) == literals.Spelled
}
