package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/rules/all"
	"github.com/flinkvet/flinkvet/sarif/sariftest"
)

// ran runs a command line and returns what it wrote.
func ran(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

type panics struct{ io.Reader }

func (panics) Read([]byte) (int, error) { panic("no idea") }

func TestFaultOfFlinkvet(t *testing.T) {
	var out, errs bytes.Buffer
	assert.Equal(t, exitFailed, run([]string{"check", "-"}, panics{}, &out, &errs))
	assert.Empty(t, out.String())
	assert.Equal(t, "flinkvet: internal fault: no idea; please report it with the draft that shows it\n", errs.String())

	errs.Reset()
	assert.Equal(t, exitFailed, run([]string{"check", "-", "-v"}, panics{}, &out, &errs))
	assert.Contains(t, errs.String(), "panics.Read")
}

func TestNameFor(t *testing.T) {
	for text, want := range map[string]string{
		"SELECT 1;":                        "stdin.sql",
		"-- key: value\nSELECT 1;":         "stdin.sql",
		"":                                 "stdin.sql",
		"{\"kind\": \"Deployment\"}":       "stdin.json",
		"# config\n\nstate.backend: rocks": "stdin.yaml",
		"---\na: 1":                        "stdin.yaml",
		"execution:\n  mode: x":            "stdin.yaml",
		"SET 'a:b' = 'c';":                 "stdin.sql",
	} {
		assert.Equal(t, want, nameFor([]byte(text)), text)
	}
}

func TestHere(t *testing.T) {
	root := t.TempDir()
	h := here{root, filepath.Join(root, "jobs", "a")}
	assert.Equal(t, "x.sql", h.path("jobs/a/x.sql"))
	assert.Equal(t, "../../conf/x.yaml", h.path("conf/x.yaml"))
	beside := filepath.ToSlash(filepath.Dir(root))
	assert.Equal(t, "../../../y.sql", h.path(beside+"/y.sql"), "the shorter of the two")
	assert.Equal(t, "/y.sql", h.path("/y.sql"))
	assert.Equal(t, "/r/y.sql", here{"/r", root}.path("y.sql"))
}

// The reports on the examples are ones that code scanning takes.
func TestExamplesAsSARIF(t *testing.T) {
	t.Chdir("../..")
	root, err := os.Getwd()
	require.NoError(t, err)
	code, log, errs := ran(t, "check", "--format", "sarif", "--sarif-suppressed", "examples")
	require.Equal(t, exitFound, code, errs)
	sariftest.Check(t, []byte(log), root)
}

// fence matches a file on a rule's page.
var fence = regexp.MustCompile("(?ms)^```\\w+ (\\S+)\n(.*?)^```")

// mark matches what the pages expect of a line.
var mark = regexp.MustCompile("(?m) *(--|#|//) want `.*$")

// No report, and no other output, shows the text that a rule takes for a secret,
// on any page.
func TestNoReportShowsSecrets(t *testing.T) {
	dir, reports := t.TempDir(), t.TempDir()
	for _, r := range all.Rules() {
		for i, file := range fence.FindAllStringSubmatch(r.Page().Source, -1) {
			path := filepath.Join(dir, r.Name, string(rune('a'+i%26))+string(rune('a'+i/26)), filepath.FromSlash(file[1]))
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
			require.NoError(t, os.WriteFile(path, []byte(mark.ReplaceAllString(file[2], "")), 0o600))
		}
	}
	t.Chdir(dir)
	shown := secretsIn(t, dir)
	require.Greater(t, len(shown), 20, "the pages have many secrets")
	files := []string{"check", "-v"}
	for _, format := range words(formats) {
		files = append(files, "--output", format+"="+filepath.Join(reports, format))
	}
	for _, args := range [][]string{
		append(files, "--sarif-suppressed", "--max-results", "0"),
		{"check", "--frame", "--color", "always"}, {"check", "--frame", "--ignore", "secrets"},
		{"fix", "--diff"}, {"fix", "--diff", "--format", "json"}, {"permissions"}, {"lineage", "--format", "json"}, {"config", "show"},
	} {
		_, out, errs := ran(t, args...)
		hides(t, shown, out+errs, strings.Join(args[:min(3, len(args))], " "))
	}
	for _, format := range words(formats) {
		text, err := os.ReadFile(filepath.Join(reports, format))
		require.NoError(t, err)
		// The pages themselves, which SARIF has before the results, do show them.
		_, results, ok := strings.Cut(string(text), `"results": [`)
		if !ok {
			results = string(text)
		}
		require.NotEmpty(t, results)
		hides(t, shown, results, format)
	}
}

// hides asserts that none of the secrets is in a text.
func hides(t *testing.T, secrets []string, text, what string) {
	for _, secret := range secrets {
		assert.False(t, strings.Contains(text, secret), "%s shows %q", what, secret)
	}
}

// secretsIn returns the stretches of the files that findings about secrets mark.
func secretsIn(t *testing.T, dir string) (found []string) {
	_, out, _ := ran(t, "check", "--format", "json", "--no-inline-ignores", "--select", "secrets")
	var findings []struct {
		Path                    string
		Line, Column, EndColumn int
		EndLine                 int
	}
	require.NoError(t, json.Unmarshal([]byte(out), &findings))
	for _, f := range findings {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		require.NoError(t, err)
		line := strings.Split(string(text), "\n")[f.Line-1]
		secret := strings.Trim(line[f.Column-1:], `'"`)
		if f.EndLine == f.Line {
			secret = strings.Trim(line[f.Column-1:f.EndColumn-1], `'"`)
		}
		// A short one may be a word of a message as well.
		if len(secret) > 8 && !slices.Contains(found, secret) {
			found = append(found, secret)
		}
	}
	return found
}
