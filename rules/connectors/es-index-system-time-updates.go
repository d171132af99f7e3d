package connectors

import (
	"fmt"
	"regexp"
	"sync"

	"github.com/flinkvet/flinkvet/rules"
)

// ESIndexSystemTimeUpdates finds updates that go to the index of the day they are
// made on, and not to that of the document.
var ESIndexSystemTimeUpdates = Pack.Add(rules.Rule{
	Name:     "es-index-system-time-updates",
	Severity: rules.Error,
	Needs:    changeViews,
	Run:      each(use.esIndexSystemTimeUpdates),
})

// systemTime is the current time in the name of an index (IndexGeneratorFactory).
var systemTime = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\{\s*(?:now\(\s*\)|NOW\(\s*\)|current_timestamp|CURRENT_TIMESTAMP)\s*\|`)
})

func (u use) esIndexSystemTimeUpdates() {
	o := u.options.Get("index")
	if !u.isSearch() || !u.writes() || o == nil || !systemTime().MatchString(o.Value()) {
		return
	}
	if u.updated() {
		u.report(o, fmt.Sprintf("a document of %s that is updated on another day goes to another index, and its old version stays; make the index of a column of the row", u.Name))
	}
}
