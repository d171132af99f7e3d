package discover

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		isDir, want   bool
	}{
		{"*.sql", "a.sql", false, true},
		{"*.sql", "d/e/a.sql", false, true},
		{"/*.sql", "d/a.sql", false, false},
		{"d/*.sql", "d/a.sql", false, true},
		{"d/*.sql", "d/e/a.sql", false, false},
		{"d/*.sql", "x/d/a.sql", false, false},
		{"build/", "build", true, true},
		{"build/", "build", false, false},
		{"build/", "d/build", true, true},
		{"/build/", "d/build", true, false},
		{"**/a.sql", "a.sql", false, true},
		{"**/a.sql", "d/e/a.sql", false, true},
		{"d/**/a.sql", "d/a.sql", false, true},
		{"d/**/a.sql", "d/e/f/a.sql", false, true},
		{"d/**", "d", true, false},
		{"d/**", "d/e", true, true},
		{"a?c.sql", "abc.sql", false, true},
		{"a[bx]c.sql", "abc.sql", false, true},
		{"a[!b]c.sql", "abc.sql", false, false},
		{"a[b", "ab", false, false},
		{`\#a`, "#a", false, true},
		{"#a", "#a", false, false},
		{`\!a`, "!a", false, true},
		{`a\ `, "a ", false, true},
		{"a ", "a", false, true},
		{`a\*b`, "a*b", false, true},
		{`a\*b`, "axb", false, false},
		{"{a,b}.sql", "a.sql", false, false},
		{"{a,b}.sql", "{a,b}.sql", false, true},
		{"a.sql\r", "a.sql", false, true},
		{"", "a", false, false},
		{"/", "a", true, false},
		{"  ", "a", false, false},
	} {
		got := ignored([]ignoreFile{{"/r", parsePatterns([]string{c.pattern})}}, "/r/"+c.path, c.isDir)
		assert.Equal(t, c.want, got, "%q on %q", c.pattern, c.path)
	}
}

func TestLastPatternDecides(t *testing.T) {
	outer := ignoreFile{"/r", parsePatterns([]string{"*.sql", "!keep.sql"})}
	inner := ignoreFile{"/r/d", parsePatterns([]string{"!a.sql", "keep.sql"})}
	files := []ignoreFile{outer, inner}
	assert.True(t, ignored(files, "/r/b.sql", false))
	assert.False(t, ignored(files, "/r/keep.sql", false))
	assert.False(t, ignored(files, "/r/d/a.sql", false))
	assert.True(t, ignored(files, "/r/d/keep.sql", false))
	assert.False(t, ignored(files, "/r/d/a.yaml", false))
}

// Git itself says which files of random trees are ignored.
func TestIgnoreAsGitDoes(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	rng := rand.New(rand.NewPCG(7, 11))
	for i := range 40 {
		root := realDir(t)
		tree := randomTree(rng)
		write(t, root, tree)
		git(t, root, "init", "-q")
		if rng.IntN(3) == 0 {
			write(t, root, map[string]string{".git/info/exclude": randomPatterns(rng)})
		}
		want := strings.FieldsFunc(git(t, root, "ls-files", "-z", "-o", "-c", "--exclude-standard"), func(r rune) bool { return r == 0 })

		found, err := Find(Options{Dir: root})
		require.NoError(t, err)
		require.Empty(t, found.Problems)
		if !assert.ElementsMatch(t, want, everyName(found), "tree %d: %s", i, ignoreFiles(tree)) {
			return
		}
	}
}

// everyName returns every file that was found, to check or to skip.
func everyName(found *Found) []string {
	var names []string
	for _, u := range found.Units {
		names = append(names, u.Names...)
	}
	for _, s := range found.Skipped {
		names = append(names, s.Path)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull, "XDG_CONFIG_HOME="+dir+"/none", "HOME="+dir)
	out, err := cmd.Output()
	require.NoError(t, err)
	return string(out)
}

var (
	treeDirs  = []string{"", "a/", "a/b/", "a/b/c/", "b/", "b/a/", ".x/", "a.sql/", "build/", "a b/"}
	treeNames = []string{"a.sql", "b.sql", "a", "b", "c.yaml", ".h", "#a", "!a", "a b", "a{b}", "build", "a.txt", "x[y]", "é.sql"}
	pieces    = []string{"a", "b", "c", "*", "**", "?", "a.sql", "*.sql", "*.*", "[ab]", "[!a]*", "build", ".*", "a*", `\a`, "{a,b}", "a b", `x\[y\]`, "é*", "[a-c].sql", "a{b}", "[[:alpha:]]"}
)

func randomTree(rng *rand.Rand) map[string]string {
	tree := map[string]string{}
	for range 5 + rng.IntN(40) {
		dir := treeDirs[rng.IntN(len(treeDirs))]
		tree[dir+treeNames[rng.IntN(len(treeNames))]] = "x"
	}
	for _, dir := range treeDirs {
		if dir == "" || rng.IntN(4) == 0 {
			tree[dir+".gitignore"] = randomPatterns(rng)
		}
	}
	// A name cannot be a file and a directory.
	for name := range tree {
		for other := range tree {
			if strings.HasPrefix(other, name+"/") {
				delete(tree, name)
			}
		}
	}
	return tree
}

func randomPatterns(rng *rand.Rand) string {
	var b strings.Builder
	for range 1 + rng.IntN(5) {
		if rng.IntN(4) == 0 {
			b.WriteString("!")
		}
		if rng.IntN(4) == 0 {
			b.WriteString("/")
		}
		for i := range 1 + rng.IntN(3) {
			if i > 0 {
				b.WriteString("/")
			}
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		b.WriteString([]string{"", "", "", "/", " ", "/**", `\ `, "\t"}[rng.IntN(8)])
		b.WriteString([]string{"\n", "\n", "\r\n", "\n\n", "\n# c\n"}[rng.IntN(5)])
	}
	return b.String()
}

func ignoreFiles(tree map[string]string) string {
	var b strings.Builder
	for name, text := range tree {
		if filepath.Base(name) == ".gitignore" {
			fmt.Fprintf(&b, "\n%s: %q", name, text)
		}
	}
	return b.String()
}

// realDir returns a temporary directory without symbolic links on its path.
func realDir(t *testing.T) string {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	return dir
}

func write(t *testing.T, root string, tree map[string]string) {
	t.Helper()
	for name, text := range tree {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
}
