package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// RestartSubkeysMismatch finds parameters of a restart strategy that is not the
// one in force. Without a strategy Flink takes its default with default
// parameters, so they are passed over then too
// (RestartBackoffTimeStrategyFactoryLoader).
var RestartSubkeysMismatch = Pack.Add(rules.Rule{
	Name:     "restart-subkeys-mismatch",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.restartSubkeysMismatch),
})

func (j job) restartSubkeysMismatch(pass *analysis.Pass) {
	inForce, set := j.strategy()
	if inForce == "" && (!j.lacks(restartStrategy) || !j.seen()) {
		return // or what chooses it is not in sight
	}
	told := map[string]bool{}
	for _, param := range j.writtenUnder("restart-strategy.") {
		of, _, found := strings.Cut(strings.TrimPrefix(param.Key, "restart-strategy."), ".")
		if !found || of == inForce || told[of] {
			continue
		}
		told[of] = true
		r := rules.Report{At: param.KeyRange, Message: fmt.Sprintf(
			"%q has no effect, for no restart strategy is chosen; set %q to %s", param.Written, j.spell(restartStrategy), of)}
		if inForce != "" {
			r.Message = fmt.Sprintf("%q has no effect, for the restart strategy is %s; remove it, or set %q to %s", param.Written, set.Value, j.spell(restartStrategy), of)
		}
		if set.IsValid() {
			r.Related = []analysis.RelatedInformation{{Pos: set.Pos(), End: set.End(), Message: "chosen here"}}
		}
		r.To(pass)
	}
}
