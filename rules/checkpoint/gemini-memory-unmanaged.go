package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// GeminiMemoryUnmanaged finds Gemini outside of managed memory without the sizes
// that count then (the page GeminiStateBackend: the sum of write buffer and off-
// heap size).
var GeminiMemoryUnmanaged = Pack.Add(rules.Rule{
	Name:     "gemini-memory-unmanaged",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.geminiMemoryUnmanaged),
})

func (j job) geminiMemoryUnmanaged(pass *analysis.Pass) {
	on, set, known := j.Bool("state.backend.gemini.memory.managed")
	if on || !known || !set.IsValid() {
		return
	}
	for _, size := range []string{"state.backend.gemini.total.writebuffer.size", "state.backend.gemini.offheap.size"} {
		if j.lacks(size) {
			rules.Report{
				At:      set,
				Message: fmt.Sprintf("%q = false has Gemini take its own memory, and nothing sets %q; set it, or let Flink manage the memory", set.Written, size),
				Fixes:   replace(set, "true"),
			}.To(pass)
			return
		}
	}
}
