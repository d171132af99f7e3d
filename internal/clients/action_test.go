package clients

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sarifRules returns the rules of a SARIF report's results, in order.
func sarifRules(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var report struct {
		Runs []struct{ Results []struct{ RuleID string } }
	}
	require.NoError(t, json.Unmarshal(text, &report))
	require.Len(t, report.Runs, 1)
	require.NotNil(t, report.Runs[0].Results, "a run without results must still have the list")
	names := []string{}
	for _, r := range report.Runs[0].Results {
		names = append(names, r.RuleID)
	}
	return names
}

func TestActionOnFindings(t *testing.T) {
	workspace := t.TempDir()
	write(t, workspace, map[string]string{"jobs/ledger.sql": badDraft})
	j := simulate(t, workspace, map[string]string{"paths": "jobs", "upload-sarif": "true"})

	require.Equal(t, 1, j.code, j.log)
	require.Equal(t, "1", j.outputs["exit-code"])
	require.Equal(t, []string{badRule}, sarifRules(t, j.outputs["sarif-file"]))
	require.Contains(t, j.log, "jobs/ledger.sql:6:", "the log names the place")
	require.Contains(t, j.summary(), "| `jobs/ledger.sql:6` |")

	commands := j.commands()
	require.Len(t, commands, 1)
	require.Equal(t, "error", commands[0].name)
	require.Equal(t, "jobs/ledger.sql", commands[0].properties["file"])
	require.Equal(t, "6", commands[0].properties["line"])

	upload := j.used[len(j.used)-1]
	require.Contains(t, upload.Uses, "github/codeql-action/upload-sarif@")
	require.Equal(t, j.outputs["sarif-file"], upload.With["sarif_file"])
}

func TestActionOnCleanProject(t *testing.T) {
	workspace := t.TempDir()
	write(t, workspace, map[string]string{"ledger.sql": goodDraft, ".flinkvet.yaml": goodPolicy})
	j := simulate(t, workspace, map[string]string{"sarif-file": "out.sarif"})

	require.Equal(t, 0, j.code, j.log)
	require.Equal(t, "0", j.outputs["exit-code"])
	require.Equal(t, filepath.Join(workspace, "out.sarif"), j.outputs["sarif-file"])
	require.Empty(t, sarifRules(t, j.outputs["sarif-file"]))
	require.Contains(t, j.summary(), "No findings.")
	require.Empty(t, j.commands())
	for _, s := range j.used {
		require.NotContains(t, s.Uses, "upload-sarif")
		require.NotContains(t, s.Uses, "setup-go", "there is a Go on the PATH")
	}
}

func TestActionPassesArguments(t *testing.T) {
	workspace := t.TempDir()
	write(t, workspace, map[string]string{"a project/ledger.sql": badDraft})
	j := simulate(t, workspace, map[string]string{
		"working-directory": "a project",
		"args":              "--ignore=" + badRule + "\n",
	})
	require.Equal(t, 0, j.code, j.log)
	require.Empty(t, sarifRules(t, j.outputs["sarif-file"]))
}

func TestActionFailsOnMisuse(t *testing.T) {
	j := simulate(t, t.TempDir(), map[string]string{"fail-on": "sometimes", "upload-sarif": "true"})
	require.Equal(t, 2, j.code, j.log)
	require.Equal(t, "2", j.outputs["exit-code"])
	require.Contains(t, j.summary(), "could not do all of its work")
	for _, s := range j.used {
		require.NotContains(t, s.Uses, "upload-sarif", "there is nothing to upload")
	}
}

// A pull request may name its files as it likes: what the log quotes of it must
// not become a command to the runner.
func TestActionObeysNoDraft(t *testing.T) {
	workspace := t.TempDir()
	name := "::error title=owned::x.sql"
	write(t, workspace, map[string]string{name: badDraft})
	j := simulate(t, workspace, map[string]string{"fail-on": "never"})

	require.Equal(t, 0, j.code, j.log)
	commands := j.commands()
	require.Len(t, commands, 1, j.log)
	require.Equal(t, name, commands[0].properties["file"])
}

func TestActionPinsActions(t *testing.T) {
	pinned := regexp.MustCompile(`uses: (\./|\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$`)
	for _, name := range []string{"action.yml", ".github/workflows/ci.yml"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		for line := range strings.Lines(string(text)) {
			if strings.Contains(line, "uses: ") {
				require.Regexp(t, pinned, strings.TrimSpace(line), name)
			}
		}
	}
}

func TestActionlint(t *testing.T) {
	actionlint := tool(t, "actionlint")
	done := run(t, root, nil, actionlint, "-no-color")
	require.Equal(t, 0, done.code, done.stdout)
}

// actionlint holds the workflow that the README shows against action.yml, and
// would see a wrong input.
func TestActionlintOnReadme(t *testing.T) {
	actionlint := tool(t, "actionlint")
	action, err := os.ReadFile(filepath.Join(root, "action.yml"))
	require.NoError(t, err)
	workflow := readmeBlock(t, "name: flinkvet\n")
	lint := func(workflow string) result {
		project := t.TempDir()
		write(t, project, map[string]string{"action.yml": string(action), ".github/workflows/ci.yml": workflow})
		git(t, project, "init", "--quiet")
		return run(t, project, nil, actionlint, "-no-color")
	}

	require.Contains(t, workflow, "uses: flinkvet/flinkvet@main")
	local := strings.Replace(workflow, "flinkvet/flinkvet@main", "./", 1)
	done := lint(local)
	require.Equal(t, 0, done.code, done.stdout)

	done = lint(strings.Replace(local, "paths:", "path:", 1))
	require.Equal(t, 1, done.code)
	require.Contains(t, done.stdout, `input "path" is not defined in action "flinkvet"`)
}

func TestActionValidator(t *testing.T) {
	validator := tool(t, "action-validator")
	for _, name := range []string{"action.yml", ".github/workflows/ci.yml"} {
		done := run(t, root, nil, validator, name)
		require.Equal(t, 0, done.code, done.stdout+done.stderr)
	}
}

// shellcheck reads the script of CI, and those of the action as the runner calls
// them.
func TestShellcheck(t *testing.T) {
	shellcheck := tool(t, "shellcheck")
	done := run(t, root, nil, shellcheck, ".ci/run")
	require.Equal(t, 0, done.code, done.stdout)
	for _, s := range readAction(t).Runs.Steps {
		if s.Run != "" {
			script := filepath.Join(t.TempDir(), "step.sh")
			require.NoError(t, os.WriteFile(script, []byte("set -eo pipefail\n"+s.Run), 0o644))
			done := run(t, root, nil, shellcheck, "--shell=bash", script)
			require.Equal(t, 0, done.code, done.stdout)
		}
	}
}
