package policy

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

func TestTarget(t *testing.T) {
	operator := source{"job.yaml", "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata: {name: a}\nspec: {flinkVersion: v1_19, job: {jarURI: 'local:///a.jar'}}\n"}
	for _, c := range []struct {
		name, draft, policy string
		with                []source
		want                flink.Target
	}{
		{"nothing known", "jobs/a.sql", "", nil,
			flink.Target{Production: true}},
		{"from policy", "a.sql", "{target: vvr-8.0.11-flink-1.17}", nil,
			flink.Target{Platform: "vvr", Engine: "vvr-8.0.11-flink-1.17", Flink: flink.Version{Major: 1, Minor: 17}, Production: true}},
		{"platform said apart", "a.sql", "{target: 1.20, platform: vvp}", nil,
			flink.Target{Platform: "vvp", Engine: "1.20", Flink: flink.Version{Major: 1, Minor: 20}, Production: true}},
		{"from a deployment", "a.sql", "", []source{operator},
			flink.Target{Platform: "operator", Engine: "v1_19", Flink: flink.Version{Major: 1, Minor: 19}, Production: true, Complete: true}},
		{"policy before deployment", "a.sql", "{target: v2_0, complete: false}", []source{operator},
			flink.Target{Platform: "operator", Engine: "v2_0", Flink: flink.Version{Major: 2}, Production: true}},
		{"configuration beside it", "a.sql", "", []source{{"config.yaml", "state:\n  backend:\n    type: rocksdb\n"}},
			flink.Target{Production: true, Complete: true}},
		{"said to be complete", "a.sql", "{complete: true}", nil,
			flink.Target{Production: true, Complete: true}},
		{"a folder of tests", "src/Test/a.sql", "", nil, flink.Target{}},
		{"a file named test", "src/test.sql", "", nil, flink.Target{Production: true}},
		{"a folder of tests, for production all the same", "tests/a.sql", "{profile: production}", nil,
			flink.Target{Production: true}},
		{"development", "a.sql", "{profile: development}", nil, flink.Target{}},
		{"development by path", "poc/x/a.sql", "{profile: production, paths: [{match: [poc], profile: development}]}", nil,
			flink.Target{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fset := token.NewFileSet()
			var files []*config.File
			for _, s := range append([]source{{".flinkvet.yaml", c.policy}}, c.with...) {
				f := draft.NewFile(fset, s.name, []byte(s.text))
				if s.name == ".flinkvet.yaml" {
					f.Kind = draft.Policy
				}
				files = append(files, config.Read(f))
			}
			p := Read(files)
			assert.Empty(t, p.Errors)
			assert.Equal(t, c.want, Target(p, &draft.Draft{Name: c.draft}, files))
		})
	}
}
