//go:build unix

package discover

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// look looks through a tree to which prepare adds what a map of texts cannot
// say. A good script always stands beside the bad.
func look(t *testing.T, prepare func(root string), paths ...string) *Found {
	t.Helper()
	root := realDir(t)
	write(t, root, map[string]string{"good.sql": script})
	prepare(root)
	found, err := Find(Options{Dir: root, Paths: paths})
	require.NoError(t, err)
	return found
}

func onlyGood(t *testing.T, found *Found) {
	t.Helper()
	assert.Equal(t, []Unit{{Names: []string{"good.sql"}}}, found.Units)
}

func TestSymbolicLinksOnTheWay(t *testing.T) {
	found := look(t, func(root string) {
		require.NoError(t, os.Symlink("good.sql", filepath.Join(root, "link.sql")))
		require.NoError(t, os.Symlink("gone.sql", filepath.Join(root, "broken.sql")))
		require.NoError(t, os.Symlink("loop.sql", filepath.Join(root, "loop.sql")))
		require.NoError(t, os.Symlink(".", filepath.Join(root, "self")))
	})
	onlyGood(t, found)
	assert.Empty(t, found.Problems)
	for i, name := range []string{"broken.sql", "link.sql", "loop.sql", "self"} {
		assert.Equal(t, Skip{name, "a symbolic link, which is not followed"}, found.Skipped[i])
	}
}

func TestSymbolicLinksByName(t *testing.T) {
	found := look(t, func(root string) {
		write(t, root, map[string]string{"d/a.sql": script})
		require.NoError(t, os.Symlink("good.sql", filepath.Join(root, "link.sql")))
		require.NoError(t, os.Symlink("d", filepath.Join(root, "dir")))
		require.NoError(t, os.Symlink("gone.sql", filepath.Join(root, "broken.sql")))
		require.NoError(t, os.Symlink("loop.sql", filepath.Join(root, "loop.sql")))
	}, "link.sql", "dir", "broken.sql", "loop.sql", "gone.sql", "good.sql/x")
	assert.Equal(t, []Unit{{Names: []string{"d/a.sql"}}, {Names: []string{"good.sql"}}}, found.Units)
	assert.Equal(t, []Problem{
		{"broken.sql", "is a symbolic link to a file that does not exist"},
		{"gone.sql", "does not exist"},
		{"good.sql/x", "cannot be read: not a directory"},
		{"loop.sql", "is a symbolic link that leads back to itself"},
	}, found.Problems)
}

func TestRootBehindASymbolicLink(t *testing.T) {
	root := realDir(t)
	write(t, root, map[string]string{"r/.git/HEAD": "", "r/d/a.sql": script})
	require.NoError(t, os.Symlink("r", filepath.Join(root, "link")))
	found, err := Find(Options{Dir: filepath.Join(root, "link", "d"), Held: []Input{{Name: "b.sql", Data: []byte(script)}}, Paths: []string{"."}})
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(root, "r"), found.Root)
	assert.Equal(t, []Unit{{Names: []string{"d/a.sql"}}, {Names: []string{"d/b.sql"}}}, found.Units)
}

func TestNoRegularFile(t *testing.T) {
	pipe := func(root string) { require.NoError(t, syscall.Mkfifo(filepath.Join(root, "pipe.sql"), 0o644)) }
	found := look(t, pipe)
	onlyGood(t, found)
	assert.Equal(t, []Skip{{"pipe.sql", "not a regular file"}}, found.Skipped)
	found = look(t, pipe, "pipe.sql", ".")
	onlyGood(t, found)
	assert.Equal(t, []Problem{{"pipe.sql", "is not a regular file"}}, found.Problems)
}

func TestUnreadable(t *testing.T) {
	found := look(t, func(root string) {
		write(t, root, map[string]string{"shut.sql": script, "shut/a.sql": script, "shut.java": ""})
		for name, mode := range map[string]os.FileMode{"shut.sql": 0, "shut.java": 0, "shut": 0, ".": 0o755, "..": 0o755} {
			require.NoError(t, os.Chmod(filepath.Join(root, name), mode))
		}
		asNobody(t, root)
	})
	onlyGood(t, found)
	assert.Equal(t, []Problem{
		{"shut", "cannot be read: permission denied"},
		{"shut.sql", "cannot be read: permission denied"},
	}, found.Problems)
	assert.Len(t, found.Skipped, 1, "what a name settles is not opened")
}

func TestUnreadableByName(t *testing.T) {
	found := look(t, func(root string) {
		write(t, root, map[string]string{"shut/a.sql": script})
		for name, mode := range map[string]os.FileMode{"shut": 0, ".": 0o755, "..": 0o755} {
			require.NoError(t, os.Chmod(filepath.Join(root, name), mode))
		}
		asNobody(t, root)
	}, "good.sql", "shut/a.sql", "shut")
	onlyGood(t, found)
	assert.Equal(t, []Problem{
		{"shut", "cannot be read: permission denied"},
		{"shut/a.sql", "cannot be read: permission denied"},
	}, found.Problems)
}

// asNobody lets the process see files as a user without rights does, until the
// test ends.
func asNobody(t *testing.T, root string) {
	t.Helper()
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "shut"), 0o755) })
	if os.Geteuid() != 0 {
		return
	}
	if err := syscall.Setreuid(-1, 65534); err != nil {
		t.Skipf("cannot give up rights: %v", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Setreuid(-1, 0)) })
	if _, err := os.Open(filepath.Join(root, "good.sql")); err != nil {
		t.Skipf("cannot reach the tree without rights: %v", err)
	}
}

func TestHuge(t *testing.T) {
	long := "SELECT '" + strings.Repeat("a", 17<<20)
	found := look(t, func(root string) {
		write(t, root, map[string]string{"long.sql": long, "conf/config.yaml": cluster + "#" + long, "dump.sql": foreign + "-- " + long})
		sparse, err := os.Create(filepath.Join(root, "sparse.sql"))
		require.NoError(t, err)
		require.NoError(t, sparse.Truncate(8<<30))
		require.NoError(t, sparse.Close())
	})
	onlyGood(t, found)
	assert.Equal(t, []Problem{
		{"conf/config.yaml", "is larger than 16 MiB; not checked"},
		{"long.sql", "is larger than 16 MiB; not checked"},
	}, found.Problems)
	assert.Equal(t, []Skip{{"dump.sql", "AUTO_INCREMENT is of MySQL"}, {"sparse.sql", "binary"}}, found.Skipped)
	_, err := found.Read("long.sql")
	assert.ErrorContains(t, err, "larger than 16 MiB")
}

// Files that are hostile to readers neither hang nor break the finding.
func TestHostile(t *testing.T) {
	bomb := "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\na0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := range 9 {
		bomb += strings.NewReplacer("N", string(rune('1'+i)), "P", string(rune('0'+i))).Replace("aN: &aN [*aP,*aP,*aP,*aP,*aP,*aP,*aP,*aP,*aP]\n")
	}
	head := "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: "
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found := look(t, func(root string) {
		write(t, root, map[string]string{
			"bomb.yaml": bomb, "deep.yaml": head + strings.Repeat("[", 10_000), "deeper.yaml": head + strings.Repeat("{a: ", 10_000),
			"deep.json": `{"artifact": {"kind": "JAR", "jarArtifact": ` + strings.Repeat(`{"a": `, 10_000),
			"deep.sql":  "SET 'a' = 'b'; SELECT " + strings.Repeat("(", 10_000), "open.sql": "SET 'a' = 'b",
			"utf16.sql": "\xff\xfeS\x00E\x00T\x00 \x00'\x00a\x00'\x00=\x00'\x00b\x00'\x00", "bom.sql": "\ufeff" + script,
			"crlf.sql": strings.ReplaceAll(script, "\n", "\r\n"), "broken.yaml": "apiVersion: flink.apache.org/v1beta1\nkind: [\n\t: :\n",
		})
	})
	runtime.ReadMemStats(&after)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(256<<20))
	assert.Empty(t, found.Problems)
	assert.Empty(t, found.Skipped)
	assert.Len(t, found.Units, 11)
}

func TestDeepDirectories(t *testing.T) {
	deep := strings.Repeat("d/", 500)
	found := look(t, func(root string) { write(t, root, map[string]string{deep + "a.sql": script}) })
	assert.Len(t, found.Units, 2)
}

func TestOddNames(t *testing.T) {
	found := look(t, func(root string) {
		write(t, root, map[string]string{"a b.sql": script, "订单.sql": script, "x\ny.sql": script, "-.sql": script, "b\xff.sql": script, "[a].sql": script})
	})
	assert.Len(t, found.Units, 7)
	for _, u := range found.Units {
		data, err := found.Read(u.Names[0])
		require.NoError(t, err)
		assert.Equal(t, script, string(data))
	}
}
