package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

// GitHub writes the commands that make annotations of GitHub Actions, the worst
// finding first: the page of a run shows no more than ten of each severity.
func GitHub(w io.Writer, run Run) error {
	worst := slices.Clone(run.Findings)
	slices.SortStableFunc(worst, rules.WorstFirst)
	out := bufio.NewWriter(w)
	for _, f := range worst {
		fmt.Fprintf(out, "::%s %s::%s\n", annotation[f.Severity], annotated(f), commandData.Replace(said(run, f)))
	}
	return out.Flush()
}

var annotation = [...]string{rules.Off: "notice", rules.Note: "notice", rules.Warning: "warning", rules.Error: "error"}

// annotated returns the properties of an annotation. The runner drops columns
// of a stretch of several lines.
func annotated(f rules.Finding) string {
	at := f.At
	properties := fmt.Sprintf("file=%s,line=%d,endLine=%d", commandProperty.Replace(onDisk(at.Path)), at.Line, at.EndLine)
	if at.EndLine == at.Line {
		properties += fmt.Sprintf(",col=%d,endColumn=%d", at.Column, at.EndColumn)
	}
	return properties + ",title=" + commandProperty.Replace("flinkvet ("+f.Rule.Name+")")
}

// said repeats the place, because the log of a step shows the message alone.
func said(run Run, f rules.Finding) string {
	return fmt.Sprintf("%s:%d:%d: %s [%s]", plainPath(run.Path(f.At.Path)), f.At.Line, f.At.Column, Plain(f.Message), f.Rule.Name)
}

// What the runner unescapes in the data and in the properties of a command.
var (
	commandData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
