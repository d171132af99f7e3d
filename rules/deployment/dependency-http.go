package deployment

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// DependencyHTTP finds libraries that are fetched without encryption. The
// program itself is another rule's, remote-code-artifact.
var DependencyHTTP = Pack.Add(rules.Rule{
	Name:     "dependency-http",
	Severity: rules.Warning,
	Score:    7.4,
	Tags:     []string{"external/cwe/cwe-494"},
	Needs:    linters.Needs(linters.Configs),
	Run:      dependencyHTTP,
})

func dependencyHTTP(pass *analysis.Pass) {
	for _, d := range on(pass) {
		for _, v := range dependencies(d) {
			if !strings.HasPrefix(strings.ToLower(v.String()), "http://") {
				continue
			}
			u, err := url.Parse(v.String())
			if err != nil || isLocalHost(u.Hostname()) {
				continue
			}
			rules.Report{
				At:      v,
				Message: fmt.Sprintf("what %s serves over plain http is run as the job, and whoever is on the way can replace it; use https or object storage", u.Hostname()),
			}.To(pass)
		}
	}
}

// dependencies returns the addresses of what a deployment's program needs
// beside it.
func dependencies(d *config.Deployment) []*config.Value {
	var all []*config.Value
	artifact := artifactOf(d)
	places := []*config.Value{artifact}
	for _, kind := range []string{"SQLSCRIPT", "JAR", "PYTHON", "CDCYAML"} {
		places = append(places, artifact.Get(artifacts[kind]))
	}
	for _, place := range places {
		for _, list := range []string{"additionalDependencies", "additionalPythonArchives", "additionalPythonLibraries"} {
			all = append(all, items(place, list)...)
		}
	}
	return all
}

func isLocalHost(host string) bool {
	return host == "localhost" || strings.HasPrefix(host, "127.") || host == "::1" || strings.ContainsAny(host, "{}$<>")
}
