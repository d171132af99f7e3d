// Package sarif writes findings as SARIF 2.1.0, in the form that code scanning
// takes: one run, locations relative to the root of the repository,
// fingerprints as the uploader of GitHub would compute them.
//
// It is the only user of the library for SARIF, whose structures it fills so
// that nothing is written as null. It decides nothing about which findings
// stand, and opens no file by itself.
package sarif

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/flinkvet/flinkvet/rules"
)

// A Run is what a SARIF log is made of.
type Run struct {
	// Version is flinkvet's own.
	Version string
	// Findings are what stands, sorted by place.
	Findings []rules.Finding
	// Suppressed are written as suppressed results, after the others. GitHub
	// shows them as if they were not suppressed.
	Suppressed []Suppressed
	// Notices are what else there is to say about the run.
	Notices []Notice
	// Failed says that the run did not do all of its work.
	Failed   bool
	ExitCode int
	// Category tells several logs of one commit apart, "" for none.
	Category string
	// Most is how many results are written at most, the worst ones; 0 is all.
	Most int
	// Read returns a file as it is on disk.
	Read func(name string) ([]byte, error)
}

// A Suppressed is a finding that does not stand, because a comment says so.
type Suppressed struct {
	rules.Finding
	// Reason is what the author of the comment wrote.
	Reason string
}

// A Notice is something about the run that is no finding: a file that was
// skipped and why, a file that could not be read.
type Notice struct {
	// Level is Note, Warning or Error.
	Level rules.Severity
	// Path is the file that it is about, "" for none.
	Path    string
	Message string
}

const (
	schema = "https://json.schemastore.org/sarif-2.1.0.json"
	home   = "https://github.com/flinkvet/flinkvet"
	root   = "%SRCROOT%"
)

// Write writes the log of a run. The same run gives the same bytes.
func Write(w io.Writer, run Run) error {
	log := sarif.Report{Version: string(sarif.Version210), Schema: schema, Runs: []*sarif.Run{run.log()}}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(log); err != nil {
		return err
	}
	_, err := out.WriteTo(w)
	return err
}

func (run Run) log() *sarif.Run {
	standing, left := trim(run.Findings, run.Most)
	judged := ruleSet(standing, run.Suppressed)
	p := newPlaces(run.Read)
	log := &sarif.Run{
		Tool:               sarif.Tool{Driver: driver(run.Version, judged)},
		ColumnKind:         "utf16CodeUnits",
		OriginalUriBaseIDs: map[string]*sarif.ArtifactLocation{root: {Description: text("The root of the repository.")}},
		Invocations:        []*sarif.Invocation{run.invocation(left)},
		Results:            results(standing, run.Suppressed, judged, p),
	}
	if run.Category != "" {
		log.AutomationDetails = &sarif.RunAutomationDetails{ID: ptr(run.Category + "/")}
	}
	return log
}

// invocation says how the run went; left is how many results were left out.
func (run Run) invocation(left int) *sarif.Invocation {
	i := &sarif.Invocation{ExecutionSuccessful: ptr(!run.Failed), ExitCode: ptr(run.ExitCode)}
	notices := run.Notices
	if left > 0 {
		notices = append(slices.Clip(notices), Notice{
			Level:   rules.Warning,
			Message: fmt.Sprintf("%d of %d results are left out; the worst %d are written", left, len(run.Findings), run.Most),
		})
	}
	for _, n := range notices {
		i.ToolExecutionNotifications = append(i.ToolExecutionNotifications, notification(n))
	}
	return i
}

func notification(n Notice) *sarif.Notification {
	made := &sarif.Notification{Level: n.Level.String(), Message: text(sentence(n.Message))}
	if n.Path != "" {
		made.Locations = []*sarif.Location{{PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: artifact(n.Path)}}}
	}
	return made
}

// trim keeps at most the given number of findings, the worst ones, in their
// order. It returns how many are left out.
func trim(findings []rules.Finding, most int) ([]rules.Finding, int) {
	if most <= 0 || len(findings) <= most {
		return findings, 0
	}
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rules.WorstFirst(findings[a], findings[b]) })
	worst := order[:most]
	slices.Sort(worst)
	kept := make([]rules.Finding, 0, most)
	for _, i := range worst {
		kept = append(kept, findings[i])
	}
	return kept, len(findings) - most
}

func text(s string) *sarif.Message { return &sarif.Message{Text: &s} }

func ptr[T any](value T) *T { return &value }
