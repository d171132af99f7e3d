package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// UnknownConfigKey finds configuration keys that no release of Flink and no
// platform reads, close to one that is read, or among keys that are all Flink's.
var UnknownConfigKey = Pack.Add(rules.Rule{
	Name:     "unknown-config-key",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Settings),
	Run:      eachSetting(setting.unknownConfigKey),
})

// closed are the beginnings of keys under which Flink has all that there is, and
// platforms add nothing.
var closed = []string{
	"execution.checkpointing.", "execution.savepoint.", "execution.state-recovery.", "jobmanager.memory.",
	"restart-strategy.", "taskmanager.memory.", "taskmanager.network.",
}

func (s setting) unknownConfigKey() {
	key := s.Written
	if flink.Setting(key) != nil || flink.Free(key) || !endpoints.Spelled("", key) || s.job.Target.Flink.AtLeast(flink.Beyond) {
		return
	}
	r := rules.Report{At: s.KeyRange}
	if meant := meantKey(key); meant != "" {
		r.Message = fmt.Sprintf("Flink has no option %q and ignores it%s", key, near.Ask(meant))
	} else if slices.ContainsFunc(closed, func(p string) bool { return strings.HasPrefix(key, p) }) {
		r.Message = fmt.Sprintf("Flink has no option %q and ignores it; look its name up, or take it away", key)
		if s.job.Target.Platform == "vvr" || s.job.Target.Platform == "vvp" {
			return
		}
	} else {
		return
	}
	r.To(s.pass)
}

// meantKey returns the configuration key that a misspelt one is, "" where none is
// near enough. Short keys have too many neighbours.
func meantKey(key string) string {
	most := 2
	switch {
	case len(key) < 8:
		return ""
	case len(key) < 16:
		most = 1
	}
	return near.Within(most, key, slices.Collect(flink.Settings()))
}
