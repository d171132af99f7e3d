package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// GeminiLazyVersion finds lazy restore with an engine that does not know it
// (Realtime Compute's page on faster start and scaling: VVR 6.0.6 and later).
var GeminiLazyVersion = Pack.Add(rules.Rule{
	Name:     "gemini-lazy-version",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.geminiLazyVersion),
})

func (j job) geminiLazyVersion(pass *analysis.Pass) {
	set, ok := j.written("state.backend.gemini.file.cache.download.type")
	engine, known := flink.ParseEngine(j.Target.Engine)
	if !ok || !strings.EqualFold(set.Value, "LazyDownloadOnRestore") || !known || engine.Platform != "vvr" ||
		!engine.Release.Before(flink.Release{Major: 6, Minor: 0, Patch: 6}) {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("%q = %s needs VVR 6.0.6, and the engine is %s; choose a later one", set.Written, set.Value, j.Target.Engine),
	}.To(pass)
}
