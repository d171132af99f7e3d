package access

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/settings"
)

// jobViews are those that rules about the configuration in force ask.
var jobViews = linters.Needs(linters.Settings, linters.Configs, linters.Target)

// each makes a rule's Run of what judges the configuration of one job or
// cluster, where the draft is for production.
func each(judge func(*analysis.Pass, *settings.Effective)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		if !linters.Target.Of(pass).Production {
			return
		}
		for _, e := range linters.Settings.Of(pass) {
			judge(pass, e)
		}
	}
}

// written returns the setting in force for a key where the draft makes it.
func written(e *settings.Effective, key string) (settings.Setting, bool) {
	s, ok := e.Get(key)
	return s, ok && s.IsValid()
}

// on reports whether a switch is on, by the draft or by default.
func on(e *settings.Effective, key string) bool {
	value, _, ok := e.Bool(key)
	return ok && value
}

// isSession reports whether the configuration is that of a session cluster,
// which takes jobs from whoever can reach it, and all of its description is
// there: a resource without a job may also be a patch for one that has it.
func isSession(e *settings.Effective) bool {
	d := e.Deployment
	if d == nil || !d.Session || d.Partial {
		return false
	}
	return d.Platform != config.Operator ||
		d.Tree.At("spec", "jobManager") != nil && d.Tree.At("spec", "taskManager") != nil
}

// guarded reports whether the REST interface asks who is calling: mutual TLS,
// which is the only way that Flink itself has (security-ssl.md).
func guarded(e *settings.Effective) bool {
	return on(e, "security.ssl.rest.enabled") && on(e, "security.ssl.rest.authentication-enabled")
}

// exposure returns the setting that opens the REST interface to more than the
// machine. A service of Kubernetes that does is judged with the deployment.
func exposure(e *settings.Effective) (settings.Setting, bool) {
	s, ok := written(e, "rest.bind-address")
	return s, ok && is(s.Value, "0.0.0.0", "::") && standalone(e)
}

// exposed reports whether the REST interface can be reached from outside.
func exposed(e *settings.Effective) bool {
	s, ok := written(e, "kubernetes.rest-service.exposed.type")
	if ok && is(s.Value, "LoadBalancer", "NodePort") {
		return true
	}
	_, ok = exposure(e)
	return ok
}

// standalone reports whether the configuration is that of a cluster on machines
// of its own. In a container every address has to be listened on, and who
// reaches it is decided elsewhere.
func standalone(e *settings.Effective) bool {
	if e.Deployment != nil && e.Deployment.Platform != config.OSS || e.Deployment != nil && e.Deployment.Partial {
		return false
	}
	for _, key := range e.Keys() {
		if strings.HasPrefix(key, "kubernetes.") || strings.HasPrefix(key, "yarn.") {
			return false
		}
	}
	for _, key := range []string{"jobmanager.rpc.address", "rest.address"} {
		if s, ok := written(e, key); ok && !strings.Contains(s.Value, ".") && !is(s.Value, "localhost") {
			return false // the name of a service in Docker or Kubernetes
		}
	}
	return true
}
