package deployment

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// LogArchiveOff finds deployments whose logs are gone with the job.
var LogArchiveOff = Pack.Add(rules.Rule{
	Name:      "log-archive-off",
	Severity:  rules.Note,
	Precision: rules.Low,
	Needs:     linters.Needs(linters.Configs, linters.Target),
	Run:       logArchiveOff,
})

func logArchiveOff(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, d := range on(pass, config.VVR) {
		history := d.Tree.At("logging", "logReservePolicy", "openHistory")
		if strings.EqualFold(history.String(), "false") && !forTrial(d) {
			rules.Report{At: history, Message: "the logs of the job are not kept once it has ended, and with them goes what an inquiry would need; set openHistory to true and expirationDays"}.To(pass)
		}
	}
}
