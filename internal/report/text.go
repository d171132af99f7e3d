package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/flinkvet/flinkvet/rules"
)

// A Style is how text is dressed for the reader.
type Style struct {
	// Frame shows the source line under each finding, and the way of the data
	// to it.
	Frame bool
	Color bool
}

// Text returns the format with a line for each finding:
//
//	path:line:column: severity: message [rule]
func Text(style Style) Format {
	return func(w io.Writer, run Run) error {
		out := bufio.NewWriter(w)
		t := text{out: out, run: run, style: style, frames: newFrames(run)}
		for _, f := range run.Findings {
			t.finding(f)
		}
		return out.Flush()
	}
}

type text struct {
	out    *bufio.Writer
	run    Run
	style  Style
	frames *frames
}

func (t *text) finding(f rules.Finding) {
	fmt.Fprintf(t.out, "%s: %s: %s %s\n", t.place(f.At),
		t.dress(severityColors[f.Severity], f.Severity.String()),
		Plain(f.Message), t.dress(dim, "["+f.Rule.Name+"]"))
	if !t.style.Frame {
		return
	}
	t.frame(f.At, f.Severity)
	for i, step := range f.Flow {
		t.beside(fmt.Sprintf("%d.", i+1), step)
	}
	for _, related := range f.Related {
		t.beside("see", related)
	}
	for _, fix := range f.Fixes {
		fmt.Fprintf(t.out, "      %s %s\n", t.dress(dim, "fix"), Plain(fix.Message))
	}
	t.out.WriteByte('\n')
}

// place is where an editor jumps to.
func (t *text) place(at rules.Place) string {
	return fmt.Sprintf("%s:%d:%d", t.dress(bold, plainPath(t.run.Path(at.Path))), at.Line, at.Column)
}

func (t *text) frame(at rules.Place, s rules.Severity) {
	source, marks, ok := t.frames.lines(at)
	if !ok {
		return
	}
	number := fmt.Sprintf("%4d", at.Line)
	if source != "" {
		source = " " + source
	}
	fmt.Fprintf(t.out, "%s%s\n", t.dress(dim, number+" |"), source)
	fmt.Fprintf(t.out, "%s %s\n", t.dress(dim, fmt.Sprintf("%*s |", len(number), "")), t.dress(severityColors[s], marks))
}

// beside prints another place that a finding speaks of. It is indented, so
// that no tool takes it for a finding of its own.
func (t *text) beside(leader string, r rules.Related) {
	fmt.Fprintf(t.out, "      %s %s: %s\n", t.dress(dim, leader), t.place(r.At), Plain(r.Message))
}

const (
	dim  = "2"
	bold = "1"
)

var severityColors = [...]string{rules.Off: "0", rules.Note: "1;36", rules.Warning: "1;33", rules.Error: "1;31"}

func (t *text) dress(color, s string) string {
	if !t.style.Color {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}
