package checkpoint

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/settings"
)

// strategy returns the restart strategy in force as the keys of its parameters
// name it, "none" for no restart, and what sets it; "" where it is not known
// (RestartStrategyOptions.RestartStrategyType).
func (j job) strategy() (string, settings.Setting) {
	set, _ := j.Get(restartStrategy)
	switch name := strings.ToLower(strings.TrimSpace(set.Value)); name {
	case "none", "off", "disable":
		return "none", set
	case "fixed-delay", "failure-rate", "exponential-delay":
		return name, set
	case "fixeddelay":
		return "fixed-delay", set
	case "failurerate":
		return "failure-rate", set
	case "exponentialdelay":
		return "exponential-delay", set
	}
	return "", set
}
