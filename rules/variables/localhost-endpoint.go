package variables

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// LocalhostEndpoint finds options that lead a connector to the machine that it
// runs on.
var LocalhostEndpoint = Pack.Add(rules.Rule{
	Name:      "localhost-endpoint",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     linters.Needs(linters.Draft, linters.Literals, linters.Configs, linters.Target),
	Run:       localhostEndpoint,
})

func localhostEndpoint(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production || forShow(linters.Draft.Of(pass).Name) || slices.ContainsFunc(linters.Configs.Of(pass), hasSidecar) {
		return
	}
	var last *literals.Literal
	for _, lit := range linters.Literals.Of(pass) {
		if !isEndpoint(lit) || last != nil && slices.Contains(lit.Peers, last) {
			continue // one finding a table
		}
		for _, host := range hostsOf(lit.Value()) {
			if isLocal(host) {
				rules.Report{At: lit, Message: fmt.Sprintf("%q is at %s, which to every task manager is itself; name the host, or a variable for it", lit.Key, host)}.To(pass)
				last = lit
				break
			}
		}
	}
}

// forShow reports whether a draft lies in a folder of examples, which are made
// to run on one machine.
func forShow(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(path.Dir(name)), func(r rune) bool {
		return strings.ContainsRune("/-_.", r)
	}), func(word string) bool {
		return slices.Contains([]string{"example", "examples", "demo", "demos", "sample", "samples", "quickstart", "playground", "tutorial", "tutorials", "docs"}, word)
	})
}

func isLocal(host string) bool {
	host = strings.ToLower(host)
	return slices.Contains([]string{"localhost", "0.0.0.0", "::1", "host.docker.internal"}, host) || strings.HasPrefix(host, "127.") && strings.Count(host, ".") == 3
}

// hasSidecar reports whether a deployment puts other containers beside Flink's,
// which are on the same host.
func hasSidecar(f *config.File) bool {
	return slices.ContainsFunc(f.Deployments, func(d *config.Deployment) bool {
		spec := d.Tree.Get("spec")
		for _, pod := range []*config.Value{spec.Get("podTemplate"), spec.At("jobManager", "podTemplate"), spec.At("taskManager", "podTemplate")} {
			if containers := pod.At("spec", "containers"); containers != nil && len(containers.Items) > 1 {
				return true
			}
		}
		return false
	})
}
