package settings

import (
	"fmt"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// TestJobs resolves the drafts of several jobs: each line is a job's name, its
// engine, what is in force for the key a, and how many scripts and pipelines
// it runs.
func TestJobs(t *testing.T) {
	for name, tt := range map[string]struct {
		files  []string // name, text, name, text, …
		engine string
		want   []string
	}{
		"nothing": {nil, "", []string{"-  - 0 0"}},
		"a script alone": {
			[]string{"job.sql", "SET 'a' = '1';"}, "",
			[]string{"-  1 1 0"},
		},
		"one configuration each": {
			[]string{"jobs.yaml", operatorJob("x", "v1_18", "a: 1") + operatorJob("y", "v1_20", "a: 2") + operatorJob("z", "v1_20", "b: 2")}, "v1_18",
			[]string{"x v1_18 1 0 0", "y v1_20 2 0 0", "z v1_20 - 0 0"},
		},
		"an engine that policy names": {
			[]string{"jobs.yaml", operatorJob("x", "v1_18", "a: 1")}, "2.0",
			[]string{"x 2.0 1 0 0"},
		},
		"the scripts that they hold": {
			[]string{"jobs.json", `[{"name": "x", "engineVersion": "vvr-8", "artifact": {"sqlArtifact": {"sqlScript": "SET 'a' = '1';"}}},
				{"name": "y", "engineVersion": "vvr-8", "flinkConf": {"a": "2"}, "artifact": {"sqlArtifact": {"sqlScript": "SET 'b' = '1';"}}}]`}, "vvr-8",
			[]string{"x vvr-8 1 1 0", "y vvr-8 2 1 0"},
		},
		"the script that one of them names": {
			[]string{"sql/job.sql", "SET 'a' = '9';", "jobs.yaml", operatorJob("x", "v1_18", "a: 1") + operatorJob("y", "v1_18", "a: 2", "/opt/job.sql")}, "v1_18",
			[]string{"x v1_18 1 0 0", "y v1_18 9 1 0"},
		},
		"a script that none of them names": {
			[]string{"job.sql", "SET 'a' = '9';", "jobs.yaml", operatorJob("x", "v1_18", "a: 1") + operatorSession("s", "a: 2")}, "v1_18",
			[]string{"x v1_18 9 1 0", "s v1_18 2 0 0"},
		},
		"a script and a session": {
			[]string{"job.sql", "SET 'a' = '9';", "session.yaml", operatorSession("s", "a: 2")}, "v1_18",
			[]string{"s v1_18 9 1 0"},
		},
		"a job in a session": {
			[]string{"jobs.yaml", operatorSession("s", "a: 2") + "apiVersion: flink.apache.org/v1beta1\nkind: FlinkSessionJob\nmetadata: {name: j}\nspec: {deploymentName: s, job: {jarURI: x}}\n"}, "v1_18",
			[]string{"s v1_18 2 0 0", "j v1_18 2 0 0"},
		},
		"defaults of a namespace": {
			[]string{"jobs.yaml", "kind: DeploymentDefaults\napiVersion: v1\nspec: {template: {spec: {artifact: {kind: JAR}, flinkConfiguration: {a: 1}}}}\n---\n" +
				"kind: Deployment\napiVersion: v1\nmetadata: {name: j}\nspec: {template: {spec: {artifact: {kind: JAR}}}}\n"}, "",
			[]string{"-  1 0 0", "j  1 0 0"},
		},
		"a script at the end of its deployment": {
			[]string{"a.yaml", "name: a\nengineVersion: vvr-11.5-jdk11-flink-1.20\nflinkConf: {a: 1}\nartifact:\n  kind: SQLSCRIPT\n  sqlArtifact:\n    sqlScript: |\n      SELECT 1;\n"}, "vvr-11.5-jdk11-flink-1.20",
			[]string{"a vvr-11.5-jdk11-flink-1.20 1 1 0"},
		},
		"pipelines": {
			[]string{"a.yaml", "source:\n  type: mysql\nsink:\n  type: paimon\n"}, "",
			[]string{"-  - 0 1"},
		},
		"a pipeline that a deployment names": {
			[]string{"a.yaml", "source:\n  type: mysql\nsink:\n  type: paimon\n", "jobs.yaml", operatorJob("x", "v1_18", "a: 1", "--pipeline=a.yaml") + operatorJob("y", "v1_18", "a: 1")}, "v1_18",
			[]string{"x v1_18 1 0 1", "y v1_18 1 0 0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			fset, d := token.NewFileSet(), &draft.Draft{}
			var files []*config.File
			var scripts []*sql.Script
			for i := 0; i < len(tt.files); i += 2 {
				f := draft.NewFile(fset, tt.files[i], []byte(tt.files[i+1]))
				d.Files = append(d.Files, f)
				if f.Kind == draft.FlinkSQL {
					scripts = append(scripts, sql.Parse(f.Text()))
					continue
				}
				read := config.Read(f)
				files = append(files, read)
				for _, dep := range read.Deployments {
					if dep.Script != nil {
						scripts = append(scripts, sql.Parse(dep.Script.Text))
					}
				}
			}
			var got []string
			for _, e := range Resolve(d, files, scripts, flink.Target{Engine: tt.engine}) {
				name, value := "-", "-"
				if e.Deployment != nil && e.Deployment.Name != nil {
					name = e.Deployment.Name.String()
				}
				if s, ok := e.Get("a"); ok {
					value = s.Value
				}
				got = append(got, fmt.Sprintf("%s %s %s %d %d", name, e.Target.Engine, value, len(e.Scripts), len(e.Pipelines)))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func operatorJob(name, version, conf string, args ...string) string {
	return fmt.Sprintf("apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata: {name: %s}\nspec: {flinkVersion: %s, flinkConfiguration: {%s}, job: {jarURI: x, args: %q}}\n---\n", name, version, conf, args)
}

func operatorSession(name, conf string) string {
	return fmt.Sprintf("apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata: {name: %s}\nspec: {flinkVersion: v1_18, flinkConfiguration: {%s}}\n---\n", name, conf)
}
