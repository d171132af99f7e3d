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

// findUpstream looks for the snapshots of source databases that policies name.
// They are no drafts, whatever they look like.
func (s *shelf) findUpstream(opts Options) {
	s.upstream = map[*file][]string{}
	for _, f := range s.policies(opts) {
		raw, err := f.read()
		if err != nil || !bytes.Contains(raw, []byte("upstream")) {
			continue // the draft that it holds for tells what is wrong
		}
		// The name of a policy for all drafts need not tell what it is.
		name := path.Join(path.Dir(f.name), policyNames[0])
		file := config.Read(draft.NewFile(token.NewFileSet(), name, raw))
		for _, pattern := range policy.Read([]*config.File{file}).Upstream {
			s.nameUpstream(f, pattern)
		}
	}
	slices.SortFunc(s.files, func(a, b *file) int { return cmp.Compare(a.name, b.name) })
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

// nameUpstream takes the files of a pattern for snapshots. A pattern that means
// no file is a slip of the pen.
func (s *shelf) nameUpstream(p *file, pattern policy.Glob) {
	paths := s.matching(pattern)
	if len(paths) == 0 {
		s.problems = append(s.problems, Problem{p.name, fmt.Sprintf("upstream: no file matches %q", pattern)})
	}
	slices.SortFunc(paths, natural)
	for _, path := range paths {
		f := s.add(path)
		if !f.upstream {
			f.upstream, f.problem = true, ""
			f.data = s.snapshot(f)
			f.class = draft.Class{Kind: draft.OtherSQL, Why: "declares a source database (upstream in " + p.name + ")"}
		}
		if !slices.Contains(s.upstream[p], f.name) {
			s.upstream[p] = append(s.upstream[p], f.name)
		}
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

// snapshot reads a file whole, since many drafts ask for it.
func (s *shelf) snapshot(f *file) []byte {
	if f.held {
		return f.data
	}
	data, err := s.read(f.name)
	if err != nil {
		s.problems = append(s.problems, Problem{f.name, pathMessage(f.path, err)})
	}
	return data
}

// upstreamOf returns the snapshots that the policy in force for the files of a
// unit names.
func (g *grouping) upstreamOf(files []*file) (names []string) {
	if g.common != nil {
		return g.upstream[g.common]
	}
	for _, f := range files {
		if f.class.Kind == draft.Policy {
			names = append(names, g.upstream[f]...)
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
