package deployment

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// SessionAdditionalDeps finds additional dependencies of jobs on a session
// cluster, which does not load them.
var SessionAdditionalDeps = Pack.Add(rules.Rule{
	Name:     "session-additional-deps",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      sessionAdditionalDeps,
})

// artifacts are the fields of an artifact by its kind (OpenAPI of Realtime
// Compute for Apache Flink, type Artifact).
var artifacts = map[string]string{
	"SQLSCRIPT": "sqlArtifact", "JAR": "jarArtifact", "PYTHON": "pythonArtifact", "CDCYAML": "cdcYamlArtifact",
}

func sessionAdditionalDeps(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		if sessionMode(d) == nil {
			continue
		}
		for _, field := range artifacts {
			inner := d.Tree.At("artifact", field)
			if len(items(inner, "additionalDependencies")) > 0 {
				rules.Report{
					At:      at(inner, "additionalDependencies"),
					Message: "a session cluster loads no additional dependencies, so the job does not find them; deploy it with a cluster of its own (PER_JOB)",
				}.To(pass)
			}
		}
	}
}
