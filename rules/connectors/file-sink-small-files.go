package connectors

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// FileSinkSmallFiles finds tables of files that get a new file from every writer
// with each checkpoint, many times an hour.
var FileSinkSmallFiles = Pack.Add(rules.Rule{
	Name:     "file-sink-small-files",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.fileSinkSmallFiles),
})

func (u use) fileSinkSmallFiles() {
	format := u.valueFormat()
	if !u.Is("filesystem") || !u.writes() || format == nil || !flink.BulkFormat(format.Value()) || !u.lacks("auto-compaction") && !u.options.Is("auto-compaction", "false") || u.batch() {
		return
	}
	for _, e := range u.jobs() {
		interval, set, ok := e.Duration("execution.checkpointing.interval")
		if !ok || interval <= 0 || interval >= time.Minute {
			continue
		}
		r := rules.Report{At: format, Message: fmt.Sprintf(
			"every writer closes its %s file with each checkpoint, every %s, which leaves very many small ones in %s; checkpoint every few minutes, or set \"auto-compaction\" to true", format.Value(), interval, u.Name)}
		if set.IsValid() {
			r.Related = []analysis.RelatedInformation{{Pos: set.Pos(), End: set.End(), Message: "the interval"}}
		}
		r.To(u.pass)
		return
	}
}
