package upgrade

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// RemovedConfigKey finds configuration keys that the release does not read any
// more, so that it passes over what they are set to.
var RemovedConfigKey = Pack.Add(rules.Rule{
	Name:     "removed-config-key",
	Severity: rules.Warning,
	Needs:    useViews,
	Run:      each(uses, removedConfigKey),
})

func removedConfigKey(u use) (rules.Report, bool) {
	if u.Option != nil || u.Gone.IsZero() || u.release.Before(u.Gone) || u.forked() {
		return rules.Report{}, false
	}
	r := rules.Report{
		At:      u.KeyRange,
		Message: fmt.Sprintf("Flink does not read %q since %s, so that it has no effect; ", u.Written, u.Gone),
	}
	instead, known := flink.Replaced(u.Written)
	switch {
	case u.Successor != "":
		r.Severity, r.Fixes = rules.Error, u.rename(u.Successor)
		r.Message += fmt.Sprintf("set %q", u.Successor)
	case known:
		r.Severity = rules.Error
		r.Message += "set " + replacing(instead)
	default:
		r.Message += "remove it"
	}
	if u.release.AtLeast(flink.Beyond) {
		r.Severity = rules.Warning // a release that the tables do not have yet
	}
	return r, true
}

// replacing names what to set instead.
func replacing(r flink.Replacement) string {
	var keys []string
	for _, key := range r.Keys {
		keys = append(keys, fmt.Sprintf("%q", key))
	}
	text := strings.Join(keys, " and ")
	if r.Value != "" {
		text += " to " + r.Value
	}
	return text
}
