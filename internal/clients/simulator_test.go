package clients

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// An action is what the runner reads of action.yml.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct{ Steps []step }
}

type step struct {
	ID, If, Uses, Run string
	WorkingDirectory  string `yaml:"working-directory"`
	Env, With         map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "action.yml"))
	require.NoError(t, err)
	var a action
	require.NoError(t, yaml.Unmarshal(text, &a))
	return a
}

// A job is a run of the action as GitHub's runner would do it. Steps that use
// other actions are noted with their inputs and do nothing.
type job struct {
	t         *testing.T
	workspace string
	temp      string
	values    map[string]string // what expressions may name
	used      []step
	code      int // of the step that failed
	log       string
	outputs   map[string]string
}

// simulate runs the action in a workspace.
func simulate(t *testing.T, workspace string, with map[string]string) *job {
	t.Helper()
	a := readAction(t)
	j := &job{t: t, workspace: workspace, temp: t.TempDir(), outputs: map[string]string{}}
	j.values = map[string]string{"github.action_path": root}
	for name, input := range a.Inputs {
		j.values["inputs."+name] = input.Default
	}
	for name, value := range with {
		require.Contains(t, a.Inputs, name)
		j.values["inputs."+name] = value
	}
	for _, s := range a.Runs.Steps {
		if j.code == 0 && j.holds(s.If) {
			j.step(s)
		}
	}
	for name, output := range a.Outputs {
		j.outputs[name] = j.expand(output.Value)
	}
	return j
}

func (j *job) step(s step) {
	if s.Uses != "" {
		s.With = j.expandAll(s.With)
		j.used = append(j.used, s)
		return
	}
	require.NotContains(j.t, s.Run, "${{", "a script must get its values by its environment")
	output := filepath.Join(j.temp, "output")
	require.NoError(j.t, os.WriteFile(output, nil, 0o644))
	script := filepath.Join(j.temp, "script.sh")
	require.NoError(j.t, os.WriteFile(script, []byte(s.Run), 0o644))

	env := []string{
		"GITHUB_ACTIONS=true", "GITHUB_ACTION_PATH=" + root, "GITHUB_WORKSPACE=" + j.workspace,
		"GITHUB_OUTPUT=" + output, "GITHUB_STEP_SUMMARY=" + filepath.Join(j.temp, "summary"),
		"RUNNER_TEMP=" + j.temp, "RUNNER_OS=Linux", "RUNNER_ARCH=X64",
	}
	for name, value := range j.expandAll(s.Env) {
		env = append(env, name+"="+value)
	}
	dir := filepath.Join(j.workspace, j.expand(s.WorkingDirectory))
	done := run(j.t, dir, env, "bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	j.code = done.code
	j.log += done.stderr + done.stdout

	text, err := os.ReadFile(output)
	require.NoError(j.t, err)
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		j.values["steps."+s.ID+".outputs."+name] = value
	}
}

var expression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)

// expand replaces expressions, each of which names a value.
func (j *job) expand(text string) string {
	return expression.ReplaceAllStringFunc(text, func(e string) string {
		return j.values[expression.FindStringSubmatch(e)[1]]
	})
}

func (j *job) expandAll(texts map[string]string) map[string]string {
	texts = maps.Clone(texts)
	for name, text := range texts {
		texts[name] = j.expand(text)
	}
	return texts
}

// holds evaluates a condition: comparisons of a value with a literal, all of
// which must hold. Nothing here is ever cancelled.
func (j *job) holds(condition string) bool {
	if condition == "" {
		return true
	}
	for term := range strings.SplitSeq(expression.FindStringSubmatch(condition)[1], " && ") {
		if term == "!cancelled()" {
			continue
		}
		words := strings.Fields(term)
		require.Len(j.t, words, 3, term)
		equal := j.values[words[0]] == strings.Trim(words[2], "'")
		if equal != (words[1] == "==") {
			return false
		}
	}
	return true
}

func (j *job) summary() string {
	text, err := os.ReadFile(filepath.Join(j.temp, "summary"))
	require.NoError(j.t, err)
	return string(text)
}

// A command is a line of the log that the runner obeys.
type command struct {
	name       string
	properties map[string]string
	text       string
}

var commandLine = regexp.MustCompile(`^\s*::([a-z-]+)(?: (.*?))?::(.*)$`)

// commands reads the log as the runner does: a command stands at the start of a
// line, blanks aside, and between stop-commands and its token there are none.
func (j *job) commands() []command {
	var found []command
	token := ""
	for line := range strings.Lines(j.log) {
		line = strings.TrimSuffix(line, "\n")
		if token != "" {
			if strings.TrimSpace(line) == "::"+token+"::" {
				token = ""
			}
			continue
		}
		m := commandLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		c := command{m[1], map[string]string{}, unescape.Replace(m[3])}
		for property := range strings.SplitSeq(m[2], ",") {
			name, value, _ := strings.Cut(property, "=")
			c.properties[name] = unescape.Replace(value)
		}
		if c.name == "stop-commands" {
			token = c.text
			continue
		}
		found = append(found, c)
	}
	return found
}

var unescape = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
