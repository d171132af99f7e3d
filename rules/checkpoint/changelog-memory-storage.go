package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ChangelogMemoryStorage finds changes of state that are logged to memory, which
// is the default and meant for tests
// (StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, since Flink 1.15).
var ChangelogMemoryStorage = Pack.Add(rules.Rule{
	Name:     "changelog-memory-storage",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.changelogMemoryStorage),
})

func (j job) changelogMemoryStorage(pass *analysis.Pass) {
	on, enabled, _ := j.Bool(changelogEnabled)
	if !on || !enabled.IsValid() || !j.streams() || j.Target.Flink.Before(flink.Version{Major: 1, Minor: 15}) {
		return
	}
	switch set, ok := j.written(changelogStorage); {
	case ok && j.is(changelogStorage, "memory"):
		rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q = memory loses the logged state with its task manager; use filesystem", set.Written),
		}.To(pass)
	case j.lacks(changelogStorage):
		rules.Report{
			At:      enabled,
			Message: fmt.Sprintf("changes of state are logged to memory by default and lost with their task manager; set %q to filesystem", j.spell(changelogStorage)),
		}.To(pass)
	}
}
