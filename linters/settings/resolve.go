package settings

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// Resolve lays the configuration files and the SET statements of a draft over
// the defaults of its platform. Files come from the weakest to the strongest
// within their layer.
func Resolve(files []*config.File, scripts []*sql.Script, target flink.Target) *Effective {
	r := &resolver{target: target}
	if !session(files) {
		for _, d := range flink.PlatformDefaults(target) {
			r.add(Setting{Written: d.Key, Value: d.Value, Layer: Platform})
		}
	}
	for _, f := range files {
		r.file(f)
	}
	for _, s := range scripts {
		r.script(s)
	}
	return &r.Effective
}

// session reports whether the draft is a session cluster, to which a platform
// gives none of the defaults of a job.
func session(files []*config.File) bool {
	found := false
	for _, f := range files {
		for _, d := range f.Deployments {
			if !d.Session {
				return false
			}
			found = true
		}
	}
	return found
}

type resolver struct {
	Effective
	target flink.Target
}

func (r *resolver) file(f *config.File) {
	r.properties(f.Properties, Cluster)
	for _, d := range f.Deployments {
		r.properties(d.Config, Deployment)
	}
	for _, p := range f.Pipelines {
		r.pipeline(p)
	}
}

func (r *resolver) properties(props []*config.Property, layer Layer) {
	for _, p := range props {
		r.property(p, layer)
	}
}

func (r *resolver) property(p *config.Property, layer Layer) {
	value, ok := written(p.Value)
	if !ok {
		return
	}
	if key, ok := r.meant(p.Key); ok {
		r.add(Setting{Written: key, Value: value, Layer: layer, Range: p.Value.Range, KeyRange: p.KeyRange})
	}
}

// written returns a value as Flink sees it: the items of a list are joined by
// semicolons. A map, and a key without a value, say nothing.
func written(v *config.Value) (string, bool) {
	switch v.Form {
	case config.Scalar:
		return v.Text.String(), true
	case config.List:
		var items []string
		for _, item := range v.Items {
			items = append(items, item.String())
		}
		return strings.Join(items, ";"), true
	}
	return "", false
}

// perVersion begins the keys with which the Kubernetes operator gives a default
// to the deployments of one version of Flink ("….v1_18.state.backend.type"), or
// of it and all later ones ("….v1_18+.…").
const perVersion = "kubernetes.operator.default-configuration.flink-version."

// meant returns the key of Flink that a key in a file stands for, false where
// it is meant for another version than the target's.
func (r *resolver) meant(key string) (string, bool) {
	rest, ok := strings.CutPrefix(key, perVersion)
	if !ok {
		return key, true
	}
	name, inner, _ := strings.Cut(rest, ".")
	name, later := strings.CutSuffix(name, "+")
	v, known := flink.ParseVersion(name)
	return inner, known && (v == r.target.Flink || later && r.target.Flink.AtLeast(v))
}

// pipeline takes the options of Flink from a CDC pipeline, which stand there
// among the pipeline's own.
func (r *resolver) pipeline(p *config.Pipeline) {
	for _, prop := range p.Config {
		if flink.Setting(prop.Key) != nil {
			r.property(prop, Deployment)
		}
	}
}

func (r *resolver) script(s *sql.Script) {
	for _, stmt := range s.Stmts {
		switch stmt := stmt.(type) {
		case *sql.Set:
			r.set(stmt)
		case *sql.Reset:
			r.reset(stmt)
		}
	}
}

func (r *resolver) set(stmt *sql.Set) {
	if stmt.Key == nil || stmt.Value == nil {
		return
	}
	set := Setting{Written: stmt.Key.Text.String(), Layer: Script, KeyRange: stmt.Key.Range}
	switch v := stmt.Value.(type) {
	case *sql.Str:
		set.Value, set.Range = v.Text.String(), v.Range
	case *sql.Placeholder:
		set.Value, set.Range = fmt.Sprintf("${%s}", v.Name), v.Range
	default:
		return
	}
	r.add(set)
}

// reset takes back what the script has set before: one key, or all of them.
func (r *resolver) reset(stmt *sql.Reset) {
	if stmt.Key != nil {
		r.drop(stmt.Key.Text.String(), Script)
		return
	}
	for _, key := range r.Keys() {
		r.drop(key, Script)
	}
}
