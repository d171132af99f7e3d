package performance

import (
	"fmt"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// BufferTimeoutExtreme finds times at which network buffers are sent that cost
// throughput or latency (execution.buffer-timeout.interval).
var BufferTimeoutExtreme = Pack.Add(rules.Rule{
	Name:     "buffer-timeout-extreme",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Settings),
	Run:      bufferTimeoutExtreme,
})

func bufferTimeoutExtreme(pass *analysis.Pass) {
	for _, e := range linters.Settings.Of(pass) {
		timeout, set, ok := e.Duration("execution.buffer-timeout.interval")
		if !written(set) {
			continue
		}
		effect := ""
		switch {
		case ok && timeout == 0:
			effect = "every row is sent in a network buffer of its own, which costs much throughput"
		case set.Value == "-1":
			effect = "a network buffer is only sent when it is full, so rows of a slow stream wait without an end"
		case ok && timeout > time.Second:
			effect = "rows of a slow stream wait so long at every exchange"
		default:
			continue
		}
		pass.ReportRangef(set, "%s", fmt.Sprintf("%q is %s: %s; the default of 100 ms suits most jobs", set.Written, set.Value, effect))
	}
}
