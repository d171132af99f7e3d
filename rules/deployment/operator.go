package deployment

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// A resource is a FlinkDeployment, a FlinkSessionJob or a
// FlinkBlueGreenDeployment, as the Flink Kubernetes operator takes them.
type resource struct {
	*config.Deployment
	// spec describes the cluster and its job; that of a blue-green deployment
	// is its template's.
	spec *config.Value
	// under is the configuration that lies under the resource's own: of the
	// session that it runs in, and of the files beside it, from which the
	// operator may take its defaults.
	under []*config.Property
	// templated says that a template engine may still add to the resource.
	templated bool
}

// operatorViews are those that resources are made from.
var operatorViews = linters.Needs(linters.Configs, linters.Target)

// resources returns the operator's resources among the draft's files.
func resources(pass *analysis.Pass) []resource {
	files := linters.Configs.Of(pass)
	var all []resource
	for _, f := range files {
		for _, d := range f.Deployments {
			if d.Platform != config.Operator {
				continue
			}
			all = append(all, resource{d, specOf(d), under(d, files), f.Templated || f.Source.Templated()})
		}
	}
	return all
}

func specOf(d *config.Deployment) *config.Value {
	if d.Kind == "FlinkBlueGreenDeployment" {
		return d.Tree.At("spec", "template", "spec")
	}
	return d.Tree.Get("spec")
}

// under returns the configuration that a deployment's own is laid over.
func under(d *config.Deployment, files []*config.File) []*config.Property {
	var props []*config.Property
	for _, f := range files {
		props = append(props, f.Properties...)
	}
	if session := sessionOf(d, files); session != nil {
		props = append(props, session.Config...)
	}
	return props
}

// sessionOf returns the cluster that a session job names, where it is among
// the draft's files.
func sessionOf(d *config.Deployment, files []*config.File) *config.Deployment {
	name := d.Tree.At("spec", "deploymentName").String()
	if d.Kind != "FlinkSessionJob" || name == "" {
		return nil
	}
	for _, f := range files {
		for _, other := range f.Deployments {
			if other.Kind == "FlinkDeployment" && other.Name.String() == name {
				return other
			}
		}
	}
	return nil
}

// whole reports whether the resource is all of it, and neither a template nor a
// patch for one: what a whole one lacks is not there.
func (r resource) whole() bool {
	if r.templated || r.Partial {
		return false
	}
	if r.sessionJob() {
		return r.spec.Get("deploymentName") != nil
	}
	count := 0
	for _, field := range []string{"image", "flinkVersion", "serviceAccount", "jobManager", "taskManager", "job"} {
		if r.spec.Get(field) != nil {
			count++
		}
	}
	return count >= 4
}

func (r resource) sessionJob() bool { return r.Kind == "FlinkSessionJob" }

// job is the description of the job, nil for a session cluster.
func (r resource) job() *config.Value { return r.spec.Get("job") }

// setting returns the property in force for a key of the configuration, in
// whichever spelling; nil where nothing sets it.
func (r resource) setting(key string) *config.Property {
	if p := lastOf(r.Config, key); p != nil {
		return p
	}
	return lastOf(r.under, key)
}

// perVersion begins the keys of the operator's defaults for the deployments of
// one version of Flink.
const perVersion = "kubernetes.operator.default-configuration.flink-version."

func lastOf(props []*config.Property, key string) *config.Property {
	key = flink.Canonical(key)
	for _, p := range slices.Backward(props) {
		written := p.Key
		if rest, ok := strings.CutPrefix(written, perVersion); ok {
			_, written, _ = strings.Cut(rest, ".")
		}
		if flink.Canonical(written) == key {
			return p
		}
	}
	return nil
}

// sets reports whether a key has a value that is not blank, or one that is
// filled in later.
func (r resource) sets(key string) bool {
	p := r.setting(key)
	return p != nil && strings.TrimSpace(p.Value.String()) != ""
}

// is reports whether a key is set to a value, whose case does not count.
func (r resource) is(key, value string) bool {
	p := r.setting(key)
	return p != nil && strings.EqualFold(strings.TrimSpace(p.Value.String()), value)
}

// highAvailability is the key that switches high availability on. Any value
// but NONE does (HighAvailabilityMode.isHighAvailabilityModeActivated).
const highAvailability = "high-availability.type"

func (r resource) highlyAvailable() bool {
	return r.sets(highAvailability) && !r.is(highAvailability, "NONE")
}

// open reports whether a value is filled in later.
func open(v *config.Value) bool {
	return literals.ShapeOf("", v.String()) == literals.Reference
}

// at returns where a field of the resource stands: the key of the last part of
// the path that there is, below the resource's first key.
func at(v *config.Value, path ...string) draft.Range {
	if v == nil {
		return draft.Range{}
	}
	place := v.Range
	if len(v.Entries) > 0 {
		place = v.Entries[0].Key.Range
	}
	for _, key := range path {
		e := v.Entry(key)
		if e == nil {
			break
		}
		place, v = e.Key.Range, e.Value
	}
	return place
}
