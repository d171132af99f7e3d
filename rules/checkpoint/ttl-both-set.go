package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// TTLBothSet finds two times to live for the same state (the page
// GeminiStateBackend: the options cannot be used together).
var TTLBothSet = Pack.Add(rules.Rule{
	Name:     "ttl-both-set",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.ttlBothSet),
})

func (j job) ttlBothSet(pass *analysis.Pass) {
	sql, ok := j.written(stateTTL)
	gemini, also := j.written(geminiTTL)
	if !ok || !also {
		return
	}
	rules.Report{
		At:      gemini.KeyRange,
		Message: fmt.Sprintf("%q cannot be used together with %q; keep the latter for SQL and the former for a program on streams", gemini.Written, sql.Written),
		Related: []analysis.RelatedInformation{{Pos: sql.KeyRange.Pos(), End: sql.KeyRange.End(), Message: "set here"}},
	}.To(pass)
}
