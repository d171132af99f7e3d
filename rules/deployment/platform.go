package deployment

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// on returns the draft's deployments on any of the platforms, all of them where none
// is named.
func on(pass *analysis.Pass, platforms ...config.Platform) []*config.Deployment {
	var all []*config.Deployment
	for _, f := range linters.Configs.Of(pass) {
		for _, d := range f.Deployments {
			if len(platforms) == 0 || slices.Contains(platforms, d.Platform) {
				all = append(all, d)
			}
		}
	}
	return all
}

// engineOf returns the release of VVR that a deployment names, false where it
// names none, or it is filled in later.
func engineOf(d *config.Deployment) (flink.Engine, bool) {
	e, ok := flink.ParseEngine(d.Engine.String())
	return e, ok && e.Platform == "vvr" && e.Release != flink.Release{}
}

// artifactOf returns what a deployment runs: of VVR, or of Ververica Platform.
func artifactOf(d *config.Deployment) *config.Value {
	if a := d.Tree.Get("artifact"); a != nil {
		return a
	}
	return d.Tree.At("spec", "template", "spec", "artifact")
}

// forTrial reports whether the deployment's name or labels say that it is not
// for production.
func forTrial(d *config.Deployment) bool {
	words := []string{d.Name.String()}
	for _, labels := range []*config.Value{d.Tree.Get("labels"), d.Tree.At("metadata", "labels")} {
		if labels == nil {
			continue
		}
		for _, e := range labels.Entries {
			words = append(words, e.Value.String())
		}
	}
	return slices.ContainsFunc(words, saysTrial)
}

// saysTrial reports whether one of a name's words is that of a stage before
// production.
func saysTrial(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return strings.ContainsRune("-_. /", r)
	}), func(word string) bool {
		return slices.Contains([]string{"dev", "develop", "development", "test", "testing", "tests", "sit", "uat", "demo", "poc", "sandbox", "staging", "stg", "sample", "example", "local"}, word)
	})
}
