package clients

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A matcher is an entry of a problem matcher file: groups of the pattern by
// what they hold.
type matcher struct {
	Owner, Severity string
	Pattern         []struct {
		Regexp                                      string
		File, Line, Column, Severity, Message, Code int
	}
}

func readMatchers(t *testing.T) []matcher {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, ".github/flinkvet-matcher.json"))
	require.NoError(t, err)
	var file struct{ ProblemMatcher []matcher }
	require.NoError(t, json.Unmarshal(text, &file))
	return file.ProblemMatcher
}

// A problem is what a matcher makes of a line.
type problem struct{ File, Line, Column, Severity, Message, Code string }

// problems reads lines as the runner does with the results of the matchers'
// patterns: per line and matcher the groups, or nothing.
func problems(t *testing.T, matchers []matcher, groups [][][]string) []problem {
	t.Helper()
	var found []problem
	for _, line := range groups {
		for i, m := range matchers {
			g, p := line[i], m.Pattern[0]
			if g == nil {
				continue
			}
			severity := m.Severity
			if p.Severity > 0 {
				severity = g[p.Severity]
			}
			found = append(found, problem{g[p.File], g[p.Line], g[p.Column], severity, g[p.Message], g[p.Code]})
		}
	}
	return found
}

func matchInGo(matchers []matcher, lines []string) [][][]string {
	var groups [][][]string
	for _, line := range lines {
		var of [][]string
		for _, m := range matchers {
			of = append(of, regexp.MustCompile(m.Pattern[0].Regexp).FindStringSubmatch(line))
		}
		groups = append(groups, of)
	}
	return groups
}

// matchInNode matches as ECMAScript does, which is what GitHub's runner asks of
// a pattern and what VS Code has.
func matchInNode(t *testing.T, matchers []matcher, lines []string) [][][]string {
	t.Helper()
	const script = `
		const { patterns, lines } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
		const groups = lines.map(line => patterns.map(p => line.match(new RegExp(p))));
		console.log(JSON.stringify(groups));`
	var patterns []string
	for _, m := range matchers {
		patterns = append(patterns, m.Pattern[0].Regexp)
	}
	input, err := json.Marshal(map[string]any{"patterns": patterns, "lines": lines})
	require.NoError(t, err)
	cmd := exec.Command(tool(t, "node"), "-e", script)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	require.NoError(t, err)
	var groups [][][]string
	require.NoError(t, json.Unmarshal(out, &groups))
	return groups
}

// reported returns the findings of the JSON report as a matcher should see them.
func reported(t *testing.T, dir string, paths ...string) []problem {
	t.Helper()
	done := run(t, dir, nil, flinkvet(t), append([]string{"check", "--format=json", "--fail-on=never"}, paths...)...)
	require.Equal(t, 0, done.code, done.stderr)
	var findings []struct {
		Rule, Severity, Message, Path string
		Line, Column                  int
	}
	require.NoError(t, json.Unmarshal([]byte(done.stdout), &findings))
	var all []problem
	for _, f := range findings {
		severity := strings.Replace(f.Severity, "note", "notice", 1)
		all = append(all, problem{f.Path, strconv.Itoa(f.Line), strconv.Itoa(f.Column), severity, f.Message, f.Rule})
	}
	return all
}

func TestMatcher(t *testing.T) {
	unmasked, err := os.ReadFile(filepath.Join(root, "examples/customers/customers-unmasked.sql"))
	require.NoError(t, err)
	project := t.TempDir()
	write(t, project, map[string]string{
		"bad.sql":           badDraft,
		"good.sql":          goodDraft, // notes that nothing declares its variable
		"作业 1/unmasked.sql": string(unmasked),
	})
	matchers, want := readMatchers(t), reported(t, project)
	for _, severity := range []string{"error", "warning", "notice"} {
		require.True(t, slices.ContainsFunc(want, func(p problem) bool { return p.Severity == severity }), severity)
	}
	for _, color := range []string{"never", "always"} {
		done := run(t, project, nil, flinkvet(t), "check", "--color="+color)
		require.Equal(t, 1, done.code, done.stderr)
		require.Equal(t, color == "always", strings.Contains(done.stdout, "\x1b["))
		lines := strings.Split(strings.TrimSpace(done.stdout), "\n")
		t.Run(color+" in Go", func(t *testing.T) {
			require.Equal(t, want, problems(t, matchers, matchInGo(matchers, lines)))
		})
		t.Run(color+" in ECMAScript", func(t *testing.T) {
			require.Equal(t, want, problems(t, matchers, matchInNode(t, matchers, lines)))
		})
	}
}
