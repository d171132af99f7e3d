package policy

import (
	"path"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// Target returns what a draft runs on: what the policy says and, where it is
// silent, what the draft's own files show beyond doubt.
func Target(p *Policy, d *draft.Draft, files []*config.File) flink.Target {
	scope := p.For(d.Name)
	t := flink.Target{
		Engine:     scope.Engine.Text,
		Platform:   scope.Platform.Text,
		Production: production(scope, d.Name),
		Complete:   complete(scope, files),
	}
	for _, dep := range deployments(files) {
		if t.Engine == "" && dep.Engine != nil {
			t.Engine = dep.Engine.Text.String()
		}
		if t.Platform == "" {
			t.Platform = string(dep.Platform)
		}
	}
	engine, _ := flink.ParseEngine(t.Engine)
	t.Flink = engine.Flink
	if t.Platform == "" {
		t.Platform = engine.Platform
	}
	return t
}

func deployments(files []*config.File) []*config.Deployment {
	var all []*config.Deployment
	for _, f := range files {
		all = append(all, f.Deployments...)
	}
	return all
}

// nonProduction are the names of folders that hold drafts for other purposes
// by common convention.
var nonProduction = []string{"test", "tests", "testdata", "dev", "local", "sandbox"}

func production(s Scope, name string) bool {
	if s.Profile.Text != "" {
		return s.Profile.Text == "production"
	}
	for _, folder := range strings.Split(path.Dir(name), "/") {
		if slices.Contains(nonProduction, strings.ToLower(folder)) {
			return false
		}
	}
	return true
}

// complete reports whether what the files lack is not set anywhere. A
// deployment or a configuration of the cluster among them is where it would be.
func complete(s Scope, files []*config.File) bool {
	if s.Complete != nil {
		return *s.Complete
	}
	return slices.ContainsFunc(files, func(f *config.File) bool {
		return slices.ContainsFunc(f.Deployments, func(d *config.Deployment) bool { return !d.Partial }) ||
			(f.Source.Kind == draft.FlinkConfig || f.Source.Kind == draft.FlinkConf) && !f.Templated
	})
}
