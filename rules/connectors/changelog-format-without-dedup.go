package connectors

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// ChangelogFormatWithoutDedup finds changes that may come twice, and are counted.
var ChangelogFormatWithoutDedup = Pack.Add(rules.Rule{
	Name:      "changelog-format-without-dedup",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       each(use.changelogFormatWithoutDedup),
})

// dedup is the option by which Flink drops changes that it has seen (Flink,
// Configuration, "table.exec.source.cdc-events-duplicate").
const dedup = "table.exec.source.cdc-events-duplicate"

func (u use) changelogFormatWithoutDedup() {
	format := u.valueFormat()
	key, known := u.primaryKey()
	if !u.Is("kafka") || !u.reads() || format == nil || !isChanges(format.Value()) || !known || u.batch() {
		return
	}
	if !slices.ContainsFunc(u.routes(), route.counts) {
		return
	}
	switch on, visible := u.drops(); {
	case on:
	case len(key) == 0:
		u.report(format, fmt.Sprintf("changes in %s may come twice after a failure of who writes them, and are counted twice; declare the PRIMARY KEY of %s and set %q to true", format.Value(), u.Name, dedup))
	case visible:
		u.report(format, fmt.Sprintf("changes in %s may come twice after a failure of who writes them, and are counted twice; set %q to true", format.Value(), dedup))
	default:
		u.note(format, fmt.Sprintf("changes in %s may come twice after a failure of who writes them; make sure that the deployment sets %q to true", format.Value(), dedup))
	}
}

// drops reports whether Flink drops changes that come twice, and whether that is
// certain.
func (u use) drops() (on, visible bool) {
	jobs := u.jobs()
	on = slices.ContainsFunc(jobs, func(e *settings.Effective) bool {
		value, _, ok := e.Bool(dedup)
		return ok && value
	})
	return on, u.target.Complete || u.sets(dedup)
}
