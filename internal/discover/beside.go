package discover

import (
	"bytes"
	"cmp"
	"fmt"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
)

// findBeside looks for the files that policies name beside the drafts: snapshots
// of source databases, which are no drafts, whatever they look like, and what is
// declared for several drafts.
func (s *shelf) findBeside(opts Options) {
	s.beside = map[*file][]string{}
	decided := s.decisions(opts)
	for _, d := range decided { // whatever policy says it, a snapshot is no draft
		for _, pattern := range d.policy.Upstream {
			s.nameBeside(d.file, "upstream", pattern, (*file).snapshot)
		}
	}
	for _, d := range decided {
		for _, pattern := range d.policy.Catalog {
			s.nameBeside(d.file, "catalog", pattern, (*file).declares)
		}
	}
	slices.SortFunc(s.files, func(a, b *file) int { return cmp.Compare(a.name, b.name) })
}

// A decision is a policy file and what it says.
type decision struct {
	file   *file
	policy *policy.Policy
}

// decisions returns the policies that may name files beside the drafts.
func (s *shelf) decisions(opts Options) (decided []decision) {
	for _, f := range s.policies(opts) {
		raw, err := f.read()
		if err != nil || !bytes.Contains(raw, []byte("upstream")) && !bytes.Contains(raw, []byte("catalog")) {
			continue // the draft that it holds for tells what is wrong
		}
		// The name of a policy for all drafts need not tell what it is.
		name := path.Join(path.Dir(f.name), policyNames[0])
		file := config.Read(draft.NewFile(token.NewFileSet(), name, raw))
		decided = append(decided, decision{f, policy.Read([]*config.File{file})})
	}
	return decided
}

// policies returns the policies that hold for drafts: one for all of them, or
// those among the files.
func (s *shelf) policies(opts Options) (all []*file) {
	switch {
	case opts.NoPolicy:
		return nil
	case opts.Policy != "":
		path, err := filepath.Abs(opts.Policy)
		if err != nil {
			return nil
		}
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
		s.common = &file{name: s.name(path), path: path}
		return []*file{s.common}
	}
	for _, f := range s.files {
		if f.class.Kind == draft.Policy && f.problem == "" {
			all = append(all, f)
		}
	}
	return all
}

// nameBeside takes in the files of a pattern. A pattern that means no file is a
// slip of the pen.
func (s *shelf) nameBeside(p *file, key string, pattern policy.Glob, take func(f *file, s *shelf, p *file)) {
	paths := s.matching(pattern)
	if len(paths) == 0 {
		s.problems = append(s.problems, Problem{p.name, fmt.Sprintf("%s: no file matches %q", key, pattern)})
	}
	slices.SortFunc(paths, natural)
	for _, path := range paths {
		f := s.add(path)
		take(f, s, p)
		if !slices.Contains(s.beside[p], f.name) {
			s.beside[p] = append(s.beside[p], f.name)
		}
	}
}

// snapshot makes the file a snapshot of a source database.
func (f *file) snapshot(s *shelf, p *file) {
	if f.upstream {
		return
	}
	f.upstream, f.problem = true, ""
	f.data = s.whole(f)
	f.class = draft.Class{Kind: draft.OtherSQL, Why: "declares a source database (upstream in " + p.name + ")"}
}

// declares makes the file one that declares what several drafts use. It is Flink
// SQL, also where any engine may have such.
func (f *file) declares(s *shelf, p *file) {
	switch {
	case f.upstream:
		s.problems = append(s.problems, Problem{p.name, fmt.Sprintf("catalog: %s declares a source database (upstream), not tables of Flink", f.name)})
	case f.class.Kind == draft.Unknown && f.problem == "":
		f.classify(nil)
	}
	f.class.Plain = false
	if f.data == nil && f.problem == "" {
		f.data = s.whole(f)
	}
}

// matching returns the paths of the files that a pattern means, those that the
// caller holds among them.
func (s *shelf) matching(pattern policy.Glob) []string {
	whole := string(pattern)
	if !filepath.IsAbs(whole) {
		whole = filepath.Join(globEscape.Replace(filepath.ToSlash(s.root)), whole)
	}
	paths, _ := doublestar.FilepathGlob(whole, doublestar.WithFilesOnly())
	for _, f := range s.files {
		if f.held && pattern.Match(f.name) && !slices.Contains(paths, f.path) {
			paths = append(paths, f.path)
		}
	}
	return paths
}

// globEscape quotes what a pattern would read.
var globEscape = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `{`, `\{`)

// whole reads a file whole, since many drafts ask for it.
func (s *shelf) whole(f *file) []byte {
	if f.held {
		return f.data
	}
	data, err := s.read(f.name)
	if err != nil {
		s.problems = append(s.problems, Problem{f.name, pathMessage(f.path, err)})
	}
	return data
}

// besideOf returns the files that the policy in force for the files of a unit
// names beside it.
func (g *grouping) besideOf(files []*file) (names []string) {
	if g.common != nil {
		return g.beside[g.common]
	}
	for _, f := range files {
		if f.class.Kind == draft.Policy {
			names = append(names, g.beside[f]...)
		}
	}
	return names
}

// natural compares names as one counts: V2 comes before V10.
func natural(a, b string) int {
	for a != "" && b != "" {
		m, n := digits(a), digits(b)
		if m > 0 && n > 0 {
			x, y := strings.TrimLeft(a[:m], "0"), strings.TrimLeft(b[:n], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[m:], b[n:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

// digits counts the digits that a text begins with.
func digits(text string) int { return len(text) - len(strings.TrimLeft(text, "0123456789")) }
