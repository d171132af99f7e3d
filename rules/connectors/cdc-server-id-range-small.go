package connectors

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCServerIDRangeSmall finds readers of MySQL's binlog with fewer ids than
// parallel readers (MySqlSourceReader asks ServerIdRange for the id of each
// subtask).
var CDCServerIDRangeSmall = Pack.Add(rules.Rule{
	Name:     "cdc-server-id-range-small",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.cdcServerIDRangeSmall),
})

func (u use) cdcServerIDRangeSmall() {
	o := u.options.Get("server-id")
	if !u.readsBinlog() || !u.incremental() || o == nil || !o.Spelled {
		return
	}
	first, ids, ok := serverIDs(o.Value())
	if !ok {
		return
	}
	switch parallel, at := u.parallelism(); {
	case parallel == 0 && ids == 1:
		u.note(o, fmt.Sprintf("one \"server-id\" is enough for one reader; where %s is read in parallel give each reader one: %d-%d for 4 of them", u.label(), first, first+3))
	case ids < parallel:
		r := rules.Report{At: o, Message: fmt.Sprintf(
			"\"server-id\" has %s for %d parallel readers of %s, and those without one fail; make it at least %d-%d", count(ids, "id"), parallel, u.label(), first, first+parallel-1)}
		if at.IsValid() {
			r.Related = []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: "the parallelism"}}
		}
		r.To(u.pass)
	}
}

// serverIDs reads an id or a range of ids as ServerIdRange.from does.
func serverIDs(s string) (first, count int, ok bool) {
	from, to, isRange := strings.Cut(s, "-")
	first, err := strconv.Atoi(strings.TrimSpace(from))
	last := first
	if isRange && err == nil {
		last, err = strconv.Atoi(strings.TrimSpace(to))
	}
	return first, last - first + 1, err == nil && last >= first
}
