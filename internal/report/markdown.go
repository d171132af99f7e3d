package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

// mostRows is how many findings a table shows: a page of GitHub that is larger
// than a mebibyte is refused whole.
const mostRows = 1000

// Markdown writes a table, the worst finding first.
func Markdown(w io.Writer, run Run) error {
	out := bufio.NewWriter(w)
	if len(run.Findings) == 0 {
		out.WriteString("No findings.\n")
		return out.Flush()
	}
	worst := slices.Clone(run.Findings)
	slices.SortStableFunc(worst, rules.WorstFirst)
	out.WriteString("| severity | place | finding | rule |\n|---|---|---|---|\n")
	for _, f := range worst[:min(len(worst), mostRows)] {
		fmt.Fprintf(out, "| %s | `%s:%d` | %s | %s |\n", f.Severity,
			strings.ReplaceAll(Plain(run.Path(f.At.Path)), "`", "'"), f.At.Line, cell.Replace(Plain(f.Message)), f.Rule.Name)
	}
	if more := len(worst) - mostRows; more > 0 {
		fmt.Fprintf(out, "\nand %d more.\n", more)
	}
	return out.Flush()
}

// cell escapes what would be more than text in the cell of a table.
var cell = strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "&", "&amp;", "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "$", `\$`)
