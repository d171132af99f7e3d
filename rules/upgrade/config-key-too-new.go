package upgrade

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ConfigKeyTooNew finds configuration keys that only later releases read.
var ConfigKeyTooNew = Pack.Add(rules.Rule{
	Name:     "config-key-too-new",
	Severity: rules.Warning,
	Needs:    useViews,
	Run:      each(uses, configKeyTooNew),
})

func configKeyTooNew(u use) (rules.Report, bool) {
	if u.Option != nil || !u.release.Before(u.Since) || u.least || u.forked() {
		return rules.Report{}, false
	}
	r := rules.Report{
		At:      u.KeyRange,
		Message: fmt.Sprintf("Flink %s does not read %q, which %s brought, so that it has no effect; ", u.release, u.Written, u.Since),
	}
	if older := flink.Spelling(u.release, u.Written); older != u.Written {
		r.Severity, r.Fixes = rules.Error, u.rename(older)
		r.Message += fmt.Sprintf("write %q", older)
	} else {
		r.Message += "remove it, or move to a later release"
	}
	return r, true
}
