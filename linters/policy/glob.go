package policy

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Glob is a pattern of paths relative to the root of the run: "*" stays
// within a folder, "**" crosses folders. A pattern that matches a folder
// matches all that is in it.
type Glob string

// newGlob makes a glob of a pattern that a file in dir holds. A pattern without
// a slash matches at any depth, as it does in .gitignore.
func newGlob(dir, pattern string) Glob {
	pattern = strings.TrimPrefix(pattern, "./")
	name := strings.TrimSuffix(pattern, "/")
	if !strings.Contains(name, "/") {
		name = "**/" + name
	}
	return Glob(path.Join(escape(dir), name))
}

// Match reports whether the pattern matches the path or a folder above it.
func (g Glob) Match(name string) bool {
	for ; name != "." && name != "/"; name = path.Dir(name) {
		if doublestar.MatchUnvalidated(string(g), name) {
			return true
		}
	}
	return false
}

func matchAny(globs []Glob, name string) bool {
	for _, g := range globs {
		if g.Match(name) {
			return true
		}
	}
	return false
}

// escape quotes the characters of a folder's name that a pattern would read.
func escape(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `{`, `\{`).Replace(dir)
}

// like matches a name of SQL against a pattern in which "*" stands for any
// characters. Case does not count.
func like(pattern, name string) bool {
	parts := strings.Split(strings.ToLower(pattern), "*")
	rest, found := strings.CutPrefix(strings.ToLower(name), parts[0])
	if !found || len(parts) == 1 {
		return found && rest == ""
	}
	ending := parts[len(parts)-1]
	for _, part := range parts[1 : len(parts)-1] {
		if _, rest, found = strings.Cut(rest, part); !found {
			return false
		}
	}
	return strings.HasSuffix(rest, ending)
}

func anyLike(patterns []Word, name string) bool {
	for _, p := range patterns {
		if like(p.Text, name) {
			return true
		}
	}
	return false
}
