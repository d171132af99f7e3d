package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// TMMemoryLow finds task managers that are too small for the state backend of
// the platform.
var TMMemoryLow = Pack.Add(rules.Rule{
	Name:      "tm-memory-low",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     linters.Needs(linters.Configs),
	Run:       tmMemoryLow,
})

// leastForGemini is what GeminiStateBackend asks of a task manager
// (GeminiStateBackend, E-MapReduce: 1728 MB).
const leastForGemini = 1728 << 20

func tmMemoryLow(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		basic := d.Tree.At("streamingResourceSetting", "basicResourceSetting")
		memory := basic.At("taskmanagerResourceSettingSpec", "memory")
		bytes, ok := memoryOf(memory.String())
		if backend := lastOf(d.Config, "state.backend.type"); !ok || d.Batch || bytes >= leastForGemini || backend != nil {
			continue
		}
		rules.Report{At: memory, Message: fmt.Sprintf("a task manager with %s is smaller than the state backend of the platform asks for (1728 MiB); give it 2 GiB", memory.String())}.To(pass)
	}
}
