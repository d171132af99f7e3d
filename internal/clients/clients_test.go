package clients

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the tests expect of the README")

// root is the repository.
var root = must(filepath.Abs("../.."))

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// binaries is where the tests' own flinkvet is.
var binaries = must(os.MkdirTemp("", "flinkvet-clients-"))

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	_ = os.RemoveAll(binaries)
	os.Exit(code)
}

// build builds flinkvet, once for all tests.
var build = sync.OnceValues(func() (string, error) {
	path := filepath.Join(binaries, "flinkvet")
	cmd := exec.Command("go", "build", "-o", path, "./cmd/flinkvet")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

func flinkvet(t *testing.T) string {
	t.Helper()
	path, err := build()
	require.NoError(t, err)
	return path
}

// tool returns the path of a client, or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	if tools := os.Getenv("FLINKVET_TOOLS"); tools != "" {
		for _, dir := range []string{"bin", "node_modules/.bin", "venv/bin"} {
			if path, err := exec.LookPath(filepath.Join(tools, dir, name)); err == nil {
				return path
			}
		}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is neither in FLINKVET_TOOLS nor on the PATH", name)
	}
	return path
}

// A result is what a finished command left behind.
type result struct {
	code           int
	stdout, stderr string
}

func (r result) ok() bool { return r.code == 0 }

// run runs a command in a directory, with more environment than the test has.
func run(t *testing.T, dir string, env []string, name string, args ...string) result {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// snapshot returns a repository with the files as they are, committed or not.
func snapshot(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name := range strings.SplitSeq(git(t, root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"), "\x00") {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			continue // a deleted file, or the end of the list
		}
		write(t, dir, map[string]string{name: string(text)})
	}
	commit(t, dir)
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	who := []string{"-c", "user.name=test", "-c", "user.email=test@example.com"}
	done := run(t, dir, nil, "git", append(who, args...)...)
	require.Equal(t, 0, done.code, done.stderr)
	return done.stdout
}

// commit makes a directory a repository with all its files.
func commit(t *testing.T, dir string) {
	t.Helper()
	git(t, dir, "init", "--quiet")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "--quiet", "--message", "Start")
}

// write writes files into a directory by their slash-separated names.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
}

// badDraft is an error for every team: a password in plain text.
const badDraft = `CREATE TEMPORARY TABLE ledger (id BIGINT) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:mysql://ledger.shop.internal:3306/ledger',
  'table-name' = 'ledger',
  'username' = 'writer',
  'password' = 'n0t-a-real-passw0rd'
);
`

// goodDraft is the same without its fault.
const goodDraft = `CREATE TEMPORARY TABLE ledger (id BIGINT) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:mysql://ledger.shop.internal:3306/ledger',
  'table-name' = 'ledger',
  'username' = 'writer',
  'password' = '${secret_values.ledger}'
);
`

// goodPolicy declares what goodDraft references.
const goodPolicy = "variables:\n  secrets: [ledger]\n"

// badRule is the rule that badDraft breaks.
const badRule = "plaintext-connector-credential"
