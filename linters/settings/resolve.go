package settings

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// Resolve lays the configuration files and the SET statements of a draft over
// the defaults of its platform, for each deployment and each pipeline that the
// files describe; where there is none, once for the draft. Files come from the
// weakest to the strongest within their layer.
func Resolve(d *draft.Draft, files []*config.File, scripts []*sql.Script, target flink.Target) []*Effective {
	return ResolveAfter(nil, d, files, scripts, target)
}

// ResolveAfter is Resolve for scripts in whose sessions others have run first.
func ResolveAfter(first []*sql.Script, d *draft.Draft, files []*config.File, scripts []*sql.Script, target flink.Target) []*Effective {
	r := &resolver{draft: d, files: files, target: target, first: first}
	for _, f := range files {
		for _, d := range f.Deployments {
			r.jobs = append(r.jobs, &Effective{Deployment: d, Target: r.targetOf(d)})
		}
	}
	for _, f := range files {
		for _, p := range f.Pipelines {
			for _, e := range r.running(p.Range) {
				e.Pipelines = append(e.Pipelines, p)
			}
		}
	}
	for _, s := range scripts {
		for _, e := range r.running(s.Text.Whole()) {
			e.Scripts = append(e.Scripts, s)
		}
	}
	if len(r.jobs) == 0 {
		r.nameless()
	}
	for _, e := range r.jobs {
		r.resolve(e)
		e.close()
	}
	return r.jobs
}

// A resolver resolves the configurations of one draft.
type resolver struct {
	draft  *draft.Draft
	files  []*config.File
	target flink.Target
	// first are the scripts that run before those of the draft.
	first []*sql.Script
	jobs  []*Effective
}

// targetOf returns what a deployment runs on: the draft's target, but what that
// has from one of the deployments each of them says for itself.
func (r *resolver) targetOf(d *config.Deployment) flink.Target {
	t := r.target
	for _, other := range r.deployments() {
		if d.Engine != nil && other.Engine.String() == r.target.Engine {
			t.Engine = d.Engine.String()
			engine, _ := flink.ParseEngine(t.Engine)
			t.Flink = engine.Flink
		}
		if d.Platform != "" && string(other.Platform) == r.target.Platform {
			t.Platform = string(d.Platform)
		}
	}
	return t
}

func (r *resolver) deployments() []*config.Deployment {
	var all []*config.Deployment
	for _, f := range r.files {
		all = append(all, f.Deployments...)
	}
	return all
}

// running returns what runs the script or pipeline that stands at a range: the
// deployment that holds it, those that name its file, or else those that hold
// none themselves, jobs before sessions. Where there is none, it is a job that
// no deployment describes.
func (r *resolver) running(at draft.Range) []*Effective {
	for _, runs := range []func(*config.Deployment) bool{
		// A text may end behind the construct that holds it, by a line break.
		func(d *config.Deployment) bool { return d.Range.Holds(draft.Range{From: at.From, To: at.From}) },
		func(d *config.Deployment) bool { return names(d, r.draft.FileAt(at.Pos())) },
		func(d *config.Deployment) bool { return d.Script == nil && !d.Session },
		func(d *config.Deployment) bool { return d.Script == nil },
	} {
		var found []*Effective
		for _, e := range r.jobs {
			if e.Deployment != nil && runs(e.Deployment) {
				found = append(found, e)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return []*Effective{r.nameless()}
}

// names reports whether a deployment's arguments, or what stands for its
// script, name a file.
func names(d *config.Deployment, f *draft.File) bool {
	if f == nil {
		return false
	}
	base := path.Base(f.Name)
	for _, v := range append([]*config.Value{d.Script}, d.Args...) {
		if strings.HasSuffix(strings.TrimSpace(v.String()), base) {
			return true
		}
	}
	return false
}

// nameless returns the job that no deployment describes.
func (r *resolver) nameless() *Effective {
	for _, e := range r.jobs {
		if e.Deployment == nil {
			return e
		}
	}
	e := &Effective{Target: r.target}
	r.jobs = append(r.jobs, e)
	return e
}

// resolve fills a configuration, layer by layer.
func (r *resolver) resolve(e *Effective) {
	l := &layers{e}
	if d := e.Deployment; d == nil || !d.Session && d.Cluster == nil {
		for _, def := range flink.PlatformDefaults(e.Target) {
			e.add(Setting{Written: def.Key, Value: def.Value, Layer: Platform})
		}
	}
	for _, f := range r.files {
		if !r.passedOver(f, e.Target.Flink) {
			l.properties(f.Properties, Cluster)
		}
	}
	if e.Deployment != nil {
		for _, below := range r.below(e.Deployment) {
			l.properties(below.Config, Cluster)
		}
		l.properties(e.Deployment.Config, Deployment)
	}
	for _, p := range e.Pipelines {
		l.pipeline(p)
	}
	if len(e.Scripts) > 0 {
		for _, s := range r.first {
			l.script(s)
		}
	}
	for _, s := range e.Scripts {
		l.script(s)
	}
}

// passedOver reports whether a release does not read a file for the other one that
// stands beside it: flink-conf.yaml before config.yaml up to 1.20, and the other way
// round from 2.0 on (GlobalConfiguration).
func (r *resolver) passedOver(f *config.File, v flink.Version) bool {
	unread := draft.FlinkConfig
	if v.AtLeast(flink.Version{Major: 2}) {
		unread = draft.FlinkConf
	}
	return !v.IsZero() && f.Source.Kind == unread && lookedFor(f) && slices.ContainsFunc(r.files, func(other *config.File) bool {
		return other.Source.Kind != unread && lookedFor(other) && path.Dir(other.Source.Name) == path.Dir(f.Source.Name)
	})
}

// lookedFor reports whether a file bears one of the names that Flink looks for.
func lookedFor(f *config.File) bool {
	name := path.Base(f.Source.Name)
	return name == "config.yaml" || name == "flink-conf.yaml"
}

// below returns the deployments whose configuration holds for another: the
// defaults of its platform's namespace, and the session cluster that it runs in.
func (r *resolver) below(d *config.Deployment) []*config.Deployment {
	var found []*config.Deployment
	for _, other := range r.deployments() {
		switch {
		case other == d || other.Platform != d.Platform:
		case other.Kind == "DeploymentDefaults" && !d.Session,
			other.Session && d.Cluster.IsString() && other.Name.String() == d.Cluster.String():
			found = append(found, other)
		}
	}
	return found
}

// layers lays what is written over a configuration.
type layers struct{ *Effective }

func (l layers) properties(props []*config.Property, layer Layer) {
	for _, p := range props {
		l.property(p, layer)
	}
}

func (l layers) property(p *config.Property, layer Layer) {
	value, ok := written(p.Value)
	if !ok {
		return
	}
	if key, ok := l.meant(p.Key); ok {
		l.add(Setting{Written: key, Value: value, Layer: layer, Range: p.Value.Range, KeyRange: p.KeyRange})
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
func (l layers) meant(key string) (string, bool) {
	rest, ok := strings.CutPrefix(key, perVersion)
	if !ok {
		return key, true
	}
	name, inner, _ := strings.Cut(rest, ".")
	name, later := strings.CutSuffix(name, "+")
	v, known := flink.ParseVersion(name)
	return inner, known && (v == l.Target.Flink || later && l.Target.Flink.AtLeast(v))
}

// pipeline takes the options of Flink from a CDC pipeline, which stand there
// among the pipeline's own.
func (l layers) pipeline(p *config.Pipeline) {
	for _, prop := range p.Config {
		if flink.Setting(prop.Key) != nil {
			l.property(prop, Deployment)
		}
	}
}

func (l layers) script(s *sql.Script) {
	for _, stmt := range s.Stmts {
		switch stmt := stmt.(type) {
		case *sql.Set:
			l.set(stmt)
		case *sql.Reset:
			l.reset(stmt)
		}
	}
}

func (l layers) set(stmt *sql.Set) {
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
	l.add(set)
}

// reset takes back what the script has set before: one key, or all of them.
func (l layers) reset(stmt *sql.Reset) {
	if stmt.Key != nil {
		l.drop(stmt.Key.Text.String(), Script)
		return
	}
	for _, key := range l.Keys() {
		l.drop(key, Script)
	}
}
