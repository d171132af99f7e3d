package checkpoint

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// UnitlessDuration finds durations without a unit, which count milliseconds.
var UnitlessDuration = Pack.Add(rules.Rule{
	Name:     "unitless-duration",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Literals, linters.Target),
	Run:      unitlessDuration,
})

func unitlessDuration(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	for _, lit := range linters.Literals.Of(pass) {
		if !setsOption(lit) || lit.Option.Type != flink.Duration {
			continue
		}
		d, unitless, err := flink.ParseDuration(lit.Value())
		if err != nil || !unitless || d == 0 {
			continue
		}
		rules.Report{
			At:       lit,
			Severity: unitlessSeverity(lit.Option, d, target),
			Message: fmt.Sprintf("%q = %s has no unit and means milliseconds, which is %v; write the unit",
				lit.Key, strings.TrimSpace(lit.Value()), d),
		}.To(pass)
	}
}

func setsOption(lit *literals.Literal) bool {
	switch lit.Role {
	case literals.Setting, literals.ClusterSetting:
		// One word alone, as "timeout", is a part of other keys of Flink and none.
		return lit.Option != nil && strings.ContainsAny(lit.Key, ".-")
	case literals.ConnectorOption, literals.CatalogOption:
		return lit.Option != nil
	}
	return false
}

// unitlessSeverity weighs what goes wrong if another unit was meant: state that
// expires and checkpoints that time out within a second stop the job from
// working. VVR documents the state's time to live in milliseconds, and an
// option whose default is below a second is one that people think of in them.
func unitlessSeverity(option *flink.Option, d time.Duration, target flink.Target) rules.Severity {
	usual, _, err := flink.ParseDuration(option.Default)
	switch {
	case d < time.Second && (expires(option.Key) || option.Key == interval):
		return rules.Error
	case deliberate(option.Key, d), err == nil && 0 < usual && usual < time.Second,
		strings.HasSuffix(option.Key, ".ttl") && target.Platform == "vvr" && d >= time.Minute:
		return rules.Note
	}
	return rules.Warning
}

func expires(key string) bool {
	return strings.HasSuffix(key, "ttl") || strings.HasSuffix(key, "timeout")
}

// deliberate reports whether a number without a unit looks like milliseconds
// by intent: whole seconds, and for a time to live at least ten minutes, since
// 3600 and 86400 are somebody's seconds and 36000 may well be.
func deliberate(key string, d time.Duration) bool {
	least := time.Second
	if strings.HasSuffix(key, "ttl") {
		least = 10 * time.Minute
	}
	return d >= least && d%time.Second == 0
}
