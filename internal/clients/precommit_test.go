package clients

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	who := []string{"-c", "user.name=test", "-c", "user.email=test@example.com"}
	done := run(t, dir, nil, "git", append(who, args...)...)
	require.Equal(t, 0, done.code, done.stderr)
	return done.stdout
}

func TestPreCommitManifest(t *testing.T) {
	done := run(t, root, nil, tool(t, "pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml")
	require.Equal(t, 0, done.code, done.stdout+done.stderr)
}

func TestPreCommitConfigOfReadme(t *testing.T) {
	preCommit := tool(t, "pre-commit")
	dir := t.TempDir()
	write(t, dir, map[string]string{"config.yaml": readmeBlock(t, "repos:\n")})
	done := run(t, dir, nil, preCommit, "validate-config", "config.yaml")
	require.Equal(t, 0, done.code, done.stdout+done.stderr)
}

// pre-commit clones flinkvet, builds it with its own go install, and runs it on
// the files of another repository.
func TestPreCommit(t *testing.T) {
	preCommit := tool(t, "pre-commit")
	project := t.TempDir()
	write(t, project, map[string]string{
		"bad.sql":   badDraft,
		"good.sql":  goodDraft,
		"README.md": "Not a draft.\n",
	})
	git(t, project, "init", "--quiet")
	git(t, project, "add", ".")
	git(t, project, "commit", "--quiet", "--message", "Start")

	home := t.TempDir()
	modules := run(t, root, nil, "go", "env", "GOMODCACHE")
	env := []string{"PRE_COMMIT_HOME=" + home, "GOMODCACHE=" + strings.TrimSpace(modules.stdout), "GOFLAGS="}
	try := func(hook string, files ...string) result {
		args := append([]string{"try-repo", root, hook, "--color=never", "--verbose", "--files"}, files...)
		return run(t, project, env, preCommit, args...)
	}

	t.Run("bad", func(t *testing.T) {
		done := try("flinkvet", "bad.sql", "good.sql", "README.md")
		require.Equal(t, 1, done.code, done.stdout+done.stderr)
		require.Contains(t, done.stdout, "Failed")
		require.Contains(t, done.stdout, "bad.sql:6:")
		require.Contains(t, done.stdout, "["+badRule+"]")
		require.NotContains(t, done.stdout, "good.sql:")
	})
	t.Run("good", func(t *testing.T) {
		done := try("flinkvet", "good.sql")
		require.Equal(t, 0, done.code, done.stdout+done.stderr)
		require.Contains(t, done.stdout, "Passed")
	})
	t.Run("no draft", func(t *testing.T) {
		done := try("flinkvet", "README.md")
		require.Equal(t, 0, done.code, done.stdout+done.stderr)
		require.Contains(t, done.stdout, "(no files to check)Skipped")
	})
	t.Run("whole repository", func(t *testing.T) {
		done := try("flinkvet-all", "good.sql")
		require.Equal(t, 1, done.code, done.stdout+done.stderr)
		require.Contains(t, done.stdout, "bad.sql:6:")
	})
	t.Run("excluded", func(t *testing.T) {
		policy := filepath.Join(project, ".flinkvet.yaml")
		require.NoError(t, os.WriteFile(policy, []byte("exclude: [bad.sql]\n"), 0o644))
		defer os.Remove(policy)
		done := try("flinkvet", "bad.sql", "good.sql")
		require.Equal(t, 0, done.code, done.stdout+done.stderr)
	})
}
