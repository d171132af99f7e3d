package deployment

import (
	"fmt"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// JMMemoryLow finds wide jobs with a small job manager.
var JMMemoryLow = Pack.Add(rules.Rule{
	Name:     "jm-memory-low",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Configs),
	Run:      jmMemoryLow,
})

// wide is the parallelism from which on a job manager has much to do.
const wide = 32

func jmMemoryLow(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		basic := d.Tree.At("streamingResourceSetting", "basicResourceSetting")
		memory := basic.At("jobmanagerResourceSettingSpec", "memory")
		bytes, ok := memoryOf(memory.String())
		parallelism, err := strconv.Atoi(basic.Get("parallelism").String())
		if ok && err == nil && parallelism >= wide && bytes <= 1<<30 {
			rules.Report{At: memory, Message: fmt.Sprintf("a job manager with %s is slow to start and to restore a job with a parallelism of %d; give it 4 GiB", memory.String(), parallelism)}.To(pass)
		}
	}
}
