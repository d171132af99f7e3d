package deployment

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// MemoryOptionsConflict finds memory settings that cannot hold together.
var MemoryOptionsConflict = Pack.Add(rules.Rule{
	Name:     "memory-options-conflict",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      memoryOptionsConflict,
})

func memoryOptionsConflict(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		judgeMemory(pass, f.Properties)
		for _, d := range f.Deployments {
			judgeMemory(pass, d.Config)
		}
	}
}

// within are settings of which the first must not be larger than the second
// (Flink, pages "Set up TaskManager Memory" and "Set up JobManager Memory").
var within = [][2]string{
	{"taskmanager.memory.flink.size", "taskmanager.memory.process.size"},
	{"jobmanager.memory.flink.size", "jobmanager.memory.process.size"},
	{"taskmanager.memory.managed.size", "taskmanager.memory.flink.size"},
	{"taskmanager.memory.task.heap.size", "taskmanager.memory.flink.size"},
	{"jobmanager.memory.heap.size", "jobmanager.memory.flink.size"},
	{"taskmanager.memory.managed.size", "taskmanager.memory.process.size"},
	{"taskmanager.memory.task.heap.size", "taskmanager.memory.process.size"},
	{"jobmanager.memory.heap.size", "jobmanager.memory.process.size"},
	{"taskmanager.memory.network.min", "taskmanager.memory.network.max"},
	{"taskmanager.memory.jvm-overhead.min", "taskmanager.memory.jvm-overhead.max"},
	{"jobmanager.memory.jvm-overhead.min", "jobmanager.memory.jvm-overhead.max"},
}

var fractions = []string{
	"taskmanager.memory.managed.fraction", "taskmanager.memory.network.fraction",
	"taskmanager.memory.jvm-overhead.fraction", "jobmanager.memory.jvm-overhead.fraction",
}

func judgeMemory(pass *analysis.Pass, props []*config.Property) {
	for _, pair := range within {
		part, whole := lastOf(props, pair[0]), lastOf(props, pair[1])
		if part == nil || whole == nil {
			continue
		}
		small, ok := flinkSize(part.Value)
		large, known := flinkSize(whole.Value)
		if ok && known && small > large {
			rules.Report{
				At:      part.Value,
				Message: fmt.Sprintf("%q, %s, is more than %q, %s, which holds it; the process does not start", pair[0], part.Value, pair[1], whole.Value),
				Related: []analysis.RelatedInformation{{Pos: whole.Value.Pos(), End: whole.Value.End(), Message: "the whole"}},
			}.To(pass)
		}
	}
	for _, key := range fractions {
		p := lastOf(props, key)
		if p == nil {
			continue
		}
		if n, err := strconv.ParseFloat(p.Value.String(), 64); err == nil && (n < 0 || n >= 1) {
			rules.Report{At: p.Value, Message: fmt.Sprintf("%q is %s; a fraction of the memory lies between 0 and 1", key, p.Value)}.To(pass)
		}
	}
}

// flinkSize returns the bytes of a size as Flink alone reads it.
func flinkSize(v *config.Value) (float64, bool) {
	text := strings.ToLower(strings.TrimSpace(v.String()))
	m := flinkMemory().FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(m[1], 64)
	return n * flinkUnit(m[2]), err == nil
}
