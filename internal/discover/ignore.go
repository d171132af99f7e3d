package discover

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// An ignoreFile is the patterns of one .gitignore, which hold for the directory
// that it stands in and all below.
type ignoreFile struct {
	dir      string
	patterns []pattern
}

// A pattern is a line of a .gitignore (gitignore(5), "Pattern format").
type pattern struct {
	glob string
	// inner says that the pattern is matched against the path from the
	// .gitignore's directory, and not against the last name only.
	inner   bool
	dirOnly bool
	negated bool
}

func readIgnoreFile(dir, file string) (ignoreFile, bool) {
	text, err := os.ReadFile(file)
	if err != nil {
		return ignoreFile{}, false
	}
	patterns := parsePatterns(strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n"))
	return ignoreFile{dir, patterns}, len(patterns) > 0
}

func parsePatterns(lines []string) []pattern {
	var patterns []pattern
	for _, line := range lines {
		if p, ok := parsePattern(line); ok {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

func parsePattern(line string) (p pattern, ok bool) {
	line = trimSpaces(strings.TrimSuffix(line, "\r"))
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.dirOnly = strings.CutSuffix(line, "/")
	p.inner = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	// "x/**" is what lies in x, and not x itself.
	if strings.HasSuffix(line, "/**") {
		line += "/*"
	}
	p.glob = gitGlobs.Replace(line)
	return p, true
}

// gitGlobs writes Git's patterns for the matcher: Git knows no alternatives,
// and knows the classes of POSIX.
var gitGlobs = strings.NewReplacer(
	`\\`, `\\`, `\{`, `\{`, `\}`, `\}`, "{", `\{`, "}", `\}`,
	"[:alpha:]", "a-zA-Z", "[:digit:]", "0-9", "[:alnum:]", "a-zA-Z0-9", "[:upper:]", "A-Z", "[:lower:]", "a-z",
	"[:space:]", " \t\r\n\v\f", "[:blank:]", " \t", "[:xdigit:]", "0-9A-Fa-f",
)

// trimSpaces drops the spaces at the end of a line that no backslash escapes.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = min(i+1, len(line))
	}
	return line[:end]
}

func (p pattern) match(rel string, isDir bool) bool {
	if p.dirOnly && !isDir {
		return false
	}
	if !p.inner {
		rel = path.Base(rel)
	}
	// A malformed pattern matches nothing, as in Git.
	ok, _ := doublestar.Match(p.glob, rel)
	return ok
}

// ignored reports whether the path, which is absolute, is ignored: the last
// pattern of the innermost file that matches decides.
func ignored(files []ignoreFile, file string, isDir bool) bool {
	for i := len(files) - 1; i >= 0; i-- {
		rel, ok := below(files[i].dir, file)
		if !ok {
			continue
		}
		rel = filepath.ToSlash(rel)
		for j := len(files[i].patterns) - 1; j >= 0; j-- {
			if p := files[i].patterns[j]; p.match(rel, isDir) {
				return !p.negated
			}
		}
	}
	return false
}

// repositoryExcludes returns the patterns of the repository's info/exclude.
func repositoryExcludes(root string) (ignoreFile, bool) {
	return readIgnoreFile(root, filepath.Join(gitDir(root), "info", "exclude"))
}

// gitDir returns where a repository keeps what all its work trees share. In a
// linked work tree .git is a file that names the tree's own directory, which
// names the common one.
func gitDir(root string) string {
	dir := filepath.Join(root, ".git")
	text, err := os.ReadFile(dir)
	if err != nil {
		return dir
	}
	dir = from(root, strings.TrimPrefix(string(text), "gitdir:"))
	if common, err := os.ReadFile(filepath.Join(dir, "commondir")); err == nil {
		dir = from(dir, string(common))
	}
	return dir
}

func from(dir, name string) string {
	name = filepath.FromSlash(strings.TrimSpace(name))
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}
