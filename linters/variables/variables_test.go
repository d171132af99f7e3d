package variables

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// find returns the variables of a draft of files, given as name and text.
func find(files ...string) (*Set, *token.FileSet) {
	fset := token.NewFileSet()
	var configs []*config.File
	var scripts []*sql.Script
	for i := 0; i < len(files); i += 2 {
		f := draft.NewFile(fset, files[i], []byte(files[i+1]))
		if f.Kind == draft.FlinkSQL {
			scripts = append(scripts, sql.Parse(f.Text()))
		} else {
			configs = append(configs, config.Read(f))
		}
	}
	lits := literals.Gather(configs, scripts)
	return Find(policy.Read(configs), configs, lits, scripts), fset
}

func names(s *Set) []string {
	var found []string
	for _, r := range s.References {
		found = append(found, r.Name)
	}
	return found
}

func TestReferencesInScripts(t *testing.T) {
	for text, want := range map[string][]string{
		"SELECT '${a}${b.c-d}' FROM `${_t}`;":               {"a", "b.c-d", "_t"},
		"SELECT ${secret_values.x} FROM t;":                 {"secret_values.x"},
		"-- ${a}\nSELECT /* ${b} */ 1, '-- ${c}';":          {"c"},
		"SELECT '$${a}', '\\${b}', '${c:-d}';":              nil,
		"SELECT '${p:path:key}', '${1:}', '${}';":           nil,
		"SELECT '${ a }', '${a b}', '${{ x }}';":            nil,
		"SELECT '${a';":                                     nil,
		"SELECT '${表名}' FROM /*+ OPTIONS('a'='${b}') */ t;": {"表名", "b"},
	} {
		s, _ := find("job.sql", text)
		assert.Equal(t, want, names(s), text)
	}
}

func TestReferencesInConfigs(t *testing.T) {
	s, fset := find("deployment.json", `{
  "engineVersion": "vvr-11.5-jdk11-flink-1.20",
  "artifact": {"kind": "SQLSCRIPT", "sqlArtifact": {"sqlScript": "SELECT '${in_script}';"}},
  "flinkConf": {"pipeline.name": "${in_conf}", "env.java.opts": "${LOG} ${secret_values.opt}"},
  "localVariables": [{"name": "in_conf", "value": "${chained}"}]
}`)
	assert.ElementsMatch(t, []string{"in_conf", "secret_values.opt", "chained"}, names(s))
	assert.Equal(t, 4, fset.Position(s.References[0].Pos()).Line)

	s, _ = find("config.yaml", "rest.port: 8081\nhigh-availability.storageDir: ${DIR}\ns3.secret-key: ${secret_values.s3}\n")
	assert.Equal(t, []string{"secret_values.s3"}, names(s))
}

func TestReferencesInPipelines(t *testing.T) {
	s, _ := find("pipeline.yaml", `source:
  type: mysql
  hostname: ${host}
sink:
  type: paimon
transform:
  - source-table: a.b
    projection: "*, '${stage}' AS stage"
route:
  - source-table: a.b
    sink-table: ods.${table}
pipeline:
  name: ${name}
`)
	assert.ElementsMatch(t, []string{"host", "name", "stage", "table"}, names(s))
}

func TestReferencesInVervericaPlatform(t *testing.T) {
	s, _ := find("deployment.yaml", `kind: Deployment
apiVersion: v1
metadata: {name: orders}
spec:
  template:
    spec:
      artifact: {kind: JAR, jarUri: "https://${REPO}/orders.jar", mainArgs: "--pw ${PW}"}
      flinkConfiguration: {s3.secret-key: "${KEY}"}
`)
	assert.ElementsMatch(t, []string{"PW", "KEY", "REPO"}, names(s))
}

func TestDefinitionsInScripts(t *testing.T) {
	s, fset := find("job.sql", "topic := orders;\nHost:='kafka:9092';\nSELECT '${topic}', '${Host}', '${other}';")
	var declared []string
	for _, d := range s.Declarations {
		declared = append(declared, d.Name)
	}
	assert.Equal(t, []string{"topic", "Host"}, declared)
	assert.Equal(t, 2, fset.Position(s.Declarations[1].Pos()).Line)
	assert.False(t, s.Listed, "there may be more on the platform")
}

func TestDeclarations(t *testing.T) {
	s, _ := find(
		"job.sql", "SELECT '${topic}', '${topik}', '${secret_values.pw}', '${secret_values.PW}', '${zebra}';",
		".flinkvet.yaml", "variables:\n  names: [topic]\n  secrets: [pw]\n",
	)
	assert.True(t, s.Listed)
	assert.True(t, s.ListedSecrets)
	near := map[string]string{}
	for _, r := range s.References {
		assert.True(t, s.Complete(r), r.Name)
		if s.Declaration(r) == nil {
			near[r.Name] = s.Nearest(r)
		}
	}
	assert.Equal(t, map[string]string{"topik": "topic", "secret_values.PW": "secret_values.pw", "zebra": ""}, near)
}

func TestNothingDeclares(t *testing.T) {
	s, _ := find("job.sql", "SELECT '${topic}', '${secret_values.pw}';")
	for _, r := range s.References {
		assert.False(t, s.Complete(r), r.Name)
	}

	s, _ = find("deployment.json", `{"engineVersion": "vvr-11.5-jdk11-flink-1.20", "flinkConf": {"a": "${x} ${secret_values.y}"}, "localVariables": []}`)
	assert.True(t, s.Complete(s.References[0]), "an empty list is a list")
	assert.False(t, s.Complete(s.References[1]), "secrets are the namespace's")
}
