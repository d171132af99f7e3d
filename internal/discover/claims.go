package discover

import (
	"bytes"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
)

// claims returns the deployments that name each script or pipeline, and the
// deployments that are drafts of their own: they hold a script, or describe a
// job whose program is not among the files.
func (g *grouping) claims() (claims map[*file][]*file, own []*file) {
	claims = map[*file][]*file{}
	for _, d := range g.of(draft.Compose, draft.HelmValues, draft.Commands, draft.Terraform, draft.KubernetesJob, draft.Deployment) {
		claimed := map[*file]bool{}
		for _, ref := range d.refs {
			if a := g.artifact(d, ref); a != nil && !claimed[a] {
				claims[a] = append(claims[a], d)
				claimed[a] = true
			}
		}
		if len(claimed) == 0 && d.lacksScript {
			if a := g.scriptBeside(d); a != nil {
				claims[a] = append(claims[a], d)
				claimed[a] = true
			}
		}
		if d.script || len(claimed) == 0 {
			own = append(own, d)
		}
	}
	return claims, own
}

// lacksScript reports whether a text describes one job of SQL and nothing that it
// runs: "SQLSCRIPT" is the kind of its artifact, and "sqlScript" would hold it
// (OpenAPI of Realtime Compute, "Artifact"; Ververica Platform, "Deployment").
func lacksScript(text []byte) bool {
	return bytes.Count(text, []byte("SQLSCRIPT")) == 1 && !bytes.Contains(text, []byte("sqlScript"))
}

// scriptBeside returns the script that a deployment without one is for: that of
// the same name beside it, or the only one where it is the only deployment.
func (g *grouping) scriptBeside(d *file) *file {
	var scripts []*file
	alone := true
	for _, f := range g.byDir[filepath.Dir(d.path)] {
		switch {
		case f.class.Kind == draft.FlinkSQL:
			if stem(f) == stem(d) {
				return f
			}
			scripts = append(scripts, f)
		case f != d && f.class.Kind.Describes():
			alone = false
		}
	}
	if alone && len(scripts) == 1 {
		return scripts[0]
	}
	return nil
}

func stem(f *file) string { return strings.TrimSuffix(path.Base(f.name), path.Ext(f.name)) }

// readReferences reads the deployments for the scripts and pipelines that they
// name.
func (s *shelf) readReferences() {
	var deployments []*file
	for _, f := range s.files {
		if f.mentions && f.problem == "" {
			deployments = append(deployments, f)
		}
	}
	each(deployments, func(f *file) {
		if raw, err := f.read(); err != nil {
			f.problem = pathMessage(f.path, err)
		} else {
			f.refer(raw)
		}
	})
	named := map[string]bool{}
	for _, f := range deployments {
		for _, ref := range f.refs {
			named[path.Base(cleanRef(ref))] = true
		}
	}
	lacking := map[string]bool{}
	for _, f := range s.files {
		if f.lacksScript {
			lacking[filepath.Dir(f.path)] = true
		}
	}
	s.classifyWaiting(func(f *file) bool { return named[path.Base(f.name)] || lacking[filepath.Dir(f.path)] })
}

func cleanRef(ref string) string { return path.Clean(strings.ReplaceAll(ref, `\`, "/")) }

// endings returns the ends of the names that a deployment could mean. Most
// deployments hold none of them, and need not be read for what they name.
func endings(files []*file) (all [][]byte) {
	for _, f := range files {
		if _, sure := draft.ClassifyName(f.name); sure {
			continue
		}
		if end := []byte(path.Ext(f.name)); !slices.ContainsFunc(all, func(e []byte) bool { return bytes.Equal(e, end) }) {
			all = append(all, end)
		}
	}
	return all
}

// refer notes the paths that a file's deployments name, and whether one of the
// deployments holds a script itself.
func (f *file) refer(raw []byte) {
	for _, d := range config.Read(draft.NewFile(token.NewFileSet(), f.name, raw)).Deployments {
		if d.Script != nil {
			text := strings.TrimSpace(d.Script.Text.String())
			if strings.ContainsAny(text, " \t\n;") {
				f.script = true
			} else {
				f.refs = append(f.refs, text)
			}
		}
		refs := references(d.Args)
		f.refs = append(f.refs, refs...)
		f.sessions = append(f.sessions, session{references(d.Init), refs})
	}
}

// references returns the words of arguments that may be paths.
func references(args []*config.Value) (refs []string) {
	for _, arg := range args {
		refs = append(refs, strings.FieldsFunc(arg.Text.String(), endsPath)...)
	}
	return refs
}

// endsPath reports whether a path in an argument ends at r: "--file=jobs/a.sql".
func endsPath(r rune) bool { return strings.ContainsRune(" \t\r\n=,;'\"", r) }

// artifact returns the script or pipeline that a deployment means by a path,
// which may be one inside its container. It is the one at that path from the
// deployment on; else among the files of that name the one whose path agrees farthest with it from the end on, in the nearest
// directory around the deployment. Where two are as good, it is neither.
func (g *grouping) artifact(d *file, ref string) *file {
	if ref = cleanRef(ref); path.Ext(ref) == "" {
		return nil
	}
	there := filepath.Join(filepath.Dir(d.path), filepath.FromSlash(ref))
	for _, a := range g.artifacts[path.Base(ref)] {
		if a.path == there {
			return a
		}
	}
	for dir := range g.upward(d) {
		var best *file
		bestAgrees, rivals := 0, 0
		for _, a := range g.artifacts[path.Base(ref)] {
			if _, ok := below(dir, a.path); !ok {
				continue
			}
			switch n := agreement(filepath.ToSlash(a.path), ref); {
			case n > bestAgrees:
				best, bestAgrees, rivals = a, n, 0
			case n > 0 && n == bestAgrees:
				rivals++
			}
		}
		if best != nil {
			if rivals > 0 {
				return nil
			}
			return best
		}
	}
	return nil
}

// agreement counts the parts of two paths that agree, from the end on.
func agreement(a, b string) int {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	for n < min(len(as), len(bs)) && as[len(as)-1-n] == bs[len(bs)-1-n] {
		n++
	}
	return n
}
