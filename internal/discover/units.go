package discover

import (
	"path/filepath"
	"slices"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A grouping puts the files of a shelf together to units.
type grouping struct {
	*shelf
	// byDir are the files that belong to drafts, by directory.
	byDir map[string][]*file
	// artifacts are the scripts and pipelines by the last part of their names.
	artifacts map[string][]*file
	// used are the files that a unit holds.
	used  map[*file]bool
	built []Unit
}

func (s *shelf) units() []Unit {
	g := &grouping{shelf: s, byDir: map[string][]*file{}, artifacts: map[string][]*file{}, used: map[*file]bool{}}
	for _, f := range s.files {
		if f.draft() && f.problem == "" {
			dir := filepath.Dir(f.path)
			g.byDir[dir] = append(g.byDir[dir], f)
		}
	}
	for _, f := range g.of(draft.FlinkSQL, draft.Pipeline) {
		base := filepath.Base(f.path)
		g.artifacts[base] = append(g.artifacts[base], f)
	}
	g.build()
	slices.SortFunc(g.built, func(a, b Unit) int { return slices.Compare(a.Names, b.Names) })
	return g.built
}

// build makes the units: each script and pipeline with what belongs to it, then
// each other file that no unit holds yet.
func (g *grouping) build() {
	claims, own := g.claims()
	for _, f := range g.of(draft.FlinkSQL, draft.Pipeline) {
		if f.asked || slices.ContainsFunc(claims[f], func(d *file) bool { return d.asked }) {
			g.unit(f, slices.Concat(g.configsBeside(f), claims[f]))
		}
	}
	for _, f := range own {
		g.rest(f)
	}
	for _, f := range g.of(draft.FlinkConfig, draft.FlinkConf, draft.Properties, draft.PropertyGroups, draft.Variables, draft.Tuning, draft.AccessPolicy, draft.Policy) {
		if !g.used[f] {
			g.rest(f)
		}
	}
}

// of returns the files of the kinds, kind by kind, by name.
func (g *grouping) of(kinds ...draft.Kind) []*file {
	var found []*file
	for _, k := range kinds {
		for _, f := range g.files {
			if f.class.Kind == k && f.problem == "" {
				found = append(found, f)
			}
		}
	}
	return found
}

// rest makes a unit of a file alone, if it was asked for.
func (g *grouping) rest(f *file) {
	switch {
	case !f.asked:
	case f.class.Kind == draft.Policy:
		g.put([]*file{f})
	case f.class.Kind == draft.Variables:
		g.put(append([]*file{f}, g.policyOf(f)...))
	default:
		g.unit(f, nil)
	}
}

// unit makes a unit of an artifact, the policy and variables that hold for it,
// and configuration from the weakest layer to the strongest.
func (g *grouping) unit(artifact *file, configs []*file) {
	files := slices.Concat([]*file{artifact}, g.policyOf(artifact), g.variablesOf(artifact), configs)
	for _, f := range append([]*file{artifact}, configs...) {
		files = append(files, g.tuningOf(f)...)
	}
	g.put(files, g.firstOf(artifact, configs)...)
}

// tuningOf returns the tuning of a deployment: that in its directory, where it
// is the only deployment there, for a file of tuning may not name its own.
func (g *grouping) tuningOf(d *file) []*file {
	if d.class.Kind != draft.Deployment {
		return nil
	}
	var found []*file
	for _, f := range g.byDir[filepath.Dir(d.path)] {
		switch {
		case f.class.Kind == draft.Tuning:
			found = append(found, f)
		case f.class.Kind == draft.Deployment && f != d:
			return nil
		}
	}
	return found
}

// put makes a unit of files, with the scripts that run before its own.
func (g *grouping) put(files []*file, first ...*file) {
	u := Unit{Beside: slices.Clip(g.besideOf(files))}
	for _, f := range first {
		if !slices.Contains(u.Beside, f.name) {
			u.Beside = append(u.Beside, f.name)
		}
	}
	for _, f := range files {
		u.Names = append(u.Names, f.name)
		g.used[f] = true
	}
	g.built = append(g.built, u)
}

// policyOf returns the policy that is in force for a file, if there is one: the
// nearest at or above its directory.
func (g *grouping) policyOf(f *file) []*file {
	for dir := range g.upward(f) {
		for _, base := range policyNames {
			if p := g.byName[g.name(filepath.Join(dir, base))]; p != nil && p.problem == "" {
				return []*file{p}
			}
		}
	}
	return nil
}

// variablesOf returns the files of variables at and above a file's directory,
// the nearest last.
func (g *grouping) variablesOf(f *file) []*file {
	var found []*file
	for _, dir := range slices.Backward(slices.Collect(g.upward(f))) {
		for _, v := range g.byDir[dir] {
			if v.class.Kind == draft.Variables || v.class.Kind == draft.EnvFile {
				found = append(found, v)
			}
		}
	}
	return found
}

// configsBeside returns the configuration of the cluster that stands beside an
// artifact: in the directory conf, then in the artifact's own.
func (g *grouping) configsBeside(f *file) []*file {
	dir := filepath.Dir(f.path)
	return slices.Concat(g.configIn(filepath.Join(dir, "conf")), g.configIn(dir))
}

// configIn returns a directory's configuration. Beside the names that Flink
// itself reads, only one that stands alone counts: several under other names
// are for several clusters. flink-conf.yaml comes last: Flink 1.19 and 1.20
// prefer it (GlobalConfiguration).
func (g *grouping) configIn(dir string) []*file {
	var all, named []*file
	for _, f := range g.byDir[dir] {
		if f.class.Kind != draft.FlinkConfig && f.class.Kind != draft.FlinkConf {
			continue
		}
		all = append(all, f)
		switch filepath.Base(f.path) {
		case "config.yaml", "config.yml", "flink-conf.yaml", "flink-conf.yml":
			named = append(named, f)
		}
	}
	if len(named) == 0 && len(all) == 1 {
		return all
	}
	return named
}
