package clients

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/flinkvet/flinkvet/linters/draft"
)

func TestPreCommitManifest(t *testing.T) {
	done := run(t, root, nil, tool(t, "pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml")
	require.Equal(t, 0, done.code, done.stdout+done.stderr)
}

// The hooks are called for the files that flinkvet reads, and for no others.
func TestHooksSeeDrafts(t *testing.T) {
	var hooks []struct{ ID, Files string }
	text, err := os.ReadFile(filepath.Join(root, ".pre-commit-hooks.yaml"))
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(text, &hooks))
	require.NotEmpty(t, hooks)
	for _, name := range []string{
		"a.sql", "a/B.SQL", "a.ddl", "a.dml", "a.fsql", "a.flinksql", "a.hql", "sql",
		"a.yaml", "a.yml", ".flinkvet.yaml", "flink-conf.yaml", "flink-conf", "a.json", "a.toml", "a.xml", "a.conf",
		"a.properties", "a.tf", "a.sh", "a.bash", "a.zsh", ".env", "b/.env.local", "prod.env", "env",
		"a.md", "a.txt", "a.java", "a.scala", "a.py", "a.jar", "a.class", "a.go", "a.csv", "Dockerfile", "Makefile",
	} {
		class, sure := draft.ClassifyName(name)
		reads := !sure || class.Kind != draft.Unknown
		for _, hook := range hooks {
			require.Equal(t, reads, regexp.MustCompile(hook.Files).MatchString(name), "%s and %s", hook.ID, name)
		}
	}
}

func TestPreCommitConfigOfReadme(t *testing.T) {
	preCommit := tool(t, "pre-commit")
	dir := t.TempDir()
	write(t, dir, map[string]string{"config.yaml": readmeBlock(t, "repos:\n")})
	done := run(t, dir, nil, preCommit, "validate-config", "config.yaml")
	require.Equal(t, 0, done.code, done.stdout+done.stderr)
}

// pre-commit clones flinkvet, builds it by its own go install, and runs it on
// the files of another repository.
func TestPreCommit(t *testing.T) {
	preCommit := tool(t, "pre-commit")
	hooks, project := snapshot(t), t.TempDir()
	config := fmt.Sprintf("repos:\n- repo: %s\n  rev: %s  hooks:\n  - id: flinkvet\n  - id: flinkvet-all\n",
		hooks, git(t, hooks, "rev-parse", "HEAD"))
	write(t, project, map[string]string{
		".pre-commit-config.yaml": config,
		".flinkvet.yaml":          goodPolicy + "exclude: [old/]\n",
		"bad.sql":                 badDraft,
		"good.sql":                goodDraft,
		"old/bad.sql":             badDraft,
		"README.md":               "Not a draft.\n",
	})
	commit(t, project)
	env := []string{
		"PRE_COMMIT_HOME=" + t.TempDir(),
		"GOMODCACHE=" + strings.TrimSpace(run(t, root, nil, "go", "env", "GOMODCACHE").stdout),
	}
	call := func(args ...string) result {
		return run(t, project, env, preCommit, append(args, "--color=never", "--verbose")...)
	}

	for _, c := range []struct {
		name, hook string
		files      []string
		code       int
		says       string
	}{
		{"bad", "flinkvet", []string{"bad.sql", "good.sql", "README.md"}, 1, "Failed"},
		{"good", "flinkvet", []string{"good.sql"}, 0, "Passed"},
		{"excluded", "flinkvet", []string{"old/bad.sql"}, 0, "Passed"},
		{"no draft", "flinkvet", []string{"README.md"}, 0, "(no files to check)Skipped"},
		{"whole repository", "flinkvet-all", []string{"good.sql"}, 1, "Failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			done := call(append([]string{"run", c.hook, "--files"}, c.files...)...)
			require.Equal(t, c.code, done.code, done.stdout+done.stderr)
			require.Contains(t, done.stdout, c.says)
			if c.code == 1 {
				require.Contains(t, done.stdout, "bad.sql:6:")
				require.Contains(t, done.stdout, "["+badRule+"]")
			}
			require.NotContains(t, done.stdout, "good.sql:")
			require.NotContains(t, done.stdout, "old/bad.sql:")
		})
	}
	t.Run("try-repo", func(t *testing.T) {
		done := call("try-repo", hooks, "flinkvet", "--all-files")
		require.Equal(t, 1, done.code, done.stdout+done.stderr)
		require.Contains(t, done.stdout, "bad.sql:6:")
	})
}
