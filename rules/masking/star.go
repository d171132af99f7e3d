package masking

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// A group is the leaks that one star lets into one sink, or a single leak.
type group []leak

// byStar puts the leaks of each star and sink together.
func byStar(found []leak) []group {
	type way struct {
		sink *plan.Sink
		by   sql.Node
	}
	var groups []group
	at := map[way]int{}
	for _, l := range found {
		w := way{l.sink, l.passage()}
		i, known := at[w]
		if w.by == nil || !known {
			at[w] = len(groups)
			groups = append(groups, group{l})
			continue
		}
		groups[i] = append(groups[i], l)
	}
	return groups
}

// by names what lets the columns through.
func (g group) by() string {
	if _, ok := g[0].passage().(*sql.Star); ok {
		return "*"
	}
	return "the whole table"
}

// listed is how many columns a message names.
const listed = 4

// columns names the columns that are let through.
func (g group) columns() string {
	var names []string
	for i, l := range g {
		if i == listed {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("%s (%s)", l.origin.Name(), l.kind()))
	}
	what := "a sensitive column"
	if len(g) > 1 {
		what = fmt.Sprintf("%d sensitive columns", len(g))
	}
	return fmt.Sprintf("%s of \"%s\": %s", what, g[0].origin.Table.Title(), strings.Join(names, ", "))
}

// report reports the leaks together, as severe as the worst of them, with the
// way of that one and the other columns beside it.
func (g group) report(pass *analysis.Pass, message string) {
	worst := g.worst()
	rules.Report{At: worst.place(pass), Message: message, Severity: worst.severity, Flow: worst.way(pass)}.To(pass)
}

func (g group) worst() leak {
	worst := g[0]
	for _, l := range g {
		if l.severity > worst.severity {
			worst = l
		}
	}
	return worst
}
