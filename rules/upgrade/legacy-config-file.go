package upgrade

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// LegacyConfigFile finds files flink-conf.yaml that are not read, or that keep a
// config.yaml from being read (release notes of 1.19, FLINK-33297, and of 2.0,
// FLINK-33677).
var LegacyConfigFile = Pack.Add(rules.Rule{
	Name:     "legacy-config-file",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      legacyConfigFile,
})

func legacyConfigFile(pass *analysis.Pass) {
	target, files := linters.Target.Of(pass), linters.Configs.Of(pass)
	if !readsFiles(target) {
		return
	}
	for _, f := range files {
		for _, tree := range f.Trees {
			configMap(pass, tree, target.Flink)
		}
	}
	for _, legacy := range files {
		if legacy.Source.Kind != draft.FlinkConf || ofOperator(legacy) {
			continue
		}
		switch standard := beside(legacy, files); {
		case target.Flink.AtLeast(flink.Version{Major: 2}):
			rules.Report{
				At:      head(legacy),
				Message: fmt.Sprintf("Flink %s does not read flink-conf.yaml and runs on its defaults; move the configuration to config.yaml, as YAML", target.Flink),
			}.To(pass)
		case standard != nil && !target.Flink.Before(standardYAML):
			rules.Report{
				At: head(standard), Severity: rules.Warning,
				Message: fmt.Sprintf("config.yaml is passed over: Flink 1.19 and 1.20 read flink-conf.yaml as long as there is one; move what %s says here, and delete it", legacy.Source.Name),
				Related: []analysis.RelatedInformation{{Pos: head(legacy).Pos(), End: head(legacy).End(), Message: "this is read instead"}},
			}.To(pass)
		}
	}
}

// configMap reports a ConfigMap of Kubernetes that gives a cluster such a file. The
// operator's own configuration is in one as well.
func configMap(pass *analysis.Pass, tree *config.Value, v flink.Version) {
	if tree.Get("kind").String() != "ConfigMap" || !v.AtLeast(flink.Version{Major: 2}) || strings.Contains(tree.At("metadata", "name").String(), "operator") {
		return
	}
	data := tree.Get("data")
	if legacy := data.Get("flink-conf.yaml"); legacy == nil || data.Get("config.yaml") != nil || strings.Contains(legacy.String(), "kubernetes.operator.") {
		return
	}
	for _, e := range data.Entries {
		if e.Key.String() == "flink-conf.yaml" {
			rules.Report{
				At:      e.Key,
				Message: fmt.Sprintf("Flink %s does not read flink-conf.yaml and runs on its defaults; name the entry config.yaml, and write it as YAML", v),
			}.To(pass)
		}
	}
}

// readsFiles reports whether a cluster reads the files that are beside it: the
// platforms write one of their own.
func readsFiles(t flink.Target) bool { return t.Platform == "" || t.Platform == "oss" }

// ofOperator reports whether a file configures the Kubernetes operator, which
// goes by the same name.
func ofOperator(f *config.File) bool {
	return slices.ContainsFunc(f.Properties, func(p *config.Property) bool {
		return strings.HasPrefix(p.Key, "kubernetes.operator.")
	})
}

// beside returns the config.yaml in the same folder, nil where there is none.
func beside(legacy *config.File, files []*config.File) *config.File {
	name := path.Join(path.Dir(legacy.Source.Name), "config.yaml")
	for _, f := range files {
		if f.Source.Name == name && f.Source.Kind == draft.FlinkConfig {
			return f
		}
	}
	return nil
}

// head returns where a file's first key is, or its start.
func head(f *config.File) draft.Range {
	if len(f.Properties) > 0 {
		return f.Properties[0].KeyRange
	}
	return f.Source.Range(0, 0)
}
