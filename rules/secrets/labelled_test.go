package secrets

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/variables"
)

// A label ends a line of the labelled drafts: the line holds a credential that
// was planted there, or something that only looks like one.
var label = regexp.MustCompile(` (?:--|#|//) (planted|alike)$`)

// TestLabelled measures the pack, with the rule about variables that hold
// secrets, on drafts whose lines are labelled: how many
// of the planted credentials it finds, and how often it reports what is none.
func TestLabelled(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/labelled.txtar")
	require.NoError(t, err)
	var planted, found, alike, wrong int
	for _, f := range archive.Files {
		text, labels := cut(string(f.Data))
		reported := reportedLines(t, f.Name, text)
		for line, kind := range labels {
			switch {
			case kind == "planted":
				planted++
				if assert.True(t, reported[line], "%s:%d is not found", f.Name, line) {
					found++
				}
			case kind == "alike":
				alike++
				if !assert.False(t, reported[line], "%s:%d is no credential", f.Name, line) {
					wrong++
				}
			default:
				assert.False(t, reported[line], "%s:%d is not labelled and reported", f.Name, line)
			}
		}
	}
	t.Logf("found %d of %d planted credentials; %d false alarms among %d look-alikes", found, planted, wrong, alike)
	assert.GreaterOrEqual(t, planted, 150)
	assert.GreaterOrEqual(t, alike, 300)
}

// cut takes the labels off a draft's lines and returns them by line.
func cut(data string) (text string, labels map[int]string) {
	labels = map[int]string{}
	lines := strings.Split(data, "\n")
	for i, line := range lines {
		labels[i+1] = ""
		if m := label.FindStringSubmatchIndex(line); m != nil {
			labels[i+1] = line[m[2]:m[3]]
			lines[i] = line[:m[0]]
		}
	}
	return strings.Join(lines, "\n"), labels
}

func reportedLines(t *testing.T, name, text string) map[int]bool {
	t.Helper()
	var all []*rules.Rule
	for _, r := range Pack.Rules {
		if r != WeakCredential {
			all = append(all, r)
		}
	}
	all = append(all, variables.PlaintextVariableHoldsSecret)
	outcome := driver.Check(driver.Unit{Names: []string{name}}, all, nil, func(asked string) ([]byte, error) {
		if asked != name {
			return nil, fs.ErrNotExist
		}
		return []byte(text), nil
	})
	require.Empty(t, outcome.Failures)
	lines := map[int]bool{}
	for _, f := range outcome.Findings {
		for line := f.At.Line; line <= f.At.EndLine; line++ {
			lines[line] = true
		}
	}
	return lines
}
