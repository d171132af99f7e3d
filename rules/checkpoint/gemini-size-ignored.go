package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// GeminiSizeIgnored finds sizes of Gemini's memory that do not count because
// Flink manages that memory (the page GeminiStateBackend: they count where
// memory.managed is false).
var GeminiSizeIgnored = Pack.Add(rules.Rule{
	Name:     "gemini-size-ignored",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.geminiSizeIgnored),
})

// geminiSizes are the parts of the memory that Gemini takes by itself.
var geminiSizes = []string{"state.backend.gemini.total.writebuffer.size", "state.backend.gemini.offheap.size"}

func (j job) geminiSizeIgnored(pass *analysis.Pass) {
	managed, set, known := j.Bool("state.backend.gemini.memory.managed")
	if !known || !managed || !set.IsValid() && !j.lacks("state.backend.gemini.memory.managed") {
		return
	}
	for _, key := range geminiSizes {
		if size, ok := j.written(key); ok {
			rules.Report{
				At:      size.KeyRange,
				Message: fmt.Sprintf("%q has no effect, for Flink manages Gemini's memory; remove it, and size the managed memory", size.Written),
			}.To(pass)
		}
	}
}
