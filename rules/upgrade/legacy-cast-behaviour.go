package upgrade

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// LegacyCastBehaviour finds jobs in which a cast that fails gives NULL
// (ExecutionConfigOptions.TABLE_EXEC_LEGACY_CAST_BEHAVIOUR; release notes of
// 1.15, FLINK-26551).
var LegacyCastBehaviour = Pack.Add(rules.Rule{
	Name:     "legacy-cast-behaviour",
	Severity: rules.Warning,
	Needs:    useViews,
	Run:      each(uses, legacyCastBehaviour),
})

func legacyCastBehaviour(u use) (rules.Report, bool) {
	const key = "table.exec.legacy-cast-behaviour"
	if u.Written != key || !strings.EqualFold(strings.TrimSpace(u.Value), "ENABLED") || u.forked() || !u.inForce() || u.Option == nil {
		return rules.Report{}, false
	}
	return rules.Report{
		At:      u.Range,
		Message: fmt.Sprintf("%q = %s has a cast that fails give NULL without a word; remove it, and write TRY_CAST where NULL is wanted", key, u.Value),
	}, true
}

// inForce reports whether nothing overrides the use.
func (u *use) inForce() bool {
	s, ok := u.job.Get(u.Key)
	return ok && s.Layer > settings.Platform && s.KeyRange == u.KeyRange
}
